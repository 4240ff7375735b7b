using System.Collections.Concurrent;

namespace PolicyML.Storage.Kept;

/// <summary>
/// The facts and mentions of a store in memory, as they were at one moment: what series and ledgers are made of without asking the
/// database for each row. Everything else is asked of the store. Immutable; safe for use from several threads.
/// </summary>
public sealed class KeptRows : IStoreReader
{
    private readonly IStoreReader store;
    private readonly ConcurrentDictionary<string, string> names;   // a division keeps its name
    private readonly PrintedRows<KeptArticle> articles;
    private readonly Dictionary<string, PrintedRows<StoredFact>> facts;

    private KeptRows(IStoreReader store, ConcurrentDictionary<string, string> names, long version, PrintedRows<KeptArticle> articles, Dictionary<string, PrintedRows<StoredFact>> facts)
    {
        (this.store, this.names, Version, this.articles, this.facts) = (store, names, version, articles, facts);
    }

    /// <summary>Greater for what was read later.</summary>
    public long Version { get; }

    /// <summary>The number of articles.</summary>
    public int Count { get; private init; }

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
    public string? PlaceName(string code)
    {
        if (names.TryGetValue(code, out var known)) return known;
        if (store.PlaceName(code) is not { } name) return null;
        return names[code] = name;
    }

    /// <summary>The rows of articles that were just read.</summary>
    internal static KeptRows Of(IStoreReader store, long version, IEnumerable<KeptArticle> articles)
    {
        var sorted = articles.ToArray();
        Array.Sort(sorted, (a, b) => PrintedRows<KeptArticle>.Compare(a.Head, b.Head));
        var byIndicator = sorted.SelectMany(a => a.Facts).GroupBy(f => f.Fact.Indicator, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => PrintedRows<StoredFact>.Of(g, f => f.Article), StringComparer.Ordinal);
        return new KeptRows(store, new ConcurrentDictionary<string, string>(StringComparer.Ordinal), version, PrintedRows<KeptArticle>.Of(sorted, a => a.Head), byIndicator) { Count = sorted.Length };
    }

    /// <summary>The rows after some changes; what did not change is shared.</summary>
    internal KeptRows With(IReadOnlyList<KeptChange> changes)
    {
        var edits = changes.SelectMany(Edits).ToList();
        var changed = edits.SelectMany(e => e.Facts).Concat(changes.SelectMany(c => c.Before?.Facts ?? [])).Select(f => f.Fact.Indicator).ToHashSet(StringComparer.Ordinal);
        var all = new Dictionary<string, PrintedRows<StoredFact>>(facts, StringComparer.Ordinal);
        foreach (var indicator in changed)
        {
            var rows = all.TryGetValue(indicator, out var known) ? known : PrintedRows<StoredFact>.Of([], f => f.Article);
            all[indicator] = rows.With(edits.ConvertAll(e => (e.At, e.Facts.Where(f => f.Fact.Indicator == indicator).ToArray())));
        }

        return new KeptRows(store, names, Version + 1, articles.With(edits.ConvertAll(e => (e.At, e.Articles))), all) { Count = Count + changes.Count(c => c.Before is null) - changes.Count(c => c.After is null) };
    }

    /// <summary>What stands at the place of an article, after a change: its rows, or none.</summary>
    private static IEnumerable<(ArticleHead At, KeptArticle[] Articles, StoredFact[] Facts)> Edits(KeptChange change)
    {
        if (change is { Before: { } gone } && (change.After is not { } kept || PrintedRows<KeptArticle>.Compare(gone.Head, kept.Head) != 0)) yield return (gone.Head, [], []);
        if (change.After is { } now) yield return (now.Head, [now], [.. now.Facts]);
    }

    private IEnumerable<T> Those<T>(KeptFilter check, Func<KeptArticle, IReadOnlyList<T>> of, Func<T, bool> allows)
    {
        foreach (var piece in articles.Pieces)
        {
            foreach (var article in piece)
            {
                var rows = of(article);
                if (rows.Count == 0 || !check.Allows(article.Head)) continue;
                for (var i = 0; i < rows.Count; i++)
                    if (allows(rows[i])) yield return rows[i];
            }
        }
    }

    private static IEnumerable<StoredFact> Those(PrintedRows<StoredFact> rows, KeptFilter check)
    {
        foreach (var piece in rows.Pieces)
        {
            foreach (var row in piece)
                if (check.Allows(row) && check.Allows(row.Article)) yield return row;
        }
    }
}
