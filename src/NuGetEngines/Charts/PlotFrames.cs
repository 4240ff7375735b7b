using PolicyML.Reports.Charts;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>The plots of a chart, in reading order.</summary>
internal static class PlotFrames
{
    /// <summary>The plots of a chart that has something to draw.</summary>
    /// <param name="chart">What is shown.</param>
    /// <param name="options">Size and rows.</param>
    /// <param name="style">How it is drawn.</param>
    /// <param name="width">Width for all of them, in CSS pixels.</param>
    /// <param name="height">Height for all of them.</param>
    public static IReadOnlyList<PlotFrame> Of(Chart chart, ChartOptions options, PlotStyle style, double width, double height) => chart switch
    {
        LineChart lines => [LineFrames.Of(lines, style, width, height)],
        SmallMultiples panels => LineFrames.Of(panels, options, style, width, height),
        BarChart bars => [BarFrames.Of(bars, options, style, width, height)],
        TargetChart targets => [RowFrames.Of(targets, options, style, width)],
        RangeChart ranges => [RowFrames.Of(ranges, options, style, width)],
        HeatMap map => [HeatFrames.Of(map, options, style, width)],
        PipelineChart pipeline => StageFrames.Of(pipeline, style, width, height),
        _ => throw new NotSupportedException($"no plot for {chart.GetType().Name}"),
    };
}
