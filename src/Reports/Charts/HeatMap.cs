using PolicyML.Core;

namespace PolicyML.Reports.Charts;

/// <summary>A row of a heat map.</summary>
/// <param name="Name">What it is of, such as a chain.</param>
/// <param name="Cells">Its numbers; steps of time without one are drawn as 无数据.</param>
public sealed record HeatRow(string Name, IReadOnlyList<TimePoint> Cells);

/// <summary>Numbers as shades, rows over time. Where numbers of both signs occur the scale diverges from zero.</summary>
public sealed record HeatMap : Chart
{
    /// <summary>The rows from top to bottom.</summary>
    public required IReadOnlyList<HeatRow> Rows { get; init; }

    /// <summary>Steps of the time axis; null finds them from the cells.</summary>
    public TimeStep? Every { get; init; }
}

/// <summary>How many projects have come how far.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Count">How many projects stand there.</param>
/// <param name="Investment">Their investment in the chart's unit; null where unknown.</param>
public sealed record PipelineStage(ProjectStage Stage, ChartMark Count, ChartMark? Investment);

/// <summary>Projects by stage: 谋划, 签约, 开工, 在建, 试产, 投产. <see cref="Chart.Unit"/> is that of the investment.</summary>
public sealed record PipelineChart : Chart
{
    /// <summary>The stages; those left out count as none.</summary>
    public required IReadOnlyList<PipelineStage> Stages { get; init; }
}
