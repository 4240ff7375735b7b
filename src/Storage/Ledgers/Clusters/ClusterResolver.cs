using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>
/// Brings together the names of one cluster: full and short forms by place, kind and own words; a form alone (开发区) goes to
/// the only cluster of its article, else of its article's place, that it may mean, and is left out where there is none or several.
/// </summary>
internal sealed class ClusterResolver(LedgerVocabulary words)
{
    private readonly Dictionary<ClusterKey, ClusterKey> settled = [];

    /// <summary>The facts of each cluster.</summary>
    public IReadOnlyList<IReadOnlyList<ClusterFact>> Group(IReadOnlyList<ClusterFact> facts)
    {
        var named = facts.Where(f => !f.Name.IsBare && KeyOf(f) is not null).Select(f => (Fact: f, Key: KeyOf(f)!)).ToList();
        Settle([.. named.Select(n => n.Key).Distinct()]);
        var all = named.Select(n => (n.Fact, Key: Final(n.Key))).ToList();
        var byArticle = all.ToLookup(n => n.Fact.Row.Article.Id, n => n.Key);
        var byPlace = all.Select(n => n.Key).Distinct().ToLookup(k => k.Place, StringComparer.Ordinal);
        foreach (var fact in facts.Where(f => f.Name.IsBare))
        {
            if (Meant(fact, byArticle, byPlace) is { } key) all.Add((fact, key));
        }

        return [.. all.GroupBy(n => n.Key).OrderBy(g => g.Key.ToString(), StringComparer.Ordinal).Select(g => g.Select(n => n.Fact).ToList())];
    }

    // A name without a place of its own belongs to its article's place; without any it stands for nothing certain.
    private static ClusterKey? KeyOf(ClusterFact fact)
    {
        var place = fact.Name.Place ?? fact.Row.PlaceCode;
        return place is null ? null : new ClusterKey(place, fact.Name.Kind.Id, fact.Name.Own, fact.Name.Place is not null);
    }

    // Weaker names go to the one stronger name that they fit.
    private void Settle(List<ClusterKey> keys)
    {
        var provinces = keys.ToLookup(k => k.Place[..2], StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var fits = provinces[key.Place[..2]].Where(k => k != key && IsStronger(k, key) && Fits(key, k)).ToList();
            var strongest = fits.Where(f => !fits.Exists(g => g != f && IsStronger(g, f) && Fits(f, g))).Select(f => f with { IsNamed = true }).Distinct().ToList();
            if (strongest.Count == 1) settled[key] = fits.Find(f => f with { IsNamed = true } == strongest[0])!;
        }
    }

    private ClusterKey Final(ClusterKey key)
    {
        for (var step = 0; step < 4 && settled.TryGetValue(key, out var next); step++) key = next;
        return key with { IsNamed = true };
    }

    // Its own place in the name, a kind that says more, more words.
    private bool IsStronger(ClusterKey one, ClusterKey other)
    {
        if (one.IsNamed != other.IsNamed) return one.IsNamed;
        if (one.Kind != other.Kind) return words.Clusters.MayMean(other.Kind, one.Kind);
        return one.Own.Length != other.Own.Length ? one.Own.Length > other.Own.Length : PlaceNames.IsCounty(one.Place) && !PlaceNames.IsCounty(other.Place);
    }

    private bool Fits(ClusterKey weak, ClusterKey strong)
    {
        if (!words.Clusters.MayMean(weak.Kind, strong.Kind)) return false;
        var isIn = weak.IsNamed ? weak.Place == strong.Place : PlaceNames.IsWithin(strong.Place, weak.Place) || PlaceNames.IsWithin(weak.Place, strong.Place);
        return isIn && (weak.Own == strong.Own || (weak.Own.Length >= 2 && strong.Own.Contains(weak.Own, StringComparison.Ordinal)));
    }

    private ClusterKey? Meant(ClusterFact fact, ILookup<long, ClusterKey> byArticle, ILookup<string, ClusterKey> byPlace)
    {
        var kind = fact.Name.Kind.Id;
        var here = byArticle[fact.Row.Article.Id].Where(k => words.Clusters.MayMean(kind, k.Kind)).Distinct().ToList();
        if (here.Count > 0) return here.Count == 1 ? here[0] : null;
        if (fact.Row.PlaceCode is not { } place) return null;
        var near = byPlace[place].Where(k => words.Clusters.MayMean(kind, k.Kind)).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    /// <summary>What makes names one cluster.</summary>
    /// <param name="Place">Code of its division.</param>
    /// <param name="Kind">Id of its kind.</param>
    /// <param name="Own">Its own words.</param>
    /// <param name="IsNamed">True where the name itself holds the place.</param>
    private sealed record ClusterKey(string Place, string Kind, string Own, bool IsNamed);
}
