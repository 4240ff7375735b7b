using PolicyML.Core;
using PolicyML.Reports.Trends;
using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>A point with the place or chain that it is of.</summary>
/// <param name="Key">Division code or label id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Point">The point.</param>
internal sealed record KeyedPoint(string Key, string Name, string Unit, SeriesPoint Point);

/// <summary>
/// The reported points of indicators, of months, quarters and years alike, as the series of trends choose and sum them. Of places
/// only the indicator's leading figure is taken (规上工业增加值, not that of one industry), where the vocabulary names its words.
/// </summary>
internal sealed class IndicatorPoints
{
    private const int NearestAmount = 8;   // characters between an amount and the growth that goes on from it
    private static readonly SeriesStep[] Steps = [SeriesStep.Month, SeriesStep.Quarter, SeriesStep.Year];
    private readonly ILookup<string, StoredFact> byIndicator;
    private readonly HashSet<long> leading;
    private readonly SeriesContext context;
    private readonly BriefingOptions options;

    /// <summary>Makes them of facts in the order of issue and text.</summary>
    public IndicatorPoints(IReadOnlyList<StoredFact> facts, SeriesContext context, BriefingOptions options)
    {
        (this.context, this.options) = (context, options);
        byIndicator = facts.ToLookup(f => f.Fact.Indicator, StringComparer.Ordinal);
        leading = [.. byIndicator.SelectMany(g => Leading(g, context.Vocabulary.Rule(g.Key).Lead)).Select(f => f.Id)];
    }

    /// <summary>True where a fact is of the leading figure of its indicator, and the vocabulary names that figure.</summary>
    public bool IsLeading(StoredFact fact) => leading.Contains(fact.Id) && context.Vocabulary.Rule(fact.Fact.Indicator).Lead.Count > 0;

    /// <summary>The series of an indicator.</summary>
    public Series Series(string indicator, Measure measure, SeriesBy by, SeriesStep every, string? place = null)
    {
        var rows = byIndicator[indicator].Where(f => by != SeriesBy.Place || leading.Contains(f.Id));
        return SeriesBuilder.Build(
            place is null ? rows : rows.Where(f => f.PlaceCode == place),
            new SeriesOptions
            {
                Indicator = indicator,
                Measure = measure,
                By = by,
                Every = every,
                Place = options.Place,
                Label = options.Label,
                MinConfidence = options.LeastConfidence,
            },
            context);
    }

    /// <summary>The series of an amount by chain, or of all chains together, of the sums that belong to projects of the ledger.</summary>
    /// <returns>The series, and how many sums belong to no project or chain.</returns>
    public (Series Series, int Unclear) ByChain(string indicator, SeriesBy by)
    {
        var rows = byIndicator[indicator].Where(f => f.Fact.Measure == Measure.Amount).ToList();
        var clear = rows.Where(HasChain).ToList();
        var series = SeriesBuilder.Build(
            clear, new SeriesOptions { Indicator = indicator, By = by, Place = options.Place, Label = options.Label, MinConfidence = options.LeastConfidence }, context);
        return (series, rows.Count(f => f.Article.Story == f.Article.Id && !HasChain(f)));
    }

    /// <summary>
    /// The sum of a project of the ledger whose chain is known. Sums without a project are mostly of many at once (an area's key
    /// projects), and the chain of their article says nothing of them.
    /// </summary>
    private bool HasChain(StoredFact fact) =>
        context.Projects.Find(fact) is { } project && (project.Chain is not null || fact.Article.Chains.Count > 0);

    /// <summary>All reported points, each stretch of time once a key, the latest first.</summary>
    public IReadOnlyList<KeyedPoint> Of(string indicator, Measure measure, SeriesBy by) =>
    [
        .. Steps.SelectMany(every => Points(Series(indicator, measure, by, every)))
            .GroupBy(p => (p.Key, p.Point.From, p.Point.To))
            .Select(g => g.MaxBy(p => p.Point.Facts.Count)!)
            .OrderByDescending(p => p.Point.To).ThenBy(p => p.Point.From).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    /// <summary>The facts whose words, or those of the amount right before them, name the leading figure; all where none is named.</summary>
    private static IEnumerable<StoredFact> Leading(IEnumerable<StoredFact> facts, IReadOnlyList<string> lead)
    {
        StoredFact? before = null;
        var isBeforeLeading = false;
        foreach (var fact in facts)
        {
            var goesOn = before is { Fact.Measure: Measure.Amount } && before.Article.Id == fact.Article.Id
                && fact.Fact.Span.Start - before.Fact.Span.End is >= 0 and <= NearestAmount;
            var isLeading = lead.Count == 0 || Holds(fact.Fact.Text, lead) || Holds(fact.Fact.Subject ?? "", lead)
                || (goesOn && isBeforeLeading && fact.Fact.Measure == Measure.Growth);
            if (isLeading) yield return fact;
            (before, isBeforeLeading) = (fact, isLeading);
        }
    }

    private static bool Holds(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static IEnumerable<KeyedPoint> Points(Series series) =>
        from line in series.Lines
        where line.Status == FactStatus.Reported
        from point in line.Points
        where point.Value is not null && point.Facts.Count > 0
        select new KeyedPoint(line.Key, line.Name, series.Unit, point);
}
