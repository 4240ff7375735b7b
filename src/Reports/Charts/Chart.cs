namespace PolicyML.Reports.Charts;

/// <summary>A chart: what is shown, not how it is drawn. Immutable; any <see cref="IChartEngine"/> can draw it.</summary>
public abstract record Chart
{
    /// <summary>What the chart shows, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>What the title leaves out: period, place, definition; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Where the numbers come from, without the word 资料来源, which is set before it; null for none.</summary>
    public string? Source { get; init; }

    /// <summary>Remarks below the chart, one a line: definitions, and what was left out and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Unit of all numbers.</summary>
    public required ChartUnit Unit { get; init; }
}

/// <summary>What the numbers of a series are; decides how it is drawn.</summary>
public enum SeriesRole
{
    /// <summary>Reported results: solid.</summary>
    Result,

    /// <summary>Targets: dashed, hollow.</summary>
    Target,

    /// <summary>Plans: dashed, hollow.</summary>
    Planned,

    /// <summary>Forecasts: dotted, hollow.</summary>
    Expected,

    /// <summary>A fitted line: thin, without marks.</summary>
    Trend,
}

/// <summary>Steps of a time axis.</summary>
public enum TimeStep
{
    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>A number of a stretch of time. It stands above the step of the time axis that holds its last day.</summary>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included; not before <paramref name="From"/>.</param>
/// <param name="Mark">The number.</param>
public sealed record TimePoint(DateOnly From, DateOnly To, ChartMark Mark);

/// <summary>A line over time. A step of the time axis without a number stays a gap.</summary>
/// <param name="Name">What the line is of.</param>
/// <param name="Points">Its points, in any order.</param>
public sealed record LineSeries(string Name, IReadOnlyList<TimePoint> Points)
{
    /// <summary>What its numbers are.</summary>
    public SeriesRole Role { get; init; }

    /// <summary>
    /// Name of the series that this one belongs to, whose colour it takes, as a target does to its result; null for none.
    /// </summary>
    public string? Of { get; init; }
}

/// <summary>A value to compare with, drawn as a thin line across.</summary>
/// <param name="Value">Where it lies, in the chart's unit.</param>
/// <param name="Name">What it is: 全国平均.</param>
public sealed record ReferenceLine(decimal Value, string Name);

/// <summary>Lines over time.</summary>
public sealed record LineChart : Chart
{
    /// <summary>The lines.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>Steps of the time axis; null finds them from the points.</summary>
    public TimeStep? Every { get; init; }

    /// <summary>Values to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];
}

/// <summary>One panel of <see cref="SmallMultiples"/>.</summary>
/// <param name="Name">What it shows, such as a chain.</param>
/// <param name="Series">Its lines; series of one name look alike in all panels.</param>
public sealed record ChartPanel(string Name, IReadOnlyList<LineSeries> Series);

/// <summary>Many small line charts with the same axes.</summary>
public sealed record SmallMultiples : Chart
{
    /// <summary>The panels in reading order.</summary>
    public required IReadOnlyList<ChartPanel> Panels { get; init; }

    /// <summary>Steps of the time axis; null finds them from the points.</summary>
    public TimeStep? Every { get; init; }
}
