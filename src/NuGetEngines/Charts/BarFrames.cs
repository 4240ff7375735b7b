using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Plots;

using ScottPlot;

using OwnBars = PolicyML.Reports.Charts.Plots.BarPlot;
using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Bars from zero, to the right or upwards.</summary>
internal static class BarFrames
{
    private const double Room = 0.14;        // beyond the longest bar, for its number
    private const double GroupWidth = 0.8;   // of the distance between groups

    /// <summary>The plot of a bar chart.</summary>
    public static PlotFrame Of(BarChart chart, ChartOptions options, PlotStyle style, double width, double height)
    {
        var rows = new BarRows(chart, options);
        var isRight = !OwnBars.IsVertical(chart, options);
        var scale = Scale.Of(rows.Numbers, rows.Range!.Value, 0, isRight ? width : height, 62);
        var frame = new PlotFrame(style);
        frame.Numbers(scale, isRight, Room);
        string[] names = [.. rows.Groups.Select(g => g.Name)];
        if (isRight) frame.Rows(names);
        else frame.ColumnNames(names, width);
        for (var series = 0; series < chart.Series.Count; series++) Draw(frame, chart, rows, series, scale, isRight);
        frame.References(chart.References, rows.Numbers, isRight);
        return frame;
    }

    private static void Draw(PlotFrame frame, BarChart chart, BarRows rows, int series, Scale scale, bool isRight)
    {
        var bars = new List<Bar>();
        var thick = GroupWidth / chart.Series.Count;
        for (var group = 0; group < rows.Groups.Count; group++)
        {
            var marks = rows.Groups[group].Marks;
            var mark = series < marks.Count ? marks[series] : ChartMark.None;
            var offset = -(GroupWidth / 2) + ((series + 0.5) * thick);
            var at = isRight ? -group - offset : group + offset;
            if (mark.Value is { } value) bars.Add(BarOf(frame, at, (double)(value / scale.Numbers.Factor), thick, series, chart.Series[series].Role, isRight));
            DrawNumber(frame, mark, at, scale, isRight);
        }

        if (bars.Count > 0) frame.Plot.Add.Bars(bars);
        if (chart.Series.Count < 2) return;
        var colour = PlotFrame.Hex(Palette.Series(series));
        var isResult = chart.Series[series].Role == SeriesRole.Result;
        frame.Keys.Add(new PlotKey(chart.Series[series].Name, isResult ? colour : Colors.White) { IsBox = true, Border = isResult ? null : colour });
    }

    /// <summary>A bar: filled for results, a broken outline for others.</summary>
    private static Bar BarOf(PlotFrame frame, double at, double value, double thick, int series, SeriesRole role, bool isRight)
    {
        var isResult = role == SeriesRole.Result;
        var (pattern, width) = frame.Pen(LinePattern.DenselyDashed, 1.5f);
        return new Bar
        {
            Position = at,
            Value = value,
            Size = thick * 0.9,
            Orientation = isRight ? Orientation.Horizontal : Orientation.Vertical,
            FillColor = isResult ? PlotFrame.Hex(Palette.Series(series)) : Colors.White,
            LineColor = PlotFrame.Hex(Palette.Series(series)),
            LineWidth = isResult ? 0 : width,
            LinePattern = isResult ? LinePattern.Solid : pattern,
        };
    }

    /// <summary>The whisker of a bar and its number beyond its end.</summary>
    private static void DrawNumber(PlotFrame frame, ChartMark mark, double at, Scale scale, bool isRight)
    {
        if (mark.Value is not { } value)
        {
            if (isRight) frame.Words("无数据", 0, at, Alignment.MiddleLeft, offsetX: 6, colour: Palette.Soft);
            else frame.Words("无数据", at, 0, Alignment.LowerCenter, offsetY: -4, colour: Palette.Soft);
            return;
        }

        var (low, high) = ((double)((mark.Low ?? value) / scale.Numbers.Factor), (double)((mark.High ?? value) / scale.Numbers.Factor));
        if (mark.Low is not null || mark.High is not null)
        {
            if (isRight) frame.Line(low, at, high, at, Palette.Ink, 1.2f);
            else frame.Line(at, low, at, high, Palette.Ink, 1.2f);
        }

        var (text, end) = (scale.Numbers.Short(mark), value < 0 ? low : high);
        if (isRight) frame.Words(text, end, at, value < 0 ? Alignment.MiddleRight : Alignment.MiddleLeft, offsetX: value < 0 ? -6 : 6);
        else frame.Words(text, at, end, value < 0 ? Alignment.UpperCenter : Alignment.LowerCenter, offsetY: value < 0 ? 4 : -4);
    }
}
