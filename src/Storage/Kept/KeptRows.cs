using PolicyML.Storage.Reading;

namespace PolicyML.Storage.Kept;

/// <summary>
/// The facts and mentions of a store in memory, as they were at one moment: what series and ledgers are made of without asking the
/// database for each row. Everything else is asked of the store. Immutable; safe for use from several threads.
/// </summary>
public sealed class KeptRows : IStoreReader
{
    private readonly IStoreReader store;
    private readonly KeptArticle[] articles;
    private readonly Dictionary<string, StoredFact[]> facts;

    private KeptRows(IStoreReader store, long version, KeptArticle[] articles, Dictionary<string, StoredFact[]> facts)
    {
        (this.store, Version, this.articles, this.facts) = (store, version, articles, facts);
    }

    /// <summary>Greater for what was read later.</summary>
    public long Version { get; }

    /// <summary>The number of articles.</summary>
    public int Count => articles.Length;

    /// <inheritdoc/>
    public IEnumerable<StoredFact> Facts(StoreFilter filter)
    {
        if (filter.NewestFirst || filter.Limit is not null) return store.Facts(filter);
        var check = new KeptFilter(filter);
        if (filter.Indicator is not { } indicator) return Those(check, a => a.Facts, check.Allows);
        return facts.TryGetValue(indicator, out var rows) ? Those(rows, check) : [];
    }

    /// <inheritdoc/>
    public IEnumerable<StoredProject> Projects(StoreFilter filter)
    {
        if (filter.NewestFirst || filter.Limit is not null) return store.Projects(filter);
        var check = new KeptFilter(filter);
        return Those(check, a => a.Projects, check.Allows);
    }

    /// <inheritdoc/>
    public IEnumerable<StoredEnterprise> Enterprises(StoreFilter filter)
    {
        if (filter.NewestFirst || filter.Limit is not null) return store.Enterprises(filter);
        var check = new KeptFilter(filter);
        return Those(check, a => a.Enterprises, check.Allows);
    }

    /// <inheritdoc/>
    public IEnumerable<StoredArticle> Articles(StoreFilter filter) => store.Articles(filter);

    /// <inheritdoc/>
    public IEnumerable<SearchHit> Search(string text, StoreFilter filter) => store.Search(text, filter);

    /// <inheritdoc/>
    public SourceRecord? Source(string path) => store.Source(path);

    /// <inheritdoc/>
    public string? PlaceName(string code) => store.PlaceName(code);

    /// <summary>The rows of articles that were just read.</summary>
    internal static KeptRows Of(IStoreReader store, long version, IEnumerable<KeptArticle> articles)
    {
        var sorted = articles.ToArray();
        Array.Sort(sorted, (a, b) => Compare(a.Head, b.Head));
        var byIndicator = sorted.SelectMany(a => a.Facts).GroupBy(f => f.Fact.Indicator, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return new KeptRows(store, version, sorted, byIndicator);
    }

    /// <summary>The rows after some changes; what did not change is shared.</summary>
    internal KeptRows With(IReadOnlyList<KeptChange> changes)
    {
        var edits = changes.SelectMany(Edits).OrderBy(e => e.At, Comparer<ArticleHead>.Create(Compare)).ToList();
        var changed = edits.SelectMany(e => e.Facts).Concat(changes.SelectMany(c => c.Before?.Facts ?? [])).Select(f => f.Fact.Indicator).Distinct(StringComparer.Ordinal);
        var all = new Dictionary<string, StoredFact[]>(facts, StringComparer.Ordinal);
        foreach (var indicator in changed)
            all[indicator] = Splice(all.GetValueOrDefault(indicator, []), f => f.Article, edits.ConvertAll(e => (e.At, e.Facts.Where(f => f.Fact.Indicator == indicator).ToArray())));
        return new KeptRows(store, Version + 1, Splice(articles, a => a.Head, edits.ConvertAll(e => (e.At, e.Articles))), all);
    }

    /// <summary>What stands at the place of an article, after a change: its rows, or none.</summary>
    private static IEnumerable<(ArticleHead At, KeptArticle[] Articles, StoredFact[] Facts)> Edits(KeptChange change)
    {
        if (change is { Before: { } gone } && (change.After is not { } kept || Compare(gone.Head, kept.Head) != 0)) yield return (gone.Head, [], []);
        if (change.After is { } now) yield return (now.Head, [now], [.. now.Facts]);
    }

    /// <summary>Takes the rows of some articles out and puts others in their places.</summary>
    private static T[] Splice<T>(T[] rows, Func<T, ArticleHead> head, List<(ArticleHead At, T[] Rows)> edits)
    {
        var spliced = new List<T>(rows.Length + edits.Sum(e => e.Rows.Length));
        var at = 0;
        foreach (var (place, now) in edits)
        {
            var first = FirstNotBefore(rows, head, place);
            spliced.AddRange(rows.AsSpan(at, Math.Max(0, first - at)));
            at = Math.Max(at, first);
            while (at < rows.Length && Compare(head(rows[at]), place) == 0) at++;
            spliced.AddRange(now);
        }

        spliced.AddRange(rows.AsSpan(at));
        return [.. spliced];
    }

    private static int FirstNotBefore<T>(T[] rows, Func<T, ArticleHead> head, ArticleHead place)
    {
        var (low, high) = (0, rows.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(head(rows[middle]), place) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The order of print: what has no day comes last.</summary>
    private static int Compare(ArticleHead one, ArticleHead other)
    {
        if (ReferenceEquals(one, other)) return 0;
        var byDay = (one.Published ?? DateOnly.MaxValue).CompareTo(other.Published ?? DateOnly.MaxValue);
        return byDay != 0 ? byDay : PrintOrder.Compare(one, other);
    }

    private IEnumerable<T> Those<T>(KeptFilter check, Func<KeptArticle, IReadOnlyList<T>> of, Func<T, bool> allows)
    {
        foreach (var article in articles)
        {
            var rows = of(article);
            if (rows.Count == 0 || !check.Allows(article.Head)) continue;
            for (var i = 0; i < rows.Count; i++)
                if (allows(rows[i])) yield return rows[i];
        }
    }

    private static IEnumerable<StoredFact> Those(StoredFact[] rows, KeptFilter check)
    {
        foreach (var row in rows)
            if (check.Allows(row) && check.Allows(row.Article)) yield return row;
    }
}
