using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="RangeChart"/>: a whisker, its middle, and the single values as small dots.</summary>
internal sealed class RangePlot : Plot
{
    private static readonly string Colour = Palette.Series(0);

    private readonly RangeChart _chart;
    private readonly List<RangeItem> _items;
    private readonly NumberScale _numbers;
    private readonly (decimal Low, decimal High)? _range;

    /// <summary>Makes one.</summary>
    public RangePlot(RangeChart chart, ChartOptions options)
    {
        _chart = chart;
        _items = [.. chart.Items.Take(options.MaxRows)];
        ChartMark[] marks = [.. _items.SelectMany(i => i.Points.Prepend(i.Mark))];
        _numbers = Scale.NumbersOf(chart.Unit, marks);
        _range = Scale.RangeOf(marks, chart.References.Select(r => r.Value), zero: false);
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _range is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(_numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<LegendKey> Legend
    {
        get
        {
            var keys = new List<LegendKey>
            {
                new(_chart.MiddleName, null, (canvas, x, y) => canvas.Marker(3, x + 13, y, 5, Colour)),
                new(_chart.SpreadName, null, (canvas, x, y) => Whisker(canvas, x + 2, x + 24, y)),
            };
            if (_items.Exists(i => i.Points.Count > 0)) keys.Add(new(_chart.PointName, null, (canvas, x, y) => canvas.Marker(0, x + 13, y, 3.2, Colour, hollow: true)));
            return keys;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks
    {
        get
        {
            var remarks = new List<string>();
            if (_range is { Low: > 0 } or { High: < 0 }) remarks.Add("横轴不从零起。");
            if (_chart.Items.Count > _items.Count) remarks.Add($"另有{_chart.Items.Count - _items.Count}项未画出。");
            return remarks;
        }
    }

    /// <inheritdoc/>
    public override double Height(double width) => RowFrame.Height(_items.Count, RowFrame.RowHeight(_items.Select(i => i.Name), width, 34), _chart.References.Count > 0);

    /// <inheritdoc/>
    public override double LeastHeight(double width) => RowFrame.Height(_items.Count, 24, _chart.References.Count > 0);

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        string[] names = [.. _items.Select(i => i.Name)];
        var labels = _items.Where(i => i.Mark.Value is not null).Select(i => (Farthest(i), 8.0, TextMeasure.Width(Text(i.Mark), LabelSize) + 14)).ToArray();
        var frame = RowFrame.Of(names, area, _numbers, _range!.Value, labels, 0, _chart.References.Count > 0);
        frame.Draw(canvas, names, area, guides: true, _chart.References);
        for (var i = 0; i < names.Length; i++) DrawItem(canvas, frame, _items[i], frame.Rows[i]);
    }

    private void DrawItem(Canvas canvas, RowFrame frame, RangeItem item, Box row)
    {
        var y = row.CenterY;
        if (item.Mark.Value is null && item.Points.All(p => p.Value is null))
        {
            canvas.Text(frame.Box.Left + 6, y, "无数据", LabelSize - 0.5, colour: Palette.Soft);
            return;
        }

        if (item.Mark.Value is { } middle) Whisker(canvas, frame.Scale.At(item.Mark.Low ?? middle), frame.Scale.At(item.Mark.High ?? middle), y);
        foreach (var point in item.Points.Where(p => p.Value is not null)) DrawPoint(canvas, frame.Scale, item, point, y);
        if (item.Mark.Value is { } value) DrawMiddle(canvas, frame.Scale, item, value, y);
    }

    private void DrawMiddle(Canvas canvas, Scale scale, RangeItem item, decimal value, double y)
    {
        var mark = item.Mark;
        canvas.Mark(new DrawnMark(_chart.MiddleName, item.Name, "", NumberScale.Full(_chart.Unit, mark), mark), null, () =>
        {
            canvas.Marker(3, scale.At(value), y, 5.5, Colour);
            canvas.Target(scale.At(value), y, 9);
            canvas.Text(scale.At(Farthest(item)) + 10, y, Text(mark), LabelSize, halo: true);
        });
    }

    private void DrawPoint(Canvas canvas, Scale scale, RangeItem item, ChartMark point, double y)
    {
        var x = scale.At(point.Value!.Value);
        canvas.Mark(new DrawnMark(_chart.PointName, item.Name, "", NumberScale.Full(_chart.Unit, point), point), null, () =>
        {
            canvas.Marker(0, x, y, 3.2, Colour, hollow: true);
            canvas.Target(x, y, 6);
        });
    }

    private static decimal Farthest(RangeItem item) => item.Points.Select(p => p.Value).Append(item.Mark.High ?? item.Mark.Value).Max() ?? 0;

    private string Text(ChartMark mark) => _numbers.Short(mark);

    private static void Whisker(Canvas canvas, double low, double high, double y)
    {
        canvas.Line(low, y, high, y, Colour, 1.6);
        canvas.Line(low, y - 6, low, y + 6, Colour, 1.6);
        canvas.Line(high, y - 6, high, y + 6, Colour, 1.6);
    }
}
