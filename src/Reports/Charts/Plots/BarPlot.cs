using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="BarChart"/> with bars to the right: rankings and groups with long names.</summary>
internal sealed class BarPlot(BarChart chart, ChartOptions options) : BarsPlot(chart, options)
{
    private double RowHeight => Bars.Series.Count == 1 ? 26 : (Bars.Series.Count * 14) + 12;

    /// <summary>Whether the bars of a chart run upwards: where asked, or where all names fit below in two lines.</summary>
    public static bool IsVertical(BarChart chart, ChartOptions options)
    {
        if (chart.Direction != BarDirection.Auto) return chart.Direction == BarDirection.Vertical;
        var slot = (options.Width - 120.0) / Math.Max(1, chart.Groups.Count);
        return slot >= 12 * chart.Series.Count && chart.Groups.All(g => TextMeasure.Width(g.Name, LabelSize) <= slot * 1.7);
    }

    /// <inheritdoc/>
    public override double Height(double width) => RowFrame.Height(Rows.Groups.Count, RowFrame.RowHeight(Rows.Groups.Select(g => g.Name), width, RowHeight), Bars.References.Count > 0);

    /// <inheritdoc/>
    public override double LeastHeight(double width) =>
        RowFrame.Height(Rows.Groups.Count, Math.Max(17, Bars.Series.Count * 11), Bars.References.Count > 0);

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        string[] names = [.. Rows.Groups.Select(g => g.Name)];
        var labels = Rows.Groups.SelectMany(g => g.Marks.Take(Bars.Series.Count)).Select(Reach).ToArray();
        var frame = RowFrame.Of(names, area, Rows.Numbers, Rows.Range!.Value, labels, 0, Bars.References.Count > 0);
        frame.Draw(canvas, names, area, guides: false, Bars.References);
        for (var i = 0; i < names.Length; i++) DrawGroup(canvas, frame, Rows.Groups[i], frame.Rows[i]);
    }

    private void DrawGroup(Canvas canvas, RowFrame frame, BarGroup group, Box row)
    {
        var count = Bars.Series.Count;
        var thick = count == 1 ? Math.Min(18, row.Height * 0.66) : Math.Min(16, (row.Height - 8) / count);
        var top = row.CenterY - (count * thick / 2);
        for (var i = 0; i < Math.Min(count, group.Marks.Count); i++)
            DrawBar(canvas, frame.Scale, group, i, new Box(row.Left, top + (i * thick), row.Width, thick - (count == 1 ? 0 : 1.5)));
    }

    private void DrawBar(Canvas canvas, Scale scale, BarGroup group, int series, Box lane)
    {
        var mark = group.Marks[series];
        var zero = scale.AtScaled(0);
        canvas.Mark(Rows.Drawn(group, series), series, () =>
        {
            if (mark.Value is not { } value)
            {
                canvas.Text(zero + 6, lane.CenterY, "无数据", LabelSize - 0.5, colour: Palette.Soft);
                return;
            }

            var end = scale.At(value);
            Rows.DrawBar(canvas, series, new Box(Math.Min(zero, end), lane.Top, Math.Max(0.5, Math.Abs(end - zero)), lane.Height));
            DrawWhisker(canvas, scale, mark, lane);
            var (_, left, right) = Reach(mark);
            var isLeft = value < 0;
            var edge = isLeft ? scale.At(mark.Low ?? value) - 6 : scale.At(mark.High ?? value) + 6;
            if (left + right > 0) canvas.Text(edge, lane.CenterY, scale.Numbers.Short(mark), LabelSize, isLeft ? Anchor.End : Anchor.Start, halo: true);
        });
    }

    private static void DrawWhisker(Canvas canvas, Scale scale, ChartMark mark, Box lane)
    {
        if (mark.Low is null && mark.High is null) return;
        var (low, high) = (scale.At(mark.Low ?? mark.Value!.Value), scale.At(mark.High ?? mark.Value!.Value));
        canvas.Line(low, lane.CenterY, high, lane.CenterY, Palette.Ink, 1.2);
        canvas.Line(low, lane.CenterY - 4, low, lane.CenterY + 4, Palette.Ink, 1.2);
        canvas.Line(high, lane.CenterY - 4, high, lane.CenterY + 4, Palette.Ink, 1.2);
    }

    /// <summary>The end of a bar, and how far its number reaches beyond.</summary>
    private (decimal At, double Left, double Right) Reach(ChartMark mark)
    {
        if (mark.Value is not { } value) return (0, 0, 56);
        var width = TextMeasure.Width(Rows.Numbers.Short(mark), LabelSize) + 12;
        return value < 0 ? (mark.Low ?? value, width, 0) : (mark.High ?? value, 0, width);
    }
}
