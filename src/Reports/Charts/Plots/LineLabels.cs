using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Writes numbers beside the points of lines, where there is room, and names at the ends of lines.</summary>
internal sealed class LineLabels
{
    private const double Size = 11.5;
    private const double Height = 15;
    private const int MostLines = 2;
    private const int MostPoints = 60;

    private readonly LinePanel _panel;
    private readonly Scale _scale;
    private readonly IReadOnlyList<PanelLine> _lines;

    /// <summary>Makes one that keeps labels off all lines and points.</summary>
    public LineLabels(LinePanel panel, Scale scale, IReadOnlyList<PanelLine> lines, Box area)
    {
        (_panel, _scale, _lines) = (panel, scale, lines);
        var room = panel.Area;
        Placer = new LabelPlacer(new Box(room.Left + 2, area.Top - 6, room.Width + 6, room.Bottom - area.Top + 4));
        foreach (var line in lines) Block(line);
    }

    /// <summary>Where labels may stand.</summary>
    public LabelPlacer Placer { get; }

    /// <summary>Numbers: the last, the greatest and the least first, then the others; of many lines the last ones only.</summary>
    public void DrawValues(Canvas canvas, bool withEnds)
    {
        DrawBeyond(canvas);
        var named = _lines.Where(l => l.Style.Role != SeriesRole.Trend && l.Style.Colour != Palette.Muted).ToArray();
        var onlyEnds = named.Length > MostLines || named.Sum(l => l.Points.Count) > MostPoints;
        var wanted = named.SelectMany(l => Enumerable.Range(0, l.Points.Count).Select(i => (Line: l, At: i, Rank: Rank(l, i))))
            .Where(w => _scale.IsBeyond(w.Line.Points[w.At].Mark.Value!.Value) == 0)
            .Where(w => onlyEnds ? withEnds && w.Rank == 0 : withEnds || w.Rank > 0)
            .OrderBy(w => w.Rank);
        foreach (var (line, at, _) in wanted) DrawValue(canvas, line, at);
    }

    /// <summary>Numbers beyond the axis, whose place does not tell them.</summary>
    public void DrawBeyond(Canvas canvas)
    {
        foreach (var line in _lines)
        {
            for (var i = 0; i < line.Points.Count; i++)
            {
                if (_scale.IsBeyond(line.Points[i].Mark.Value!.Value) != 0) DrawValue(canvas, line, i);
            }
        }
    }

    /// <summary>The last number of one line, unless it lies beyond the axis.</summary>
    public void DrawLast(Canvas canvas, PanelLine line)
    {
        if (_scale.IsBeyond(line.Points[^1].Mark.Value!.Value) == 0) DrawValue(canvas, line, line.Points.Count - 1);
    }

    /// <summary>Names with the last numbers at the right, moved apart, each with a thin line to its end where it was moved.</summary>
    public void DrawNames(Canvas canvas, double size, double right)
    {
        var ends = _lines.Select(l => _panel.At(l, l.Points[^1])).ToArray();
        var box = _panel.Area;
        var at = LabelPlacer.Spread([.. ends.Select(e => e.Y)], size * 1.35, box.Top - 12, box.Bottom + 8);
        var left = box.Right + 14;
        for (var i = 0; i < _lines.Count; i++)
        {
            var (line, end, y) = (_lines[i], ends[i], at[i]);
            canvas.Group("key", () =>
            {
                canvas.Line(end.X + 7, end.Y, left - 4, y, line.Style.Colour, 0.8);
                var number = _scale.Numbers.Short(line.Points[^1].Mark);
                var room = right - left - TextMeasure.Width(" " + number, size, bold: true);
                var name = TextMeasure.Fit(SvgText.Clean(line.Series.Name), size, room);
                canvas.Text(left, y, name, size);
                canvas.Text(left + TextMeasure.Width(name + " ", size) + 1, y, number, size, bold: true);
            }, line.Number);
        }
    }

    private void DrawValue(Canvas canvas, PanelLine line, int at)
    {
        var point = line.Points[at];
        var text = _scale.Numbers.Short(point.Mark);
        var (x, y) = _panel.At(line, point);
        if (Placer.Place(Candidates(x, y, TextMeasure.Width(text, Size), IsValley(line, at), Reach(point.Mark, y))) is not { } box) return;
        canvas.Group("value", () => canvas.Text(box.CenterX, box.CenterY, text, Size, Anchor.Middle, halo: true), line.Number);
    }

    private void Block(PanelLine line)
    {
        foreach (var run in _panel.Runs(line))
        {
            for (var i = 0; i < run.Count; i++)
            {
                var (x, y) = run[i];
                if (i > 0) Placer.BlockLine(run[i - 1].X, run[i - 1].Y, x, y);
                if (line.Style.Role != SeriesRole.Trend) Placer.Block(new Box(x - 4, y - 4, 8, 8));
            }
        }

        foreach (var point in line.Points.Where(p => p.Mark.Low is not null || p.Mark.High is not null))
        {
            var (x, y) = _panel.At(line, point);
            var (up, down) = Reach(point.Mark, y);
            Placer.Block(new Box(x - 4, y - up, 8, up + down));
        }
    }

    private (double Up, double Down) Reach(ChartMark mark, double y) =>
        (mark.High is { } high ? y - _scale.Within(high) : 0, mark.Low is { } low ? _scale.Within(low) - y : 0);

    private static IEnumerable<Box> Candidates(double x, double y, double width, bool below, (double Up, double Down) reach)
    {
        var left = x - (width / 2);
        var above = new Box(left, y - Math.Max(5, reach.Up + 1) - Height, width, Height);
        var under = new Box(left, y + Math.Max(5, reach.Down + 1), width, Height);
        Box[] places = below ? [under, above] : [above, under];
        return [.. places, new Box(x + 7, y - Height - 1, width, Height), new Box(x + 7, y + 1, width, Height), new Box(x - width - 7, y - Height - 1, width, Height), new Box(x - width - 7, y + 1, width, Height)];
    }

    private static int Rank(PanelLine line, int at)
    {
        if (at == line.Points.Count - 1) return 0;
        var value = line.Points[at].Mark.Value!.Value;
        return value == line.Extremes.Greatest || value == line.Extremes.Least ? 1 : 2;
    }

    /// <summary>Whether more of the neighbours lie above than below.</summary>
    private static bool IsValley(PanelLine line, int at)
    {
        var value = line.Points[at].Mark.Value!.Value;
        var sides = new[] { at - 1, at + 1 }.Where(i => i >= 0 && i < line.Points.Count);
        return sides.Sum(i => line.Points[i].Mark.Value!.Value.CompareTo(value)) > 0;
    }
}
