using PolicyML.Core;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>Draws <see cref="PipelineChart"/>: a row of arrows for the stages, below each the count of projects and their investment.</summary>
internal sealed class PipelinePlot : Plot
{
    private const double ArrowHeight = 40;
    private const double PanelTitle = 30;
    private const double NumberSize = 13;

    private static readonly ProjectStage[] Stages = Enum.GetValues<ProjectStage>();
    private static readonly ChartUnit Projects = ChartUnit.Of("个");

    private readonly PipelineChart _chart;
    private readonly Dictionary<ProjectStage, PipelineStage> _stages;
    private readonly NumberScale _counts;
    private readonly NumberScale _amounts;

    /// <summary>Makes one.</summary>
    public PipelinePlot(PipelineChart chart)
    {
        _chart = chart;
        _stages = chart.Stages.GroupBy(s => s.Stage).ToDictionary(g => g.Key, g => g.First());
        _counts = Scale.NumbersOf(Projects, _stages.Values.Select(s => s.Count));
        _amounts = Scale.NumbersOf(chart.Unit, _stages.Values.Select(s => s.Investment).OfType<ChartMark>());
    }

    /// <inheritdoc/>
    public override bool IsEmpty => !_stages.Values.Any(s => s.Count.Value is not null || s.Investment?.Value is not null);

    private bool HasAmounts => _stages.Values.Any(s => s.Investment?.Value is not null);

    /// <inheritdoc/>
    public override double Height(double width) => ArrowHeight + ((HasAmounts ? 2 : 1) * 150) + 8;

    /// <inheritdoc/>
    public override double LeastHeight(double width) => ArrowHeight + ((HasAmounts ? 2 : 1) * 90) + 8;

    /// <inheritdoc/>
    public override void Draw(Canvas canvas, Box area)
    {
        var slot = area.Width / Stages.Length;
        for (var i = 0; i < Stages.Length; i++) DrawArrow(canvas, new Box(area.Left + (i * slot), area.Top, slot, ArrowHeight), i);
        var height = (area.Height - ArrowHeight - 8) / (HasAmounts ? 2 : 1);
        var top = area.Top + ArrowHeight;
        DrawPanel(canvas, new Box(area.Left, top, area.Width, height), "项目数", _counts, Projects, s => s.Count);
        if (HasAmounts) DrawPanel(canvas, new Box(area.Left, top + height, area.Width, height), "投资额", _amounts, _chart.Unit, s => s.Investment);
    }

    private static void DrawArrow(Canvas canvas, Box box, int index)
    {
        const double Tip = 12;
        var (left, right) = (box.Left + 1.5, box.Right - 1.5 + (index < Stages.Length - 1 ? Tip - 4 : 0));
        var notch = index == 0 ? left : left + Tip;
        var points = new[] { (left, box.Top), (right - Tip, box.Top), (right, box.CenterY), (right - Tip, box.Bottom), (left, box.Bottom), (notch, box.CenterY) };
        var data = "M" + string.Join('L', points.Select(p => $"{SvgText.Number(p.Item1)} {SvgText.Number(p.Item2)}")) + "Z";
        var share = ShareOf(index);
        canvas.Shape(data, Palette.Shade(share, false));
        canvas.Text(((notch + right) / 2) - 3, box.CenterY, StageName.Of(Stages[index]), 14, Anchor.Middle, bold: true, colour: Palette.IsDark(share, false) ? "#FFFFFF" : "#1F2329");
    }

    private void DrawPanel(Canvas canvas, Box area, string title, NumberScale numbers, ChartUnit unit, Func<PipelineStage, ChartMark?> pick)
    {
        canvas.Text(area.Left, area.Top + 18, title + (numbers.Name.Length > 0 ? $"（{numbers.Name}）" : ""), LabelSize, colour: Palette.Soft);
        var box = area.Inset(0, PanelTitle + 18, 0, 6);
        var greatest = _stages.Values.Select(s => pick(s)?.Value ?? 0).Append(0).Max();
        var slot = area.Width / Stages.Length;
        for (var i = 0; i < Stages.Length; i++)
        {
            var lane = new Box(box.Left + (i * slot), box.Top, slot, box.Height);
            var mark = _stages.TryGetValue(Stages[i], out var stage) ? pick(stage) ?? ChartMark.None : new ChartMark(0);
            var name = StageName.Of(Stages[i]);
            canvas.Mark(new DrawnMark(title, name, "", NumberScale.Full(unit, mark), mark), null, () => DrawBar(canvas, lane, mark, greatest, numbers, ShareOf(i)));
        }

        canvas.Line(box.Left, box.Bottom, box.Right, box.Bottom, Palette.Axis, 1.2);
    }

    private static void DrawBar(Canvas canvas, Box lane, ChartMark mark, decimal greatest, NumberScale numbers, double share)
    {
        if (mark.Value is not { } value)
        {
            canvas.Text(lane.CenterX, lane.Bottom - 11, "无数据", LabelSize, Anchor.Middle, colour: Palette.Soft);
            return;
        }

        var height = greatest > 0 && value > 0 ? Math.Max(1.5, (double)(value / greatest) * lane.Height) : 0;
        var width = Math.Min(64, lane.Width * 0.58);
        var bar = new Box(lane.CenterX - (width / 2), lane.Bottom - height, width, height);
        if (height > 0) canvas.Rect(bar, Palette.Shade(share, false)).Set("stroke", Palette.Shade(0.75, false)).Set("stroke-width", 0.75);
        canvas.Text(lane.CenterX, bar.Top - 11, numbers.Short(mark), NumberSize, Anchor.Middle, bold: value > 0, colour: value > 0 ? Palette.Ink : Palette.Soft);
    }

    /// <summary>Shade of a stage: the farther, the darker.</summary>
    private static double ShareOf(int index) => 0.18 + (0.74 * index / (Stages.Length - 1));
}
