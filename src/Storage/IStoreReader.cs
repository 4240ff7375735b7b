namespace PolicyML.Storage;

/// <summary>The reading side of a store. Rows come in a fixed order: day of issue, source, article, place in the text.</summary>
public interface IStoreReader
{
    /// <summary>The articles that a filter lets through.</summary>
    IEnumerable<StoredArticle> Articles(StoreFilter filter);

    /// <summary>The facts that a filter lets through.</summary>
    IEnumerable<StoredFact> Facts(StoreFilter filter);

    /// <summary>The mentions of projects in the articles that a filter lets through.</summary>
    IEnumerable<StoredProject> Projects(StoreFilter filter);

    /// <summary>The mentions of enterprises in the articles that a filter lets through.</summary>
    IEnumerable<StoredEnterprise> Enterprises(StoreFilter filter);

    /// <summary>Full-text search: articles whose text or headline contains every one of the searched pieces (parted by blanks), as substrings.</summary>
    IEnumerable<SearchHit> Search(string text, StoreFilter filter);

    /// <summary>The whole text of a source, and its articles with everything read off them; null where the store has none of that path.</summary>
    SourceRecord? Source(string path);

    /// <summary>The official name of a division that some row names; null where none does.</summary>
    /// <param name="code">Six digits of GB/T 2260.</param>
    string? PlaceName(string code);
}
