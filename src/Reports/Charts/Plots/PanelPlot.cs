using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="SmallMultiples"/>: panels in rows, all with the same axes.</summary>
internal sealed class PanelPlot : Plot
{
    private const double Size = 11.5;
    private const double TitleHeight = 26;
    private const double Gap = 22;

    private readonly SmallMultiples _chart;
    private readonly List<ChartPanel> _panels;
    private readonly List<LineSeries> _series;
    private readonly Dictionary<(string Name, SeriesRole Role), SeriesStyle> _styles;
    private readonly TimeAxis? _time;
    private readonly NumberScale _numbers;
    private readonly (decimal Low, decimal High)? _range;
    private readonly int _beyond;

    /// <summary>Makes one.</summary>
    public PanelPlot(SmallMultiples chart, ChartOptions options)
    {
        _chart = chart;
        _panels = [.. chart.Panels.Take(options.MaxRows)];
        var all = _panels.SelectMany(p => p.Series.Select(s => s.Name == p.Name ? s with { Name = "" } : s)).ToArray();
        _series = [.. all.DistinctBy(s => (s.Name, s.Role))];
        _styles = SeriesStyle.Of(_series);
        TimePoint[] points = [.. all.SelectMany(s => s.Points).Where(p => p.Mark.Value is not null)];
        _time = TimeAxis.Of(points, chart.Every);
        var marks = Scale.WithoutOutliers([.. points.Select(p => p.Mark)]);
        _beyond = points.Length - marks.Count;
        _numbers = Scale.NumbersOf(chart.Unit, marks);
        _range = Scale.RangeOf(marks, [], zero: false);
    }

    /// <inheritdoc/>
    public override bool IsEmpty => _time is null;

    /// <inheritdoc/>
    public override string UnitText => Unit(_numbers);

    /// <inheritdoc/>
    public override IReadOnlyList<LegendKey> Legend => _series.Count < 2
        ? []
        : [.. _series.Where(s => s.Name.Length > 0).Select(s => new LegendKey(s.Name, NumberOf(s), _styles[(s.Name, s.Role)].DrawKey))];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks
    {
        get
        {
            var remarks = new List<string> { _range is { Low: > 0 } or { High: < 0 } ? "各图坐标相同，纵轴不从零起。" : "各图坐标相同。" };
            if (_beyond > 0) remarks.Add(Scale.Beyond(_beyond));
            if (_chart.Panels.Count > _panels.Count) remarks.Add($"另有{_chart.Panels.Count - _panels.Count}幅未画出。");
            return remarks;
        }
    }

    /// <inheritdoc/>
    public override double Height(double width) => Rows(width) * (Math.Clamp(width / Columns(width) * 0.55, 110, 190) + TitleHeight + Gap);

    /// <inheritdoc/>
    public override double LeastHeight(double width) => Rows(width) * (80 + TitleHeight + Gap);

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        var columns = Columns(area.Width);
        var words = Math.Max(0, (Size * (_time!.Step == TimeStep.Year ? 2 : 3.2)) - Gap);
        var rowHeight = (area.Height - words) / Rows(area.Width);
        var model = Scale.Of(_numbers, _range!.Value, rowHeight - TitleHeight - Gap, 0, 44);
        var left = model.Marks.Max(m => TextMeasure.Width(m.Text, Size)) + 10;
        var slot = (area.Width - left + Gap) / columns;
        for (var i = 0; i < _panels.Count; i++)
        {
            var (row, column) = (i / columns, i % columns);
            var box = new Box(area.Left + left + (column * slot), area.Top + (row * rowHeight) + TitleHeight, slot - Gap, rowHeight - TitleHeight - Gap);
            DrawPanel(canvas, _panels[i], box, model with { From = box.Bottom, To = box.Top }, column == 0, i + columns >= _panels.Count);
        }
    }

    private void DrawPanel(Canvas canvas, ChartPanel panel, Box box, Scale scale, bool numbers, bool words)
    {
        List<PanelLine> lines = [.. panel.Series.Select(s => s.Name == panel.Name ? s with { Name = "" } : s).Select(Line)];
        var name = TextMeasure.Fit(SvgText.Clean(panel.Name), NameSize, box.Width, bold: true);
        canvas.Text(box.Left, box.Top - 13, name, NameSize, bold: true);
        var drawn = new LinePanel(box, _time!, scale, [.. lines.Select(l => l with { Series = l.Series with { Name = $"{panel.Name} {l.Series.Name}".Trim() } })]);
        drawn.DrawGrid(canvas, numbers, Size);
        drawn.DrawTime(canvas, Size, words);
        if (lines.TrueForAll(l => l.Points.Count == 0))
        {
            canvas.Text(box.CenterX, box.CenterY, "无数据", LabelSize, Anchor.Middle, colour: Palette.Soft);
            return;
        }

        drawn.DrawLines(canvas);
        DrawLast(canvas, drawn, lines, scale, TextMeasure.Width(name, NameSize, bold: true));
    }

    /// <summary>The last number of the first line of results, which a reader looks for first, and those beyond the axis.</summary>
    private static void DrawLast(Canvas canvas, LinePanel panel, List<PanelLine> lines, Scale scale, double nameWidth)
    {
        var labels = new LineLabels(panel, scale, [.. lines.Where(l => l.Points.Count > 0)], panel.Area.Inset(0, -14, 0, 0));
        labels.Placer.Block(new Box(panel.Area.Left, panel.Area.Top - TitleHeight, nameWidth + 4, TitleHeight - 4));
        labels.DrawBeyond(canvas);
        if (lines.Find(l => l.Points.Count > 0 && l.Style.Role == SeriesRole.Result) is { } line) labels.DrawLast(canvas, line);
    }

    private PanelLine Line(LineSeries series) => new(
        series, NumberOf(series), _styles[(series.Name, series.Role)],
        [.. series.Points.Where(p => p.Mark.Value is not null).OrderBy(p => p.To).ThenBy(p => p.From)]);

    private int NumberOf(LineSeries series) => _series.FindIndex(s => s.Name == series.Name && s.Role == series.Role);

    private int Columns(double width)
    {
        var most = Math.Max(1, (int)(width / 190));
        return Math.Min(most, _panels.Count switch { <= 3 => Math.Max(1, _panels.Count), 4 => 2, <= 9 => 3, _ => 4 });
    }

    private int Rows(double width) => (_panels.Count + Columns(width) - 1) / Columns(width);
}
