using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Plots;

using ScottPlot;

using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Lines over time: one chart, or small ones with the same axes.</summary>
internal static class LineFrames
{
    private const double MarkSpacing = 62;
    private const double LeastPanel = 260;
    private const int MostMarkers = 40;
    private const double Room = 0.06;   // above the highest point, for its number

    private static readonly MarkerShape[] Filled =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown];

    private static readonly MarkerShape[] Open =
        [MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp, MarkerShape.OpenDiamond, MarkerShape.OpenTriangleDown];

    /// <summary>The plot of a line chart.</summary>
    public static PlotFrame Of(LineChart chart, PlotStyle style, double width, double height)
    {
        var lines = LinesOf(chart.Series, SeriesStyle.Of(chart.Series));
        var time = TimeAxis.Of([.. lines.SelectMany(l => l.Points)], chart.Every)!;
        var scale = ScaleOf(chart.Unit, lines, chart.References, height);
        var frame = new PlotFrame(style);
        Draw(frame, lines, time, scale, width);
        if (lines.Count > 1) frame.Keys.AddRange(lines.Where(l => l.Style.Colour != Palette.Muted).Select(l => KeyOf(frame, l.Series.Name, l.Style)));
        frame.References(chart.References, scale.Numbers, isHorizontal: false);
        return frame;
    }

    /// <summary>The plots of small multiples.</summary>
    public static IReadOnlyList<PlotFrame> Of(SmallMultiples chart, ChartOptions options, PlotStyle style, double width, double height)
    {
        ChartPanel[] panels = [.. chart.Panels.Take(options.MaxRows)];
        var styles = SeriesStyle.Of([.. panels.SelectMany(p => p.Series).DistinctBy(s => (s.Name, s.Role))]);
        List<PanelLine>[] lines = [.. panels.Select(p => LinesOf(p.Series, styles))];
        var time = TimeAxis.Of([.. lines.SelectMany(p => p).SelectMany(l => l.Points)], chart.Every)!;
        var columns = Math.Clamp((int)(width / LeastPanel), 1, panels.Length);
        var scale = ScaleOf(chart.Unit, [.. lines.SelectMany(p => p)], [], height / ((panels.Length + columns - 1) / columns));
        return [.. panels.Select((panel, i) =>
        {
            var frame = new PlotFrame(style) { Columns = columns };
            frame.Title(panel.Name, width / columns);
            Draw(frame, lines[i], time, scale, width / columns);
            if (i == 0 && styles.Count > 1) frame.Keys.AddRange(styles.Where(s => s.Value.Colour != Palette.Muted).Select(s => KeyOf(frame, s.Key.Name, s.Value)));
            return frame;
        })];
    }

    private static List<PanelLine> LinesOf(IReadOnlyList<LineSeries> series, Dictionary<(string Name, SeriesRole Role), SeriesStyle> styles) =>
        [.. series.Select((s, i) => new PanelLine(s, i, styles[(s.Name, s.Role)], [.. s.Points.Where(p => p.Mark.Value is not null).OrderBy(p => p.To).ThenBy(p => p.From)]))
            .Where(l => l.Points.Count > 0)];

    private static Scale ScaleOf(ChartUnit unit, List<PanelLine> lines, IReadOnlyList<ReferenceLine> references, double height)
    {
        var marks = Scale.WithoutOutliers([.. lines.SelectMany(l => l.Points).Select(p => p.Mark)]);
        return Scale.Of(Scale.NumbersOf(unit, marks), Scale.RangeOf(marks, references.Select(r => r.Value), zero: false)!.Value, 0, height, MarkSpacing);
    }

    private static void Draw(PlotFrame frame, List<PanelLine> lines, TimeAxis time, Scale scale, double width)
    {
        frame.Numbers(scale, isHorizontal: false, Room);
        frame.Time(time, width);
        foreach (var line in lines.OrderByDescending(l => l.Style.Role == SeriesRole.Trend))
        {
            foreach (var run in Runs(line, time)) Draw(frame, line, run, time, scale);
            foreach (var point in line.Points) DrawMark(frame, line, point, time, scale);
            if (line.Style.Role != SeriesRole.Trend)
                frame.Words(scale.Numbers.Short(line.Points[^1].Mark), time.IndexOf(line.Points[^1]), Height(line.Points[^1], scale), Alignment.LowerCenter, offsetY: -5, colour: line.Style.Colour);
        }
    }

    private static void Draw(PlotFrame frame, PanelLine line, List<TimePoint> run, TimeAxis time, Scale scale)
    {
        var (pattern, wide) = frame.Pen(PatternOf(line.Style.Role), (float)line.Style.Width);
        var scatter = frame.Plot.Add.Scatter([.. run.Select(p => (double)time.IndexOf(p))], run.ConvertAll(p => Height(p, scale)).ToArray());
        scatter.Color = PlotFrame.Hex(line.Style.Colour);
        scatter.LineWidth = run.Count > 1 ? wide : 0;
        scatter.LinePattern = pattern;
        scatter.MarkerShape = ShapeOf(line.Style);
        scatter.MarkerSize = line.Style.Role == SeriesRole.Trend || (line.Points.Count > MostMarkers && run.Count > 1) ? 0 : 8;
        scatter.MarkerLineWidth = 1.5f;
    }

    /// <summary>The whisker of a point, and an arrow with its number where it lies beyond the axis.</summary>
    private static void DrawMark(PlotFrame frame, PanelLine line, TimePoint point, TimeAxis time, Scale scale)
    {
        var (x, mark) = (time.IndexOf(point), point.Mark);
        if (mark.Low is not null || mark.High is not null)
        {
            var (low, high) = (Within(mark.Low ?? mark.Value!.Value, scale), Within(mark.High ?? mark.Value!.Value, scale));
            frame.Line(x, low, x, high, line.Style.Colour, 1.3f);
        }

        if (scale.IsBeyond(mark.Value!.Value) is not (not 0 and var beyond)) return;
        var y = Height(point, scale);
        frame.Plot.Add.Marker(x, y, beyond > 0 ? MarkerShape.FilledTriangleUp : MarkerShape.FilledTriangleDown, 10, PlotFrame.Hex(line.Style.Colour));
        frame.Words(scale.Numbers.Short(mark), x, y, beyond > 0 ? Alignment.UpperCenter : Alignment.LowerCenter, offsetY: beyond > 0 ? 8 : -8);
    }

    /// <summary>The stretches of a line between its gaps; a trend has none.</summary>
    private static IEnumerable<List<TimePoint>> Runs(PanelLine line, TimeAxis time)
    {
        var run = new List<TimePoint>();
        foreach (var point in line.Points)
        {
            if (run.Count > 0 && time.IndexOf(point) > time.IndexOf(run[^1]) + 1 && line.Style.Role != SeriesRole.Trend)
            {
                yield return run;
                run = [];
            }

            run.Add(point);
        }

        if (run.Count > 0) yield return run;
    }

    private static double Height(TimePoint point, Scale scale) => Within(point.Mark.Value!.Value, scale);

    private static double Within(decimal value, Scale scale) => Math.Clamp((double)(value / scale.Numbers.Factor), scale.Ticks.First, scale.Ticks.Last);

    private static PlotKey KeyOf(PlotFrame frame, string name, SeriesStyle style)
    {
        var (pattern, width) = frame.Pen(PatternOf(style.Role), (float)style.Width);
        return new PlotKey(name, PlotFrame.Hex(style.Colour)) { LineWidth = width, Pattern = pattern, Marker = style.Role == SeriesRole.Trend ? MarkerShape.None : ShapeOf(style) };
    }

    private static MarkerShape ShapeOf(SeriesStyle style) => style.IsHollow ? Open[style.Shape % Open.Length] : Filled[style.Shape % Filled.Length];

    private static LinePattern PatternOf(SeriesRole role) => role switch
    {
        SeriesRole.Target => LinePattern.Dashed,
        SeriesRole.Planned => LinePattern.DenselyDashed,
        SeriesRole.Expected => LinePattern.Dotted,
        SeriesRole.Trend => LinePattern.Dashed,
        _ => LinePattern.Solid,
    };
}
