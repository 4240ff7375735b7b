namespace PolicyML.Reports.Charts;

/// <summary>How a target is set beside its result.</summary>
public enum TargetStyle
{
    /// <summary>Bullets where all numbers are amounts or counts from zero up, else dumbbells.</summary>
    Auto,

    /// <summary>The result as a bar from zero, the target as a tick across.</summary>
    Bullet,

    /// <summary>Two marks and the line between them.</summary>
    Dumbbell,
}

/// <summary>What is said of the distance between result and target.</summary>
public enum TargetGap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Result less target.</summary>
    Difference,

    /// <summary>Result as a share of the target, in per cent (完成率).</summary>
    Attainment,
}

/// <summary>A target and its result.</summary>
/// <param name="Name">What they are of.</param>
/// <param name="Result">The result; null where there is none yet.</param>
/// <param name="Target">The target; null where none was set.</param>
public sealed record TargetItem(string Name, ChartMark? Result, ChartMark? Target);

/// <summary>Targets beside results, a row for each pair.</summary>
public sealed record TargetChart : Chart
{
    /// <summary>The pairs, in the order to be drawn.</summary>
    public required IReadOnlyList<TargetItem> Items { get; init; }

    /// <summary>Name of the results in the legend: 2025年实际.</summary>
    public string ResultName { get; init; } = "实际";

    /// <summary>Name of the targets in the legend: 2026年目标.</summary>
    public string TargetName { get; init; } = "目标";

    /// <summary>How they are drawn.</summary>
    public TargetStyle Style { get; init; }

    /// <summary>What is said of the distance; leave it where result and target are of different periods.</summary>
    public TargetGap Gap { get; init; }

    /// <summary>Values to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];
}

/// <summary>A middle value with its spread, and the single values it was made from.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Mark">The middle, with <see cref="ChartMark.Low"/> and <see cref="ChartMark.High"/> as the whisker's ends.</param>
/// <param name="Points">The single values, drawn as small dots; may be empty.</param>
public sealed record RangeItem(string Name, ChartMark Mark, IReadOnlyList<ChartMark> Points);

/// <summary>Middle values with whiskers, a row for each.</summary>
public sealed record RangeChart : Chart
{
    /// <summary>The rows, in the order to be drawn.</summary>
    public required IReadOnlyList<RangeItem> Items { get; init; }

    /// <summary>What the middle is: 中位数.</summary>
    public string MiddleName { get; init; } = "中位数";

    /// <summary>What the whisker spans: 最小值至最大值.</summary>
    public string SpreadName { get; init; } = "最小值至最大值";

    /// <summary>What the small dots are: 各篇报道.</summary>
    public string PointName { get; init; } = "各篇报道";

    /// <summary>Values to compare with.</summary>
    public IReadOnlyList<ReferenceLine> References { get; init; } = [];
}
