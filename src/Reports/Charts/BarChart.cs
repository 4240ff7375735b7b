namespace PolicyML.Reports.Charts;

/// <summary>Which way bars run.</summary>
public enum BarDirection
{
    /// <summary>Upwards where the names fit below, else to the right.</summary>
    Auto,

    /// <summary>To the right, a row for each group: rankings.</summary>
    Horizontal,

    /// <summary>Upwards, a column for each group.</summary>
    Vertical,
}

/// <summary>The bars that stand together.</summary>
/// <param name="Name">What they are of: a place, a chain, a period.</param>
/// <param name="Marks">One for each of the chart's series, in their order; missing ones are <see cref="ChartMark.None"/>.</param>
public sealed record BarGroup(string Name, IReadOnlyList<ChartMark> Marks);

/// <summary>What the bars of one colour are of.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Role">What its numbers are: results are filled, others are outlined.</param>
public sealed record BarSeries(string Name, SeriesRole Role = SeriesRole.Result);

/// <summary>Bars from zero, one or several for each group.</summary>
public sealed record BarChart : Chart
{
    /// <summary>What the bars of a group are of; one for a ranking.</summary>
    public required IReadOnlyList<BarSeries> Series { get; init; }

    /// <summary>The groups, in the order to be drawn.</summary>
    public required IReadOnlyList<BarGroup> Groups { get; init; }

    /// <summary>Which way the bars run.</summary>
    public BarDirection Direction { get; init; }

    /// <summary>Values to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];

    /// <summary>A ranking: one bar a name, greatest first, those without a number last, equal ones in the order given.</summary>
    public static BarChart Ranking(string title, ChartUnit unit, string series, IEnumerable<(string Name, ChartMark Mark)> items) => new()
    {
        Title = title,
        Unit = unit,
        Series = [new BarSeries(series)],
        Groups = [.. items.OrderByDescending(i => i.Mark.Value ?? decimal.MinValue).Select(i => new BarGroup(i.Name, [i.Mark]))],
        Direction = BarDirection.Horizontal,
    };
}
