using System.Text;

using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>A line of a panel, ready to be drawn.</summary>
/// <param name="Series">The line.</param>
/// <param name="Number">Number of its switch in a page.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Points">Its points that have a number, by time.</param>
internal sealed record PanelLine(LineSeries Series, int Number, SeriesStyle Style, IReadOnlyList<TimePoint> Points)
{
    /// <summary>Whether some point has a whisker.</summary>
    public bool HasSpread { get; } = Points.Any(p => p.Mark.Low is not null || p.Mark.High is not null);

    /// <summary>The least and the greatest number.</summary>
    public (decimal Least, decimal Greatest) Extremes { get; } =
        Points.Count == 0 ? (0, 0) : (Points.Min(p => p.Mark.Value!.Value), Points.Max(p => p.Mark.Value!.Value));
}

/// <summary>Lines over time in one rectangle; the whole of a line chart or one of the small multiples.</summary>
internal sealed class LinePanel(Box box, TimeAxis time, Scale scale, IReadOnlyList<PanelLine> lines)
{
    private const int MostMarkers = 40;

    private readonly PanelLine[] _spread = [.. lines.Where(l => l.HasSpread)];

    /// <summary>Width of a step of time.</summary>
    public double StepWidth => box.Width / time.Count;

    /// <summary>Where the points lie.</summary>
    public Box Area => box;

    /// <summary>The middle of a step.</summary>
    public double X(int step) => box.Left + ((step + 0.5) * StepWidth);

    /// <summary>Place of a point; lines with whiskers stand side by side.</summary>
    public (double X, double Y) At(PanelLine line, TimePoint point) => (X(time.IndexOf(point)) + Dodge(line), scale.Within(point.Mark.Value!.Value));

    /// <summary>Lines across at the marks of the axis, and their numbers where asked.</summary>
    public void DrawGrid(Canvas canvas, bool numbers, double size)
    {
        canvas.Group("grid-lines", () =>
        {
            foreach (var (y, value, text) in scale.Marks)
            {
                var isZero = value == 0;
                canvas.Line(box.Left, y, box.Right, y, isZero ? Palette.Axis : Palette.Grid, isZero ? 1.2 : 1);
                if (numbers) canvas.Text(box.Left - 8, y, text, size, Anchor.End, colour: Palette.Soft);
            }
        });
    }

    /// <summary>The line below, its ticks, its steps and its years.</summary>
    /// <returns>The height that the words take.</returns>
    public double DrawTime(Canvas canvas, double size, bool words)
    {
        canvas.Line(box.Left, box.Bottom, box.Right, box.Bottom, Palette.Axis, 1.2);
        var steps = time.Steps(StepWidth, size);
        var years = time.Step == TimeStep.Year ? [] : time.Years(StepWidth, size);
        foreach (var label in steps.Where(l => l.Text.Length > 0)) canvas.Line(X(label.From), box.Bottom, X(label.From), box.Bottom + 4, Palette.Axis);
        if (!words) return 0;
        var top = box.Bottom + 6;
        foreach (var label in steps) canvas.Text(X(label.From), top + (size * 0.65), label.Text, size, Anchor.Middle, colour: Palette.Soft);
        if (years.Count == 0) return 6 + (size * 1.3);
        if (steps.Count > 0) top += size * 1.35;
        foreach (var label in years) DrawYear(canvas, label, top, size);
        return top - box.Bottom + (size * 1.4);
    }

    /// <summary>The lines with their points.</summary>
    public void DrawLines(Canvas canvas)
    {
        foreach (var line in lines.OrderByDescending(l => l.Style.Colour == Palette.Muted).ThenByDescending(l => l.Style.Role == SeriesRole.Trend))
        {
            canvas.Group("series", () =>
            {
                DrawSpans(canvas, line);
                canvas.Path(PathOf(line), line.Style.Colour, line.Style.Width, line.Style.Dash);
                var markers = HasMarkers(line);
                foreach (var point in line.Points) DrawPoint(canvas, line, point, markers);
            }, line.Number);
        }
    }

    /// <summary>The stretches of a line between its gaps.</summary>
    public IEnumerable<IReadOnlyList<(double X, double Y)>> Runs(PanelLine line)
    {
        var run = new List<(double, double)>();
        var last = int.MinValue;
        foreach (var point in line.Points)
        {
            var step = time.IndexOf(point);
            if (run.Count > 0 && step > last + 1 && line.Style.Role != SeriesRole.Trend)
            {
                yield return run;
                run = [];
            }

            run.Add(At(line, point));
            last = step;
        }

        if (run.Count > 0) yield return run;
    }

    private void DrawYear(Canvas canvas, TimeLabel label, double top, double size)
    {
        var (left, right) = (box.Left + (label.From * StepWidth), box.Left + ((label.To + 1) * StepWidth));
        if (label.From > 0 && right - left >= 8) canvas.Line(left, box.Bottom, left, top + (size * 1.2), Palette.Grid);
        canvas.Text((left + right) / 2, top + (size * 0.65), label.Text, size, Anchor.Middle, colour: Palette.Soft);
    }

    private string PathOf(PanelLine line)
    {
        var data = new StringBuilder();
        foreach (var run in Runs(line).Where(r => r.Count > 1))
        {
            for (var i = 0; i < run.Count; i++)
                data.Append(i == 0 ? 'M' : 'L').Append(SvgText.Number(run[i].X)).Append(' ').Append(SvgText.Number(run[i].Y));
        }

        return data.ToString();
    }

    private void DrawPoint(Canvas canvas, PanelLine line, TimePoint point, bool marker)
    {
        if (line.Style.Role == SeriesRole.Trend) return;
        var (x, y) = At(line, point);
        var name = PeriodName.Of(point.From, point.To);
        var value = NumberScale.Full(scale.Numbers.Unit, point.Mark);
        canvas.Mark(new DrawnMark(line.Series.Name, "", name, value, point.Mark), line.Number, () =>
        {
            DrawWhisker(canvas, line, point.Mark, x);
            var beyond = scale.IsBeyond(point.Mark.Value!.Value);
            if (beyond != 0) canvas.Arrow(x, y, beyond > 0, line.Style.Colour);
            else if (marker) canvas.Marker(line.Style.Shape, x, y, StepWidth < 12 ? 2.4 : StepWidth < 30 ? 3 : 4.4, line.Style.Colour, line.Style.IsHollow);
            canvas.Target(x, y, Math.Clamp(StepWidth / 2, 4, 12));
        });
    }

    private void DrawWhisker(Canvas canvas, PanelLine line, ChartMark mark, double x)
    {
        if (mark.Low is null && mark.High is null) return;
        var (low, high) = (scale.Within(mark.Low ?? mark.Value!.Value), scale.Within(mark.High ?? mark.Value!.Value));
        canvas.Line(x, low, x, high, line.Style.Colour, 1.3);
        canvas.Line(x - 4, low, x + 4, low, line.Style.Colour, 1.3);
        canvas.Line(x - 4, high, x + 4, high, line.Style.Colour, 1.3);
    }

    /// <summary>A thin line under the points that cover several steps, unless they count up from the start of a year.</summary>
    private void DrawSpans(Canvas canvas, PanelLine line)
    {
        foreach (var point in line.Points.Where(p => time.LengthOf(p) > 1 && (time.Step == TimeStep.Year || p.From is not { Month: 1, Day: 1 })))
        {
            var y = scale.Within(point.Mark.Value!.Value);
            var step = time.IndexOf(point);
            var from = Math.Max(box.Left, box.Left + ((step - time.LengthOf(point) + 1) * StepWidth));
            canvas.Line(from, y, box.Left + ((step + 1) * StepWidth), y, line.Style.Colour, 1, "1 3");
        }
    }

    private bool HasMarkers(PanelLine line) => line.Style.Colour == Palette.Muted ? line.Points.Count == 1 : line.Points.Count <= MostMarkers || Runs(line).Any(r => r.Count == 1);

    private double Dodge(PanelLine line)
    {
        if (_spread.Length < 2) return 0;
        var at = Array.FindIndex(_spread, s => s.Number == line.Number);
        return at < 0 ? 0 : (at - ((_spread.Length - 1) / 2.0)) * Math.Min(9, StepWidth * 0.5 / _spread.Length);
    }
}
