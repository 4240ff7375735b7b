using PolicyML.Core;
using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>
/// The ledger of clusters: specialty towns, zones, parks, bases, clusters of firms and chains in a place as subjects of
/// facts, one row each with the latest value of every figure and the series of earlier ones. A pure function of stored
/// facts; the result does not depend on their order.
/// </summary>
public static class ClusterLedger
{
    /// <summary>A figure below this confidence stands in the series, but not as the latest value.</summary>
    private const double LeastConfidence = 0.5;

    /// <summary>Which facts can be a cluster's figure: their indicator (null for any) and measure. A store is asked for these instead of for everything.</summary>
    /// <param name="words">The vocabulary.</param>
    public static IReadOnlyList<(string? Indicator, Measure Measure)> Sources(LedgerVocabulary words) => words.Clusters.Sources;

    /// <summary>Builds the ledger by kind, then greatest output first.</summary>
    /// <param name="facts">Facts of any kind; those whose subject names no cluster are passed over.</param>
    /// <param name="words">The vocabulary.</param>
    public static IReadOnlyList<ClusterRow> Build(IEnumerable<StoredFact> facts, LedgerVocabulary words)
    {
        var named = new List<ClusterFact>();
        foreach (var fact in facts)
        {
            if (fact.Fact.Subject is not { Length: > 1 } subject || words.Clusters.FigureOf(fact.Fact) is not { } figure) continue;
            if (ClusterName.Find(subject, fact.PlaceCode, words) is { } name) named.Add(new ClusterFact(fact, name, figure));
        }

        return new ClusterResolver(words).Group(named).Select(g => Row(g, words))
            .OrderBy(r => KindOrder(r, words)).ThenByDescending(r => Worth(r)).ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
    }

    private static int KindOrder(ClusterRow row, LedgerVocabulary words) => words.Clusters.OrderOf(row.Kind.Id);

    private static decimal Worth(ClusterRow row) => (row.Figure("output") ?? row.Figure("revenue"))?.Latest.Value ?? 0;

    private static ClusterRow Row(IReadOnlyList<ClusterFact> facts, LedgerVocabulary words)
    {
        var names = facts.Where(f => !f.Name.IsBare).Select(f => f.Name).ToList();
        var best = names.GroupBy(n => n.Printed, StringComparer.Ordinal).OrderByDescending(g => g.First().Place is not null)
            .ThenByDescending(g => g.Key.Length).ThenBy(g => g.Key, StringComparer.Ordinal).First().First();
        var place = best.Place ?? Most(facts.Select(f => f.Row.PlaceCode));
        return new ClusterRow
        {
            Name = best.Printed,
            OtherNames = [.. facts.Select(f => f.Name.Printed).Where(n => n != best.Printed).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Kind = best.Kind,
            Place = place is null ? null : new Place(place, words.PlaceName(place)),
            Chain = words.Clusters.ChainOf(best.Printed),
            Figures = [.. words.Clusters.Figures.Select(k => Figure(k, facts)).OfType<ClusterFigure>()],
            First = facts.Min(f => f.Row.Article.Published),
            Last = facts.Max(f => f.Row.Article.Published),
        };
    }

    private static ClusterFigure? Figure(ClusterFigureKind kind, IReadOnlyList<ClusterFact> facts)
    {
        var points = facts.Where(f => f.Figure.Id == kind.Id)
            .GroupBy(f => (f.Row.Fact.Value, f.Row.Fact.Unit, f.Row.Fact.Status, f.Row.Fact.Period?.From, To: f.Row.Fact.Period?.To ?? f.Row.Article.Published))
            .Select(g => Point([.. g]))
            .OrderBy(p => p.At).ThenBy(p => p.Evidence[^1], LedgerEvidence.ByPlace).ToList();
        if (points.Count == 0) return null;
        var sure = points.FindAll(p => p.Evidence.Any(e => e.Confidence >= LeastConfidence));
        if (sure.Count == 0) return null;
        var last = sure.FindLast(p => p.Status == FactStatus.Reported) ?? sure[^1];

        // Of several numbers for one time in one article the first is the figure; what follows compares (比年初多2家).
        var first = sure.Find(p => p.At == last.At && p.Status == last.Status && p.Evidence[^1].Article.Id == last.Evidence[^1].Article.Id);
        return new ClusterFigure(kind, first ?? last, points);
    }

    // One print a story.
    private static ClusterPoint Point(List<ClusterFact> prints)
    {
        var ordered = prints.Select(p => (p.Row.Fact, Evidence: new LedgerEvidence(p.Row.Article, p.Row.Fact.Span, p.Row.Fact.Text, p.Row.Fact.Confidence)))
            .OrderBy(p => p.Evidence, LedgerEvidence.ByPlace).DistinctBy(p => p.Evidence.Article.Story).ToList();
        var first = ordered[0].Fact;
        return new ClusterPoint(first.Value, first.Unit, first.Bound, first.Status, first.Period, ordered.ConvertAll(p => p.Evidence));
    }

    private static string? Most(IEnumerable<string?> codes) =>
        codes.OfType<string>().GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenByDescending(g => PlaceNames.IsCounty(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
}

/// <summary>A fact whose subject names a cluster.</summary>
internal sealed record ClusterFact(StoredFact Row, ClusterName Name, ClusterFigureKind Figure);
