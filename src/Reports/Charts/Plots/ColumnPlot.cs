using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="BarChart"/> with bars upwards.</summary>
internal sealed class ColumnPlot(BarChart chart, ChartOptions options) : BarsPlot(chart, options)
{
    private const double NumberSize = 11.5;

    /// <inheritdoc/>
    public override double Height(double width) => Math.Clamp(width * 0.42, 230, 420);

    /// <inheritdoc/>
    public override double LeastHeight(double width) => 160;

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        var scale = Scale.Of(Rows.Numbers, Rows.Range!.Value, area.Bottom - 42, area.Top + 18, 62);
        var left = scale.Marks.Max(m => TextMeasure.Width(m.Text, LabelSize)) + 10;
        var slot = (area.Width - left) / Rows.Groups.Count;
        var names = Rows.Groups.Select(g => TextMeasure.Wrap(SvgText.Clean(g.Name), LabelSize, slot - 6, 3)).ToArray();
        var bottom = (names.Max(n => n.Count) * LabelSize * 1.3) + 10;
        var box = area.Inset(left, 18, 0, bottom);
        scale = scale with { From = box.Bottom, To = box.Top };
        DrawAxis(canvas, box, scale);
        var placer = new LabelPlacer(new Box(box.Left, area.Top - 4, box.Width, box.Bottom - area.Top + 4));
        References.DrawAcross(canvas, box, scale, Bars.References, placer);
        for (var i = 0; i < names.Length; i++)
        {
            var lane = new Box(box.Left + (i * slot), box.Top, slot, box.Height);
            DrawGroup(canvas, scale, Rows.Groups[i], lane, placer);
            for (var k = 0; k < names[i].Count; k++)
                canvas.Text(lane.CenterX, box.Bottom + 8 + ((k + 0.5) * LabelSize * 1.3), names[i][k], LabelSize, Anchor.Middle);
        }
    }

    private static void DrawAxis(Canvas canvas, Box box, Scale scale)
    {
        canvas.Group("grid-lines", () =>
        {
            foreach (var (y, value, text) in scale.Marks)
            {
                canvas.Line(box.Left, y, box.Right, y, value == 0 ? Palette.Axis : Palette.Grid, value == 0 ? 1.2 : 1);
                canvas.Text(box.Left - 8, y, text, LabelSize, Anchor.End, colour: Palette.Soft);
            }
        });
    }

    private void DrawGroup(Canvas canvas, Scale scale, BarGroup group, Box lane, LabelPlacer placer)
    {
        var count = Bars.Series.Count;
        var width = Math.Min(count == 1 ? 46 : 34, lane.Width * 0.76 / count);
        var left = lane.CenterX - (width * count / 2);
        for (var i = 0; i < Math.Min(count, group.Marks.Count); i++)
            DrawBar(canvas, scale, group, i, new Box(left + (i * width), lane.Top, Math.Max(1, width - (count > 1 ? 1.5 : 0)), lane.Height), placer);
    }

    private void DrawBar(Canvas canvas, Scale scale, BarGroup group, int series, Box lane, LabelPlacer placer)
    {
        var mark = group.Marks[series];
        var zero = scale.AtScaled(0);
        canvas.Mark(Rows.Drawn(group, series), series, () =>
        {
            if (mark.Value is not { } value)
            {
                if (lane.Width > 14) canvas.Text(lane.CenterX, zero - 9, lane.Width > 36 ? "无数据" : "缺", NumberSize, Anchor.Middle, colour: Palette.Soft);
                return;
            }

            var end = scale.At(value);
            var bar = new Box(lane.Left, Math.Min(zero, end), lane.Width, Math.Max(0.5, Math.Abs(end - zero)));
            Rows.DrawBar(canvas, series, bar);
            DrawWhisker(canvas, scale, mark, lane.CenterX);
            placer.Block(bar);
            DrawNumber(canvas, scale, mark, bar, placer);
        });
    }

    /// <summary>The number beyond the end of a bar, where it does not run into its neighbour's.</summary>
    private static void DrawNumber(Canvas canvas, Scale scale, ChartMark mark, Box bar, LabelPlacer placer)
    {
        var text = scale.Numbers.Short(mark);
        var width = TextMeasure.Width(text, NumberSize);
        var top = mark.Value < 0 ? Math.Max(bar.Bottom, scale.At(mark.Low ?? mark.Value.Value)) + 1 : Math.Min(bar.Top, scale.At(mark.High ?? mark.Value!.Value)) - 16;
        if (placer.Place([new Box(bar.CenterX - (width / 2), top, width, 15)]) is { } box) canvas.Text(box.CenterX, box.CenterY, text, NumberSize, Anchor.Middle, halo: true);
    }

    private static void DrawWhisker(Canvas canvas, Scale scale, ChartMark mark, double x)
    {
        if (mark.Low is null && mark.High is null) return;
        var (low, high) = (scale.At(mark.Low ?? mark.Value!.Value), scale.At(mark.High ?? mark.Value!.Value));
        canvas.Line(x, low, x, high, Palette.Ink, 1.2);
        canvas.Line(x - 4, low, x + 4, low, Palette.Ink, 1.2);
        canvas.Line(x - 4, high, x + 4, high, Palette.Ink, 1.2);
    }
}
