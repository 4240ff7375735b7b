using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="HeatMap"/>: cells with their numbers where they fit, and a legend of shades.</summary>
internal sealed class HeatPlot : Plot
{
    private const int MostSteps = 120;
    private const double LegendHeight = 46;
    private const double TopHeight = 4;

    private readonly HeatMap _map;
    private readonly List<HeatRow> _rows;
    private readonly TimeAxis? _time;
    private readonly NumberScale _numbers;
    private readonly Shades? _shades;
    private readonly int _older;

    /// <summary>Makes one.</summary>
    public HeatPlot(HeatMap map, ChartOptions options)
    {
        _map = map;
        _rows = [.. map.Rows.Take(options.MaxRows)];
        TimePoint[] cells = [.. _rows.SelectMany(r => r.Cells).Where(c => c.Mark.Value is not null)];
        var time = TimeAxis.Of(cells, map.Every);
        if (time is { Count: > MostSteps })
        {
            _older = time.Count - MostSteps;
            time = new TimeAxis(time.Step, time.First + _older, MostSteps);
            cells = [.. cells.Where(c => time.IndexOf(c) >= 0)];
        }

        _time = time;
        _numbers = Scale.NumbersOf(map.Unit, cells.Select(c => c.Mark));
        if (cells.Length > 0) _shades = Shades.Of([.. cells.Select(c => Scaled(c.Mark))]);
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _time is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(_numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks
    {
        get
        {
            var remarks = new List<string>();
            if (_shades is { IsRoot: true }) remarks.Add("色阶按数值的平方根取值，以便看清较小的数。");
            if (_older > 0) remarks.Add($"只画出最近{MostSteps}期，较早的{_older}期未画出。");
            if (_map.Rows.Count > _rows.Count) remarks.Add($"另有{_map.Rows.Count - _rows.Count}行未画出。");
            return remarks;
        }
    }

    private double WordsHeight => LabelSize * (_time!.Step == TimeStep.Year ? 2 : 3.2);

    /// <inheritdoc/>
    public override double Height(double width) => TopHeight + (_rows.Count * 30) + WordsHeight + LegendHeight;

    /// <inheritdoc/>
    public override double LeastHeight(double width) => TopHeight + (_rows.Count * 18) + WordsHeight + LegendHeight;

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        var names = Math.Min(area.Width * 0.34, _rows.Max(r => TextMeasure.Width(SvgText.Clean(r.Name), NameSize))) + 12;
        var most = 120.0 * _time!.Count;
        var box = new Box(area.Left + names, area.Top + TopHeight, Math.Min(area.Width - names, most), area.Height - TopHeight - WordsHeight - LegendHeight);
        var height = box.Height / _rows.Count;
        var numbers = HasNumbers((box.Width / _time.Count) - 1.5, height - 1.5);
        for (var i = 0; i < _rows.Count; i++) DrawRow(canvas, _rows[i], new Box(box.Left, box.Top + (i * height), box.Width, height), names - 12, numbers);
        DrawTime(canvas, box);
        DrawLegend(canvas, new Box(box.Left, area.Bottom - LegendHeight + 16, Math.Clamp(area.Right - box.Left - 110, 80, 300), 12));
    }

    /// <summary>Whether the numbers of all cells fit: a few of them alone would look like the most important ones.</summary>
    private bool HasNumbers(double width, double height) => height >= LabelSize + 3
        && _rows.SelectMany(r => r.Cells).Where(c => c.Mark.Value is not null).All(c => TextMeasure.Width(Text(c.Mark), LabelSize) <= width - 5);

    private string Text(ChartMark mark) => _numbers.Short(mark).Replace("%", "", StringComparison.Ordinal);

    private void DrawRow(Canvas canvas, HeatRow row, Box lane, double room, bool numbers)
    {
        canvas.Text(lane.Left - 10, lane.CenterY, TextMeasure.Fit(SvgText.Clean(row.Name), NameSize, room), NameSize, Anchor.End);
        var width = lane.Width / _time!.Count;
        var cells = row.Cells.Where(c => c.Mark.Value is not null).GroupBy(_time.IndexOf).ToDictionary(g => g.Key, g => g.MaxBy(c => c.To)!);
        for (var step = 0; step < _time.Count; step++)
        {
            var box = new Box(lane.Left + (step * width), lane.Top, width, lane.Height).Inset(0.75, 0.75, 0.75, 0.75);
            if (cells.TryGetValue(step, out var cell)) DrawCell(canvas, row, cell, box, numbers);
            else canvas.Missing(box);
        }
    }

    private void DrawCell(Canvas canvas, HeatRow row, TimePoint cell, Box box, bool numbers)
    {
        var value = Scaled(cell.Mark);
        var drawn = new DrawnMark("", row.Name, PeriodName.Of(cell.From, cell.To), NumberScale.Full(_map.Unit, cell.Mark), cell.Mark);
        canvas.Mark(drawn, null, () =>
        {
            canvas.Rect(box, _shades!.Colour(value), 2);
            if (numbers) canvas.Text(box.CenterX, box.CenterY, Text(cell.Mark), LabelSize, Anchor.Middle, colour: _shades.IsDark(value) ? "#FFFFFF" : "#1F2329");
            else if (value < 0) canvas.Below(box);
        });
    }

    private void DrawTime(Canvas canvas, Box box)
    {
        var width = box.Width / _time!.Count;
        var top = box.Bottom + 4;
        var steps = _time.Steps(width, LabelSize);
        foreach (var label in steps) canvas.Text(box.Left + ((label.From + 0.5) * width), top + 8, label.Text, LabelSize, Anchor.Middle, colour: Palette.Soft);
        if (_time.Step == TimeStep.Year) return;
        if (steps.Count > 0) top += LabelSize * 1.35;
        foreach (var label in _time.Years(width, LabelSize))
        {
            var (left, right) = (box.Left + (label.From * width), box.Left + ((label.To + 1) * width));
            if (label.From > 0) canvas.Line(left, box.Bottom + 2, left, top + 14, Palette.Grid);
            canvas.Text((left + right) / 2, top + 8, label.Text, LabelSize, Anchor.Middle, colour: Palette.Soft);
        }
    }

    /// <summary>A strip of shades with numbers below, and the hatch of missing ones.</summary>
    private void DrawLegend(Canvas canvas, Box box)
    {
        const int Pieces = 60;
        for (var i = 0; i < Pieces; i++)
        {
            var share = (i + 0.5) / Pieces;
            canvas.Rect(new Box(box.Left + (i * box.Width / Pieces), box.Top, (box.Width / Pieces) + 0.4, box.Height), _shades!.Colour(_shades.ValueAt(share))).Set("shape-rendering", "crispEdges");
        }

        var ticks = Ticks.Of(_shades!.Low, _shades.High, 5);
        var last = double.NegativeInfinity;
        foreach (var value in ticks.Values.Where(v => v >= _shades.Low - 1e-9 && v <= _shades.High + 1e-9))
        {
            var x = box.Left + (_shades.PlaceOf(value) * box.Width);
            var text = NumberScale.Fixed(value, ticks.Decimals);
            var half = TextMeasure.Width(text, 11.5) / 2;
            if (x - half < last + 6) continue;
            last = x + half;
            canvas.Line(x, box.Bottom, x, box.Bottom + 3, Palette.Axis);
            canvas.Text(x, box.Bottom + 11, text, 11.5, Anchor.Middle, colour: Palette.Soft);
        }

        canvas.Missing(new Box(box.Right + 28, box.Top, 20, box.Height));
        canvas.Text(box.Right + 54, box.CenterY, "无数据", 11.5, colour: Palette.Soft);
    }

    private double Scaled(ChartMark mark) => (double)(mark.Value!.Value / _numbers.Factor);
}
