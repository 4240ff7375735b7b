using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Plots;

using ScottPlot;

using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Projects by stage: their count, and below it their investment.</summary>
internal static class StageFrames
{
    private static readonly ProjectStage[] Stages = Enum.GetValues<ProjectStage>();

    /// <summary>The plots of a pipeline; that of investment is left out where none is known.</summary>
    public static IReadOnlyList<PlotFrame> Of(PipelineChart chart, PlotStyle style, double width, double height)
    {
        var stages = chart.Stages.GroupBy(s => s.Stage).ToDictionary(g => g.Key, g => g.First());
        var frames = new List<PlotFrame>();
        var hasAmounts = stages.Values.Any(s => s.Investment?.Value is not null);
        var each = height / (hasAmounts ? 2 : 1);
        if (stages.Values.Any(s => s.Count.Value is not null)) frames.Add(Draw("项目数", ChartUnit.Of("个"), s => s.Count));
        if (hasAmounts) frames.Add(Draw("投资额", chart.Unit, s => s.Investment));
        return frames;

        PlotFrame Draw(string title, ChartUnit unit, Func<PipelineStage, ChartMark?> pick) =>
            Frame(title, unit, stage => stages.TryGetValue(stage, out var found) ? pick(found) ?? ChartMark.None : new ChartMark(0), style, width, each);
    }

    private static PlotFrame Frame(string title, ChartUnit unit, Func<ProjectStage, ChartMark> pick, PlotStyle style, double width, double height)
    {
        ChartMark[] marks = Array.ConvertAll(Stages, s => pick(s));
        var scale = Scale.Of(Scale.NumbersOf(unit, marks), Scale.RangeOf(marks, [], zero: true)!.Value, 0, height, 62);
        var frame = new PlotFrame(style);
        frame.Title(title + (scale.Numbers.Name.Length > 0 ? $"（{scale.Numbers.Name}）" : ""), width);
        frame.Numbers(scale, isHorizontal: false, margin: 0.16);
        frame.ColumnNames(Array.ConvertAll(Stages, StageName.Of), width);
        var bars = new List<Bar>();
        for (var i = 0; i < Stages.Length; i++)
        {
            var at = marks[i].Value is { } value ? (double)(value / scale.Numbers.Factor) : 0;
            if (marks[i].Value is not null) bars.Add(new Bar { Position = i, Value = at, Size = 0.58, FillColor = PlotFrame.Hex(Palette.Shade(ShareOf(i), false)), LineWidth = 0 });
            frame.Words(scale.Numbers.Short(marks[i]), i, at, Alignment.LowerCenter, offsetY: -4, colour: marks[i].Value is null ? Palette.Soft : Palette.Ink);
        }

        if (bars.Count > 0) frame.Plot.Add.Bars(bars);
        return frame;
    }

    /// <summary>Shade of a stage: the farther, the darker.</summary>
    private static double ShareOf(int index) => 0.18 + (0.74 * index / (Stages.Length - 1));
}
