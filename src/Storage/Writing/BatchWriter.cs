using System.Data.Common;

using PolicyML.Storage.Corrections;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Searching;
using PolicyML.Storage.Stories;

namespace PolicyML.Storage.Writing;

/// <summary>Writes sources into the store, several in one transaction. Not safe for use from several threads.</summary>
internal sealed class BatchWriter(DbConnection connection, Dialect dialect, Words words, SourceRows sources) : IDisposable
{
    private const string Existing = "SELECT id, text_hash, reading_hash FROM source WHERE path = @path";
    private readonly RowWriter rows = dialect.Rows(connection);
    private readonly HashSet<int> knownPlaces = [];
    private readonly CommandCache commands = new(connection);

    /// <summary>Writes all or nothing. No path stands twice among the sources.</summary>
    public SaveOutcome[] Write(IReadOnlyList<PreparedSource> batch)
    {
        var session = new WriteSession(connection, commands, dialect, rows, words);
        session.Begin();
        try
        {
            var articles = new ArticleRows(session, knownPlaces);
            var stories = new StoryLinker(session);
            var index = new GramIndex(session);
            var outcomes = new SaveOutcome[batch.Count];
            for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Write(session, articles, stories, index, batch[i]);
            rows.Flush();
            index.Write();
            stories.Link();
            Correct(session, batch, outcomes);
            session.Commit(knownPlaces);
            return outcomes;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    /// <summary>Removes a source; false where there is none of that path.</summary>
    public bool Remove(string path)
    {
        var session = new WriteSession(connection, commands, dialect, rows, words);
        session.Begin();
        try
        {
            if (Find(path) is not { } found)
            {
                session.Rollback();
                return false;
            }

            var stories = new StoryLinker(session);
            SourceRemover.Remove(session, sources, stories, found.Id);
            stories.Link();
            CorrectionLog.Lose(connection, path);
            session.Next("source");   // no source gets this number: the counter tells readers that something went
            session.Commit(knownPlaces);
            return true;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        commands.Dispose();
        rows.Dispose();
    }

    private SaveOutcome Write(WriteSession session, ArticleRows articles, StoryLinker stories, GramIndex index, PreparedSource source)
    {
        var outcome = SaveOutcome.Added;
        if (Find(source.Record.Path) is { } found)
        {
            if (found.Text.AsSpan().SequenceEqual(source.TextHash) && found.Reading.AsSpan().SequenceEqual(source.ReadingHashes)) return SaveOutcome.Unchanged;
            SourceRemover.Remove(session, sources, stories, found.Id);
            outcome = SaveOutcome.Replaced;
        }

        var ids = articles.Write(source);
        for (var i = 0; i < ids.Length; i++)
        {
            stories.Add(ids[i], source.Articles[i].StoryKeys);
            index.Add(ids[i], source.Articles[i].Grams);
        }

        return outcome;
    }

    /// <summary>Applies what people said of earlier readings of the sources that were written.</summary>
    private void Correct(WriteSession session, IReadOnlyList<PreparedSource> batch, SaveOutcome[] outcomes)
    {
        if (session.Numbers("SELECT 1 FROM correction LIMIT 1").Count == 0) return;
        var corrector = new SourceCorrector(session, sources);
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i] == SaveOutcome.Unchanged) continue;
            var path = ExactText.Escape(batch[i].Record.Path);
            if (session.Numbers("SELECT 1 FROM correction WHERE path = @path LIMIT 1", ("path", path)).Count == 0) continue;
            corrector.Reapply(Find(batch[i].Record.Path)!.Value.Id);
        }
    }

    private (long Id, byte[] Text, byte[] Reading)? Find(string path)
    {
        using var reader = commands.Of(Existing).Set("path", ExactText.Escape(path)).ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), (byte[])reader.GetValue(1), (byte[])reader.GetValue(2)) : null;
    }
}
