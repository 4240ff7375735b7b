using System.Text;

using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Plots;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>A chart laid out: head with title, unit and legend, body, foot with remarks and source.</summary>
/// <param name="Root">The <c>svg</c> element.</param>
/// <param name="Width">Width in CSS pixels.</param>
/// <param name="Height">Height in CSS pixels.</param>
/// <param name="Marks">The numbers drawn, in the order of their <c>data-mark</c>.</param>
internal sealed record ChartSheet(SvgElement Root, double Width, double Height, IReadOnlyList<DrawnMark> Marks)
{
    private const double Edge = 24;
    private const double TitleSize = 20;
    private const double SubtitleSize = 13;
    private const double KeySize = 12.5;
    private const double FootSize = 12;
    private const double EmptyHeight = 180;
    private const string Nothing = "没有可画的数据";

    /// <summary>Lays out a chart.</summary>
    /// <param name="chart">What is shown.</param>
    /// <param name="options">Size and rows.</param>
    /// <param name="fonts">The <c>font-family</c>.</param>
    public static ChartSheet Of(Chart chart, ChartOptions options, string fonts)
    {
        var width = Math.Clamp(options.Width, 320, 4000);
        var plot = Plot.Of(chart, options);
        var root = Start(chart, options.IdPrefix, fonts);
        var marks = new List<DrawnMark>();
        var canvas = new Canvas(root, options.IdPrefix, marks);
        var inner = width - (2 * Edge);

        var ground = canvas.Rect(new Box(0, 0, width, 0), Palette.Paper).Set("class", "ground");
        var top = Head(canvas, chart, plot, inner);
        var foot = Foot(chart, plot, inner);
        var footHeight = foot.Count == 0 ? 0 : (foot.Count * FootSize * 1.5) + 14;
        var body = BodyHeight(plot, inner, options.Height - top - footHeight - Edge);
        DrawBody(canvas, plot, new Box(Edge, top, inner, body));
        DrawFoot(canvas, foot, top + body + 14);

        var height = Math.Ceiling(top + body + footHeight + Edge - 4);
        ground.Set("height", height);
        root.Set("width", width).Set("height", height).Set("viewBox", $"0 0 {SvgText.Number(width)} {SvgText.Number(height)}");
        return new ChartSheet(root, width, height, marks);
    }

    /// <summary>The element alone, as a page takes it.</summary>
    public string Element()
    {
        var output = new StringBuilder();
        Root.Write(output);
        return output.ToString();
    }

    private static SvgElement Start(Chart chart, string prefix, string fonts) => new SvgElement("svg")
        .Set("xmlns", "http://www.w3.org/2000/svg").Set("role", "img").Set("aria-labelledby", $"{prefix}-title {prefix}-desc").Set("font-family", fonts)
        .With(new SvgElement("title").Set("id", $"{prefix}-title").Say(chart.Title))
        .With(new SvgElement("desc").Set("id", $"{prefix}-desc").Say(ChartSummary.Of(chart)));

    private static double Head(Canvas canvas, Chart chart, Plot plot, double width)
    {
        var y = Edge;
        foreach (var line in TextMeasure.Wrap(SvgText.Clean(chart.Title), TitleSize, width, 2, bold: true))
        {
            canvas.Text(Edge, y + (TitleSize * 0.55), line, TitleSize, bold: true);
            y += TitleSize * 1.35;
        }

        if (chart.Subtitle is { Length: > 0 } subtitle)
        {
            y += 2;
            foreach (var line in TextMeasure.Wrap(SvgText.Clean(subtitle), SubtitleSize, width, 2))
            {
                canvas.Text(Edge, y + (SubtitleSize * 0.6), line, SubtitleSize, colour: Palette.Soft);
                y += SubtitleSize * 1.5;
            }
        }

        return plot.IsEmpty ? y + 10 : Keys(canvas, plot, width, y + 12) + 8;
    }

    /// <summary>The unit, then the legend, in as many rows as need be.</summary>
    private static double Keys(Canvas canvas, Plot plot, double width, double top)
    {
        var (x, y) = (Edge, top);
        if (plot.UnitText.Length > 0)
        {
            canvas.Text(x, y + 8, plot.UnitText, KeySize, colour: Palette.Soft);
            x += TextMeasure.Width(plot.UnitText, KeySize) + 24;
        }

        foreach (var key in plot.Legend)
        {
            var name = TextMeasure.Fit(SvgText.Clean(key.Name), KeySize, Math.Min(260, width - LegendKey.GlyphWidth - 8));
            var needed = LegendKey.GlyphWidth + 6 + TextMeasure.Width(name, KeySize);
            if (x > Edge && x + needed > Edge + width) (x, y) = (Edge, y + 22);
            var (left, middle) = (x, y + 8);
            canvas.Group("key", () =>
            {
                key.Draw(canvas, left, middle);
                canvas.Text(left + LegendKey.GlyphWidth + 6, middle, name, KeySize);
            }, key.Series);
            x += needed + 20;
        }

        return x > Edge ? y + 18 : y - 8;
    }

    private static double BodyHeight(Plot plot, double width, double? wanted)
    {
        if (plot.IsEmpty) return Math.Max(EmptyHeight, wanted ?? 0);
        return wanted is { } height ? Math.Max(plot.LeastHeight(width), height) : plot.Height(width);
    }

    private static void DrawBody(Canvas canvas, Plot plot, Box area)
    {
        if (!plot.IsEmpty)
        {
            plot.Draw(canvas, area);
            return;
        }

        canvas.Rect(area, "#f6f8fa", 4).Set("class", "empty");
        canvas.Text(area.CenterX, area.CenterY, Nothing, 15, Anchor.Middle, colour: Palette.Soft);
    }

    /// <summary>The lines below the body with their indents: notes, numbered where there are several, then the source.</summary>
    private static List<(string Text, double Indent)> Foot(Chart chart, Plot plot, double width)
    {
        const string Head = "注：";
        var lines = new List<(string, double)>();
        var indent = TextMeasure.Width(Head, FootSize);
        var remarks = plot.IsEmpty ? [] : plot.Remarks;
        string[] notes = [.. chart.Notes.Concat(remarks).Select(SvgText.Clean).Where(n => !string.IsNullOrWhiteSpace(n))];
        for (var i = 0; i < notes.Length; i++)
        {
            var note = TextMeasure.Wrap(notes.Length == 1 ? notes[i] : $"{i + 1}. {notes[i]}", FootSize, width - indent, 3);
            lines.AddRange(note.Select((line, k) => i == 0 && k == 0 ? (Head + line, 0) : (line, indent)));
        }

        if (chart.Source is { Length: > 0 } source) lines.AddRange(TextMeasure.Wrap("资料来源：" + SvgText.Clean(source), FootSize, width, 3).Select(l => (l, 0.0)));
        return lines;
    }

    private static void DrawFoot(Canvas canvas, List<(string Text, double Indent)> lines, double top)
    {
        for (var i = 0; i < lines.Count; i++)
            canvas.Text(Edge + lines[i].Indent, top + ((i + 0.5) * FootSize * 1.5), lines[i].Text, FootSize, colour: Palette.Soft);
    }
}
