using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="TargetChart"/>: bullets or dumbbells, and the distance in a column of its own.</summary>
internal sealed class TargetPlot : Plot
{
    private const double GapWidth = 86;
    private const double Greatest = 1e6;   // a share beyond it tells of an error

    private static readonly string ResultColour = Palette.Series(0);
    private static readonly string TargetColour = Palette.Series(1);

    private readonly TargetChart _chart;
    private readonly List<TargetItem> _items;
    private readonly NumberScale _numbers;
    private readonly (decimal Low, decimal High)? _range;
    private readonly bool _isBullet;

    /// <summary>Makes one.</summary>
    public TargetPlot(TargetChart chart, ChartOptions options)
    {
        _chart = chart;
        _items = [.. chart.Items.Take(options.MaxRows)];
        ChartMark[] marks = [.. _items.SelectMany(i => new[] { i.Result, i.Target }).OfType<ChartMark>()];
        _isBullet = chart.Style == TargetStyle.Bullet || (chart.Style == TargetStyle.Auto
            && chart.Unit.Kind is ChartUnitKind.Money or ChartUnitKind.Other && Array.TrueForAll(marks, m => m.Value is null or >= 0));
        _numbers = Scale.NumbersOf(chart.Unit, marks);
        _range = Scale.RangeOf(marks, chart.References.Select(r => r.Value), zero: _isBullet);
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _range is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(_numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<LegendKey> Legend =>
    [
        new(_chart.ResultName, 0, (canvas, x, y) =>
        {
            if (_isBullet) canvas.Rect(new Box(x + 2, y - 5, 22, 10), ResultColour);
            else canvas.Marker(0, x + 13, y, 5, ResultColour);
        }),
        new(_chart.TargetName, 1, (canvas, x, y) =>
        {
            if (_isBullet) Tick(canvas, x + 13, y, 8);
            else canvas.Marker(3, x + 13, y, 5, TargetColour, hollow: true);
        }),
    ];

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

    private bool HasReferences => _chart.References.Count > 0;

    private bool HasGap => _chart.Gap != TargetGap.None;

    /// <inheritdoc/>
    public override double Height(double width) => RowFrame.Height(_items.Count, RowFrame.RowHeight(_items.Select(i => i.Name), width, _isBullet ? 30 : 26), HasReferences || HasGap);

    /// <inheritdoc/>
    public override double LeastHeight(double width) => RowFrame.Height(_items.Count, 18, HasReferences || HasGap);

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        string[] names = [.. _items.Select(i => i.Name)];
        var labels = _items.SelectMany(Reaches).ToArray();
        var frame = RowFrame.Of(names, area, _numbers, _range!.Value, labels, HasGap ? GapWidth : 0, HasReferences || HasGap);
        frame.Draw(canvas, names, area, guides: !_isBullet, _chart.References);
        if (HasGap) canvas.Text(area.Right, frame.Box.Top - 12, _chart.Gap == TargetGap.Attainment ? "完成率" : "实际减目标", LabelSize, Anchor.End, colour: Palette.Soft);
        for (var i = 0; i < names.Length; i++)
        {
            DrawItem(canvas, frame, _items[i], frame.Rows[i]);
            if (HasGap) canvas.Text(area.Right, frame.Rows[i].CenterY, GapOf(_items[i]), LabelSize, Anchor.End);
        }
    }

    private void DrawItem(Canvas canvas, RowFrame frame, TargetItem item, Box row)
    {
        var (result, target) = (item.Result?.Value, item.Target?.Value);
        if (result is null && target is null)
        {
            canvas.Text(frame.Box.Left + 6, row.CenterY, "无数据", LabelSize - 0.5, colour: Palette.Soft);
            return;
        }

        if (!_isBullet && result is not null && target is not null)
            canvas.Line(frame.Scale.At(result.Value), row.CenterY, frame.Scale.At(target.Value), row.CenterY, Palette.Muted, 2.5);
        if (result is not null) DrawResult(canvas, frame, item, row);
        if (target is not null) DrawTarget(canvas, frame, item, row);
        if (_isBullet) DrawNumbers(canvas, frame.Scale, item, row);
    }

    private void DrawResult(Canvas canvas, RowFrame frame, TargetItem item, Box row)
    {
        var mark = item.Result!;
        var x = frame.Scale.At(mark.Value!.Value);
        canvas.Mark(new DrawnMark(_chart.ResultName, item.Name, "", NumberScale.Full(_chart.Unit, mark), mark), 0, () =>
        {
            if (_isBullet)
            {
                var zero = frame.Scale.AtScaled(0);
                var thick = Math.Min(13, row.Height * 0.46);
                canvas.Rect(new Box(Math.Min(zero, x), row.CenterY - (thick / 2), Math.Max(0.5, Math.Abs(x - zero)), thick), ResultColour);
            }
            else
            {
                DrawSpread(canvas, frame.Scale, mark, row, ResultColour);
                canvas.Marker(0, x, row.CenterY, 5, ResultColour);
                canvas.Target(x, row.CenterY, 9);
            }

            if (!_isBullet) DrawNumber(canvas, frame.Scale, mark, _numbers.Short(mark), row.CenterY, IsLeft(item, isResult: true));
        });
    }

    private void DrawTarget(Canvas canvas, RowFrame frame, TargetItem item, Box row)
    {
        var mark = item.Target!;
        var x = frame.Scale.At(mark.Value!.Value);
        canvas.Mark(new DrawnMark(_chart.TargetName, item.Name, "", NumberScale.Full(_chart.Unit, mark), mark), 1, () =>
        {
            DrawSpread(canvas, frame.Scale, mark, row, TargetColour);
            if (_isBullet) Tick(canvas, x, row.CenterY, Math.Min(10, row.Height * 0.36));
            else canvas.Marker(3, x, row.CenterY, 5, TargetColour, hollow: true);
            canvas.Target(x, row.CenterY, 9);
            if (!_isBullet) DrawNumber(canvas, frame.Scale, mark, TargetText(mark), row.CenterY, IsLeft(item, isResult: false));
        });
    }

    /// <summary>A target as it was set: a range by its ends.</summary>
    private string TargetText(ChartMark mark) => mark is { Low: { } low, High: { } high }
        ? $"{_numbers.Short(low)}—{_numbers.Short(mark with { Value = high, Bound = Core.Bound.Exact })}"
        : _numbers.Short(mark);

    private static void DrawNumber(Canvas canvas, Scale scale, ChartMark mark, string text, double y, bool left)
    {
        var x = scale.At(left ? mark.Low ?? mark.Value!.Value : mark.High ?? mark.Value!.Value);
        canvas.Text(left ? x - 10 : x + 10, y, text, LabelSize, left ? Anchor.End : Anchor.Start, halo: true);
    }

    /// <summary>Both numbers of a bullet, behind whatever reaches farther.</summary>
    private void DrawNumbers(Canvas canvas, Scale scale, TargetItem item, Box row)
    {
        var (result, target) = Numbers(item);
        var x = scale.At(Farthest(item)) + 10;
        canvas.Text(x, row.CenterY, result, LabelSize, halo: true);
        canvas.Text(x + TextMeasure.Width(result + " ", LabelSize), row.CenterY, target, LabelSize, colour: Palette.Soft, halo: true);
    }

    private (string Result, string Target) Numbers(TargetItem item) =>
        (item.Result?.Value is null ? "—" : _numbers.Short(item.Result), "/ " + (item.Target?.Value is null ? "—" : TargetText(item.Target)));

    private static decimal Farthest(TargetItem item) =>
        new[] { item.Result?.Value, item.Target?.High ?? item.Target?.Value }.Max() ?? 0;

    private static void DrawSpread(Canvas canvas, Scale scale, ChartMark mark, Box row, string colour)
    {
        if (mark.Low is null && mark.High is null) return;
        var (low, high) = (scale.At(mark.Low ?? mark.Value!.Value), scale.At(mark.High ?? mark.Value!.Value));
        canvas.Line(low, row.CenterY, high, row.CenterY, colour, 1.5);
        canvas.Line(low, row.CenterY - 4, low, row.CenterY + 4, colour, 1.5);
        canvas.Line(high, row.CenterY - 4, high, row.CenterY + 4, colour, 1.5);
    }

    private static void Tick(Canvas canvas, double x, double y, double half)
    {
        canvas.Line(x, y - half, x, y + half, Palette.Paper, 5);
        canvas.Line(x, y - half, x, y + half, TargetColour, 3);
    }

    /// <summary>Which side a number of a dumbbell stands on: the lesser at the left, the greater at the right.</summary>
    private static bool IsLeft(TargetItem item, bool isResult)
    {
        if (item.Result?.Value is not { } result || item.Target?.Value is not { } target) return false;
        return isResult ? result < target : target <= result;
    }

    private IEnumerable<(decimal At, double Left, double Right)> Reaches(TargetItem item)
    {
        if (_isBullet)
        {
            var (first, second) = Numbers(item);
            yield return (Farthest(item), 0, TextMeasure.Width(first + " " + second, LabelSize) + 14);
            yield break;
        }

        if (item.Result is { Value: { } result }) yield return Reach(result, item.Result, _numbers.Short(item.Result), IsLeft(item, isResult: true));
        if (item.Target is { Value: { } target }) yield return Reach(target, item.Target, TargetText(item.Target), IsLeft(item, isResult: false));
    }

    private static (decimal At, double Left, double Right) Reach(decimal at, ChartMark mark, string text, bool left)
    {
        var width = TextMeasure.Width(text, LabelSize) + 14;
        return left ? (mark.Low ?? at, width, 8) : (mark.High ?? at, 8, width);
    }

    private string GapOf(TargetItem item)
    {
        if (item.Result?.Value is not { } result || item.Target?.Value is not { } target) return "—";
        if (_chart.Gap == TargetGap.Attainment)
        {
            var share = target > 0 && result >= 0 ? (double)result / (double)target : double.PositiveInfinity;
            return share < Greatest ? NumberScale.Full(ChartUnit.Percent, Math.Round((decimal)share * 100, 1)) : "—";
        }

        if (Math.Abs((double)result) + Math.Abs((double)target) > (double)decimal.MaxValue / 2) return "—";
        return (result > target ? "+" : "") + _numbers.Short(result - target);
    }
}
