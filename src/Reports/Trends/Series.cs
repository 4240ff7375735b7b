using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>What stretch of time a point stands for.</summary>
public enum PointForm
{
    /// <summary>A whole step: a month, a quarter, a year.</summary>
    Step,

    /// <summary>From the first of January to the end of the step (前三季度, 1—9月): a point of its own kind, never added to others.</summary>
    YearToDate,

    /// <summary>Several years (年均): asked for by its basis.</summary>
    Years,
}

/// <summary>How the value of a point came about.</summary>
public enum PointMethod
{
    /// <summary>One figure.</summary>
    Single,

    /// <summary>The figure of an area, chosen among reports.</summary>
    Chosen,

    /// <summary>The sum of the figures.</summary>
    Sum,

    /// <summary>The median of the figures, with the quartiles as its range.</summary>
    Median,
}

/// <summary>Why a figure is in no point, or in the point of another.</summary>
public enum LeftOutReason
{
    /// <summary>The same story was printed before.</summary>
    Repeat,

    /// <summary>The same figure was printed before: same subject, place, time and value.</summary>
    SameFigure,

    /// <summary>A part of a sum that is counted (一期, 其中, an item of a total).</summary>
    PartOfWhole,

    /// <summary>Lies in a total of its area or of a set of projects that is counted.</summary>
    InsideTotal,

    /// <summary>The same project was reported again later: the later sum counts.</summary>
    ReportedLater,

    /// <summary>Says the same as the figure taken, but more roughly (突破5万亿元).</summary>
    Rougher,

    /// <summary>Says something else than the figure taken.</summary>
    Conflict,

    /// <summary>A cumulative figure that a later one of the same year, or the whole year's, goes beyond.</summary>
    Superseded,

    /// <summary>Its words name another figure of the indicator than the leading one (人均, 海洋).</summary>
    OtherFigure,

    /// <summary>Of a place inside one whose own figure is taken.</summary>
    OfSmallerPlace,

    /// <summary>Not sure enough.</summary>
    LowConfidence,

    /// <summary>Another unit.</summary>
    OtherUnit,

    /// <summary>Growth against another base (环比, 年均, 较建设初期).</summary>
    OtherBasis,

    /// <summary>Growth that does not say against what, of a time where that may be the period before.</summary>
    OpenBasis,

    /// <summary>No time, and the day of issue does not stand for it.</summary>
    NoTime,

    /// <summary>Printed as a result long before its time was over.</summary>
    TimeNotOver,

    /// <summary>A time that is longer than a step, or no step.</summary>
    OtherTime,

    /// <summary>No chain, theme or place to put it to.</summary>
    NoKey,
}

/// <summary>A figure that no point counts.</summary>
/// <param name="Fact">The figure.</param>
/// <param name="Reason">Why.</param>
/// <param name="Because">The figure that stands for it; null where there is none.</param>
public sealed record LeftOut(StoredFact Fact, LeftOutReason Reason, StoredFact? Because = null);

/// <summary>A point of a series.</summary>
public sealed record SeriesPoint
{
    /// <summary>First day of what the value is about, included.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>What stretch of time it stands for.</summary>
    public required PointForm Form { get; init; }

    /// <summary>True where a figure without a time was put to its day of issue.</summary>
    public bool DatedByIssue { get; init; }

    /// <summary>How many of its figures a chart shows with it at most.</summary>
    public int MostEvidence { get; init; } = 8;

    /// <summary>How the value came about.</summary>
    public required PointMethod Method { get; init; }

    /// <summary>Amounts in whole units, growth in per cent; null where the figures give none.</summary>
    public required decimal? Value { get; init; }

    /// <summary>
    /// Lower end: of the printed range of a single figure; the sum of lower ends of a sum; the first quartile of a median. Null for none.
    /// </summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end, as <see cref="Low"/>.</summary>
    public decimal? High { get; init; }

    /// <summary>How a single figure bounds the true value.</summary>
    public Bound Bound { get; init; }

    /// <summary>The figures that the value rests on, those that say the same included.</summary>
    public required IReadOnlyList<StoredFact> Facts { get; init; }

    /// <summary>Where more is to be read about it, for charts; null for none.</summary>
    public string? Link { get; init; }

    /// <summary>Number of sources that these stand in.</summary>
    public int Sources => Facts.Select(f => f.Article.Source).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>A line of a series: points of one key and status in the order of time.</summary>
public sealed record SeriesLine
{
    /// <summary>Id of the chain or theme, division code, or the status; <c>all</c> for the one line of everything.</summary>
    public required string Key { get; init; }

    /// <summary>The Chinese name of the key.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the figures are done or hoped for.</summary>
    public required FactStatus Status { get; init; }

    /// <summary>Whether its points stand for whole steps or run from the first of January.</summary>
    public required PointForm Form { get; init; }

    /// <summary>The points.</summary>
    public required IReadOnlyList<SeriesPoint> Points { get; init; }

    /// <summary>What the points show of a trend.</summary>
    public required Trend Trend { get; init; }
}

/// <summary>A series of an indicator.</summary>
public sealed record Series
{
    /// <summary>What was asked for.</summary>
    public required SeriesOptions Options { get; init; }

    /// <summary>Unit of all values.</summary>
    public required string Unit { get; init; }

    /// <summary>The lines, by key, then status, then form.</summary>
    public required IReadOnlyList<SeriesLine> Lines { get; init; }

    /// <summary>Every figure that was read and is in no point, with the reason.</summary>
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }

    /// <summary>Number of figures read.</summary>
    public required int Read { get; init; }
}
