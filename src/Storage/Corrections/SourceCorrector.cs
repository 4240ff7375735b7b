using PolicyML.Storage.Schema;
using PolicyML.Storage.Searching;
using PolicyML.Storage.Stories;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Corrections;

/// <summary>Brings the rows of a source to what holds, within a writing transaction.</summary>
internal sealed class SourceCorrector(WriteSession session, SourceRows sources)
{
    private static readonly (Table From, string To)[] Kept =
    [
        (Table.Fact, "machine_fact"), (Table.Project, "machine_project"), (Table.Enterprise, "machine_enterprise"),
    ];

    private readonly ArticleRows rows = new(session, []);

    /// <summary>Reads a source with its corrections; null where there is none of that number.</summary>
    public CorrectedSource? Read(long source)
    {
        if (sources.ReadMachine(session.Connection, source) is not { } found) return null;
        return CorrectedSource.Of(found.Path, found.Text, found.Articles, new CorrectionLog(session.Dialect).OfSource(session.Connection, found.Path));
    }

    /// <summary>Finds what the corrections of a source that was just read anew are about, and applies them.</summary>
    public void Reapply(long source)
    {
        if (Read(source) is not { } before || before.Log.Count == 0) return;
        var log = Reattachment.Of(before.Text, before.Machine, before.Log);
        foreach (var (row, old) in log.Zip(before.Log))
            if (row != old) CorrectionLog.Move(session.Connection, row);
        var machine = CorrectedSource.Of(before.Path, before.Text, before.Machine, []);
        Rewrite(source, machine, CorrectedSource.Of(before.Path, before.Text, before.Machine, log));
    }

    /// <summary>Rewrites the rows of the articles that changed.</summary>
    /// <param name="source">Number of the source.</param>
    /// <param name="before">What the rows hold.</param>
    /// <param name="after">What they are to hold.</param>
    public void Rewrite(long source, CorrectedSource before, CorrectedSource after)
    {
        var (stories, grams) = (new StoryLinker(session), new GramIndex(session));
        if (after.Articles.Any(a => a.IsCorrected)) Keep(source);
        foreach (var (old, now) in before.Articles.Zip(after.Articles).OrderBy(p => p.First.Id))
            if (old.Fingerprint() != now.Fingerprint()) Rewrite(old, now, after.Text, stories, grams);
        session.Rows.Flush();
        grams.Write();
        stories.Link();
        if (!after.Articles.Any(a => a.IsCorrected)) Drop(session, source);
    }

    /// <summary>Removes what is kept of the machine's reading of a source.</summary>
    public static void Drop(WriteSession session, long source)
    {
        if (session.Numbers("SELECT id FROM machine_article WHERE source = @source", ("source", source)).Count == 0) return;
        foreach (var (_, to) in Kept)
            session.Run($"DELETE FROM {to} WHERE article IN (SELECT id FROM machine_article WHERE source = @source)", ("source", source));
        session.Run("DELETE FROM machine_article WHERE source = @source", ("source", source));
    }

    /// <summary>Keeps the machine's reading of a source beside the rows that will change.</summary>
    private void Keep(long source)
    {
        if (session.Numbers("SELECT id FROM machine_article WHERE source = @source", ("source", source)).Count > 0) return;
        Copy(Table.Article, "machine_article", "source = @source", source);
        foreach (var (from, to) in Kept) Copy(from, to, "article IN (SELECT id FROM article WHERE source = @source)", source);
    }

    private void Copy(Table from, string to, string which, long source)
    {
        var columns = string.Join(", ", from.Columns.Select(c => c.Name));
        session.Run($"INSERT INTO {to} ({columns}) SELECT {columns} FROM {from.Name} WHERE {which}", ("source", source));
    }

    private void Rewrite(CorrectedArticle old, CorrectedArticle now, string text, StoryLinker stories, GramIndex grams)
    {
        var isMoved = !old.Article.Segments.SequenceEqual(now.Article.Segments) || old.Article.Kind != now.Article.Kind;
        if (isMoved) stories.Forget(now.Id);
        var (was, prepared) = (new PreparedArticle(old.Article, text), new PreparedArticle(now.Article, text));
        rows.Update(now.Id, prepared, now.IsCorrected);
        foreach (var table in new[] { Table.Fact, Table.Project, Table.Enterprise }) session.Run($"DELETE FROM {table.Name} WHERE article = @id", ("id", now.Id));
        foreach (var fact in now.Facts.Where(f => f.IsIn)) rows.WriteFact(now.Article, now.Id, fact.Fact, fact.Ordinal, fact.Last?.Id);
        rows.WriteMentions(now.Article, now.Id);
        ReplaceTags(old, now);
        if (isMoved) ReplaceText(now.Id, was, prepared, stories, grams);
    }

    private void ReplaceTags(CorrectedArticle old, CorrectedArticle now)
    {
        var (was, tags) = (ArticleTags.Of(session, old.Article), ArticleTags.Of(session, now.Article));
        var day = Codes.Of(now.Article.Published);
        foreach (var tag in was.Except(tags)) session.Run("DELETE FROM article_tag WHERE tag = @tag AND day = @day AND article = @id", ("tag", tag), ("day", day), ("id", now.Id));
        rows.WriteTags([.. tags.Except(was)], now.Id, day);
    }

    private void ReplaceText(long id, PreparedArticle was, PreparedArticle now, StoryLinker stories, GramIndex grams)
    {
        foreach (var key in was.StoryKeys) session.Run("DELETE FROM story_key WHERE key = @key AND article = @id", ("key", key), ("id", id));
        rows.WriteStoryKeys(now, id);
        stories.Add(id, now.StoryKeys);
        grams.Add(id, now.Grams);
    }
}
