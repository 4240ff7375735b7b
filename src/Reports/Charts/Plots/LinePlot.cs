using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="LineChart"/>: names at the line ends where they all reach the right side, else in a legend.</summary>
internal sealed class LinePlot : Plot
{
    private const double EndLabel = 12.5;

    private readonly LineChart _chart;
    private readonly List<PanelLine> _lines;
    private readonly TimeAxis? _time;
    private readonly NumberScale _numbers;
    private readonly (decimal Low, decimal High)? _range;
    private readonly int _beyond;

    /// <summary>Makes one.</summary>
    public LinePlot(LineChart chart)
    {
        _chart = chart;
        var styles = SeriesStyle.Of(chart.Series);
        _lines = [.. chart.Series.Select((s, i) => new PanelLine(s, i, styles[(s.Name, s.Role)], Ordered(s))).Where(l => l.Points.Count > 0)];
        _time = TimeAxis.Of([.. _lines.SelectMany(l => l.Points)], chart.Every);
        ChartMark[] all = [.. _lines.SelectMany(l => l.Points).Select(p => p.Mark)];
        var marks = Scale.WithoutOutliers(all);
        _beyond = all.Length - marks.Count;
        _numbers = Scale.NumbersOf(chart.Unit, marks);
        _range = Scale.RangeOf(marks, chart.References.Select(r => r.Value), zero: false);
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _time is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(_numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<LegendKey> Legend => HasEndLabels || _lines.Count < 2
        ? []
        : [.. Named.Select(l => new LegendKey(l.Series.Name, l.Number, l.Style.DrawKey)), .. Rest()];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks
    {
        get
        {
            var remarks = new List<string>();
            if (_range is { Low: > 0 } or { High: < 0 }) remarks.Add("纵轴不从零起。");
            if (_beyond > 0) remarks.Add(Scale.Beyond(_beyond));
            if (_lines.Count > Named.Count()) remarks.Add($"另有{_lines.Count - Named.Count()}条以灰线表示，未逐一标名。");
            if (_chart.Series.Count > _lines.Count) remarks.Add($"{string.Join("、", _chart.Series.Where(s => !_lines.Exists(l => l.Series == s)).Select(s => s.Name).Take(5))}无数据，未画出。");
            return remarks;
        }
    }

    private IEnumerable<PanelLine> Named => _lines.Where(l => l.Style.Colour != Palette.Muted);

    /// <summary>Whether the names stand at the ends: few lines, all of which reach the end of the time.</summary>
    private bool HasEndLabels => _lines.Count is > 1 and <= 8 && _time is { } time
        && _lines.TrueForAll(l => time.IndexOf(l.Points[^1]) == time.Count - 1 && l.Style.Role != SeriesRole.Trend);

    /// <inheritdoc/>
    public override double Height(double width) => Math.Clamp(width * 0.45, 240, 460);

    /// <inheritdoc/>
    public override double LeastHeight(double width) => 160;

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        var (scale, box) = Frame(area);
        var panel = new LinePanel(box, _time!, scale, _lines);
        panel.DrawGrid(canvas, true, LabelSize);
        panel.DrawTime(canvas, LabelSize, true);
        var labels = new LineLabels(panel, scale, _lines, area);
        References.DrawAcross(canvas, box, scale, _chart.References, labels.Placer);
        panel.DrawLines(canvas);
        if (HasEndLabels) labels.DrawNames(canvas, EndLabel, area.Right);
        labels.DrawValues(canvas, withEnds: !HasEndLabels);
    }

    /// <summary>The axis, and the place that its numbers, the time and the names at the line ends leave.</summary>
    private (Scale Scale, Box Box) Frame(Box area)
    {
        var bottom = LabelSize * (_time!.Step == TimeStep.Year ? 2 : 3.2);
        var right = HasEndLabels ? Math.Min(area.Width * 0.28, _lines.Max(l => TextMeasure.Width(l.Series.Name + " " + _numbers.Short(l.Points[^1].Mark), EndLabel, bold: true)) + 24) : 14;
        var box = area.Inset(10, 18, right, bottom);
        var scale = Scale.Of(_numbers, _range!.Value, box.Bottom, box.Top, 62);
        var left = scale.Marks.Max(m => TextMeasure.Width(m.Text, LabelSize)) + 10;
        return (scale, area.Inset(left, 18, right, bottom));
    }

    private IEnumerable<LegendKey> Rest()
    {
        var rest = _lines.Where(l => l.Style.Colour == Palette.Muted).ToArray();
        if (rest.Length > 0) yield return new LegendKey($"其余{rest.Length}条", null, rest[0].Style.DrawKey);
    }

    private static List<TimePoint> Ordered(LineSeries series) => [.. series.Points.Where(p => p.Mark.Value is not null).OrderBy(p => p.To).ThenBy(p => p.From)];
}
