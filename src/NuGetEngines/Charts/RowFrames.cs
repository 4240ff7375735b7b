using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Plots;

using ScottPlot;

using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Rows with marks: targets beside results, and middle values with whiskers.</summary>
internal static class RowFrames
{
    private const double Room = 0.18;   // beyond the farthest mark, for its number
    private const double MarkSpacing = 80;
    private static readonly string First = Palette.Series(0);
    private static readonly string Second = Palette.Series(1);

    /// <summary>The plot of targets and results: bars with a tick across, or two marks and the line between them.</summary>
    public static PlotFrame Of(TargetChart chart, ChartOptions options, PlotStyle style, double width)
    {
        TargetItem[] items = [.. chart.Items.Take(options.MaxRows)];
        ChartMark[] marks = [.. items.SelectMany(i => new[] { i.Result, i.Target }).OfType<ChartMark>()];
        var isBullet = chart.Style == TargetStyle.Bullet || (chart.Style == TargetStyle.Auto
            && chart.Unit.Kind is ChartUnitKind.Money or ChartUnitKind.Other && Array.TrueForAll(marks, m => m.Value is null or >= 0));
        var (frame, scale) = Start(chart.Unit, marks, chart.References, isBullet, [.. items.Select(i => i.Name)], style, width);
        for (var i = 0; i < items.Length; i++)
        {
            if (isBullet) DrawBullet(frame, items[i], -i, scale);
            else DrawDumbbell(frame, items[i], -i, scale);
            frame.Words(TextOf(items[i], chart, scale), Farthest(items[i], scale), -i, Alignment.MiddleLeft, offsetX: 10);
        }

        Key(frame, chart.ResultName, MarkerShape.FilledCircle, First);
        Key(frame, chart.TargetName, isBullet ? MarkerShape.VerticalBar : MarkerShape.OpenDiamond, Second);
        frame.References(chart.References, scale.Numbers, isHorizontal: true);
        return frame;
    }

    /// <summary>The plot of middle values with whiskers.</summary>
    public static PlotFrame Of(RangeChart chart, ChartOptions options, PlotStyle style, double width)
    {
        RangeItem[] items = [.. chart.Items.Take(options.MaxRows)];
        ChartMark[] marks = [.. items.SelectMany(i => i.Points.Prepend(i.Mark))];
        var (frame, scale) = Start(chart.Unit, marks, chart.References, zero: false, [.. items.Select(i => i.Name)], style, width);
        for (var i = 0; i < items.Length; i++) DrawRange(frame, items[i], -i, scale);
        Key(frame, chart.MiddleName, MarkerShape.FilledDiamond, First);
        if (Array.Exists(items, i => i.Points.Count > 0)) Key(frame, chart.PointName, MarkerShape.OpenCircle, First);
        Key(frame, chart.SpreadName, MarkerShape.HorizontalBar, First);
        frame.References(chart.References, scale.Numbers, isHorizontal: true);
        return frame;
    }

    private static (PlotFrame Frame, Scale Scale) Start(
        ChartUnit unit, ChartMark[] marks, IReadOnlyList<ReferenceLine> references, bool zero, string[] names, PlotStyle style, double width)
    {
        var scale = Scale.Of(Scale.NumbersOf(unit, marks), Scale.RangeOf(marks, references.Select(r => r.Value), zero)!.Value, 0, width, MarkSpacing);
        var frame = new PlotFrame(style);
        frame.Numbers(scale, isHorizontal: true, Room);
        frame.Rows(names);
        return (frame, scale);
    }

    private static void DrawBullet(PlotFrame frame, TargetItem item, double y, Scale scale)
    {
        if (item.Result?.Value is { } result)
        {
            frame.Plot.Add.Bar(new Bar
            {
                Position = y,
                Value = At(result, scale),
                Size = 0.5,
                Orientation = Orientation.Horizontal,
                FillColor = PlotFrame.Hex(First),
                LineWidth = 0,
            });
        }

        Whisker(frame, item.Result, y, scale, Palette.Ink);
        if (item.Target?.Value is { } target) frame.Line(At(target, scale), y - 0.36, At(target, scale), y + 0.36, Second, 3);
    }

    private static void DrawDumbbell(PlotFrame frame, TargetItem item, double y, Scale scale)
    {
        if (item is { Result.Value: { } from, Target.Value: { } to }) frame.Line(At(from, scale), y, At(to, scale), y, Palette.Muted, 2.5f);
        Whisker(frame, item.Target, y, scale, Second);
        Whisker(frame, item.Result, y, scale, First);
        if (item.Target?.Value is { } target) frame.Plot.Add.Marker(At(target, scale), y, MarkerShape.OpenDiamond, 11, PlotFrame.Hex(Second));
        if (item.Result?.Value is { } result) frame.Plot.Add.Marker(At(result, scale), y, MarkerShape.FilledCircle, 10, PlotFrame.Hex(First));
    }

    private static void DrawRange(PlotFrame frame, RangeItem item, double y, Scale scale)
    {
        if (item.Mark.Value is null && item.Points.All(p => p.Value is null))
        {
            frame.Words("无数据", scale.Ticks.First, y, Alignment.MiddleLeft, offsetX: 6, colour: Palette.Soft);
            return;
        }

        Whisker(frame, item.Mark, y, scale, First);
        foreach (var point in item.Points.Where(p => p.Value is not null))
            frame.Plot.Add.Marker(At(point.Value!.Value, scale), y, MarkerShape.OpenCircle, 7, PlotFrame.Hex(First));
        if (item.Mark.Value is not { } middle) return;
        frame.Plot.Add.Marker(At(middle, scale), y, MarkerShape.FilledDiamond, 12, PlotFrame.Hex(First));
        var end = item.Points.Select(p => p.Value).Append(item.Mark.High ?? middle).Max() ?? middle;
        frame.Words(scale.Numbers.Short(item.Mark), At(end, scale), y, Alignment.MiddleLeft, offsetX: 10);
    }

    private static void Whisker(PlotFrame frame, ChartMark? mark, double y, Scale scale, string colour)
    {
        if (mark?.Value is not { } value || (mark.Low is null && mark.High is null)) return;
        var (low, high) = (At(mark.Low ?? value, scale), At(mark.High ?? value, scale));
        frame.Line(low, y, high, y, colour, 1.6f);
        frame.Line(low, y - 0.12, low, y + 0.12, colour, 1.6f);
        frame.Line(high, y - 0.12, high, y + 0.12, colour, 1.6f);
    }

    /// <summary>An entry of the legend alone.</summary>
    private static void Key(PlotFrame frame, string name, MarkerShape shape, string colour) => frame.Keys.Add(new PlotKey(name, PlotFrame.Hex(colour)) { Marker = shape });

    private static string TextOf(TargetItem item, TargetChart chart, Scale scale)
    {
        var (result, target) = (item.Result?.Value, item.Target?.Value);
        if (result is null && target is null) return "无数据";
        var text = (result is null ? "" : scale.Numbers.Short(item.Result!)) + (target is null ? "" : " / " + TargetText(item.Target!, scale.Numbers));
        if (chart.Gap == TargetGap.None || result is null || target is null) return text;
        return chart.Gap == TargetGap.Attainment && target > 0
            ? $"{text}（完成率{NumberScale.Fixed((double)(result.Value / target.Value) * 100, 1)}%）"
            : $"{text}（{scale.Numbers.Short(result.Value - target.Value)}）";
    }

    /// <summary>A target that was set as a range is written by its ends.</summary>
    private static string TargetText(ChartMark mark, NumberScale numbers) => mark is { Low: { } low, High: { } high }
        ? $"{numbers.Short(low)}—{numbers.Short(new ChartMark(high))}"
        : numbers.Short(mark);

    private static double Farthest(TargetItem item, Scale scale)
    {
        decimal?[] values = [item.Result?.Value, item.Result?.High, item.Target?.Value, item.Target?.High];
        return values.Max() is { } most ? At(most, scale) : scale.Ticks.First;
    }

    private static double At(decimal value, Scale scale) => (double)(value / scale.Numbers.Factor);
}
