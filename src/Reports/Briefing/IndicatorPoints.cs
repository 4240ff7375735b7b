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

/// <summary>The reported points of indicators, of months, quarters and years alike, as the series of trends choose and sum them.</summary>
internal sealed class IndicatorPoints(IReadOnlyList<StoredFact> facts, SeriesContext context, BriefingOptions options)
{
    private static readonly SeriesStep[] Steps = [SeriesStep.Month, SeriesStep.Quarter, SeriesStep.Year];
    private readonly ILookup<string, StoredFact> byIndicator = facts.ToLookup(f => f.Fact.Indicator, StringComparer.Ordinal);

    /// <summary>The series of an indicator.</summary>
    public Series Series(string indicator, Measure measure, SeriesBy by, SeriesStep every, string? place = null)
    {
        var rows = byIndicator[indicator];
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

    /// <summary>All reported points, each stretch of time once a key, the latest first.</summary>
    public IReadOnlyList<KeyedPoint> Of(string indicator, Measure measure, SeriesBy by) =>
    [
        .. Steps.SelectMany(every => Points(Series(indicator, measure, by, every)))
            .GroupBy(p => (p.Key, p.Point.From, p.Point.To))
            .Select(g => g.MaxBy(p => p.Point.Facts.Count)!)
            .OrderByDescending(p => p.Point.To).ThenBy(p => p.Point.From).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<KeyedPoint> Points(Series series) =>
        from line in series.Lines
        where line.Status == FactStatus.Reported
        from point in line.Points
        where point.Value is not null && point.Facts.Count > 0
        select new KeyedPoint(line.Key, line.Name, series.Unit, point);
}
