using PolicyML.Storage.Corrections;
using PolicyML.Storage.Stories;

namespace PolicyML.Storage.Writing;

/// <summary>Removes a source with all its rows.</summary>
internal static class SourceRemover
{
    private static readonly string[] Tables = ["fact", "project", "enterprise"];

    /// <summary>
    /// Removes it within a transaction; the articles that told its stories are linked anew. The search index
    /// keeps what it has of it, see <see cref="Searching.GramIndex"/>.
    /// </summary>
    public static void Remove(WriteSession session, SourceRows sources, StoryLinker stories, long source)
    {
        var record = sources.Read(session.Connection, source)!;
        var ids = session.Numbers("SELECT id FROM article WHERE source = @source ORDER BY number", ("source", source));
        var prepared = PreparedSource.Of(record);
        for (var i = 0; i < ids.Count; i++)
        {
            stories.Forget(ids[i]);
            RemoveTags(session, ids[i], prepared.Articles[i]);
            foreach (var table in Tables) session.Run($"DELETE FROM {table} WHERE article = @id", ("id", ids[i]));
            foreach (var key in prepared.Articles[i].StoryKeys) session.Run("DELETE FROM story_key WHERE key = @key AND article = @id", ("key", key), ("id", ids[i]));
        }

        SourceCorrector.Drop(session, source);
        session.Run("DELETE FROM article WHERE source = @source", ("source", source));
        session.Run("DELETE FROM source_text WHERE source = @source", ("source", source));
        session.Run("DELETE FROM source WHERE id = @source", ("source", source));
    }

    private static void RemoveTags(WriteSession session, long id, PreparedArticle prepared)
    {
        var day = Codes.Of(prepared.Article.Published);
        foreach (var tag in ArticleTags.Of(session, prepared.Article))
            session.Run("DELETE FROM article_tag WHERE tag = @tag AND day = @day AND article = @id", ("tag", tag), ("day", day), ("id", id));
    }
}
