using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Layout;
using PolicyML.Reports.Charts.Svg;

using ScottPlot;

using SkiaSharp;

using BodyOf = PolicyML.Reports.Charts.Plots.Plot;
using Palette = PolicyML.Reports.Charts.Layout.Palette;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>A picture: head with title and unit, plots of ScottPlot in rows, foot with remarks and source. Sizes are in CSS pixels.</summary>
internal sealed class PlotSheet : IDisposable
{
    private const float Edge = 24;
    private const float TitleSize = 20;
    private const float SubtitleSize = 13;
    private const float UnitSize = 12.5f;
    private const float FootSize = 12;
    private const float KeySize = 12.5f;
    private const float KeyHeight = 22;
    private const float LeastBody = 140;
    private const float LineHeight = 1.5f;
    private const string Nothing = "没有可画的数据";

    private readonly PlotStyle style;
    private readonly List<(string Text, float Size, bool IsBold)> head = [];
    private readonly List<string> foot = [];
    private readonly List<(PlotKey Key, string Name, float X, float Y)> keys = [];
    private readonly IReadOnlyList<PlotFrame> frames;

    /// <summary>Lays out a chart.</summary>
    /// <param name="chart">What is shown.</param>
    /// <param name="options">Size and rows.</param>
    /// <param name="style">How it is drawn.</param>
    public PlotSheet(Chart chart, ChartOptions options, PlotStyle style)
    {
        this.style = style;
        Width = Math.Clamp(options.Width, 320, 4000);
        var body = BodyOf.Of(chart, options);
        AddHead(chart, body);
        AddFoot(chart, body);
        var (_, natural) = SvgChartEngine.SizeOf(chart, options);
        var height = options.Height ?? natural;
        frames = body.IsEmpty ? [] : PlotFrames.Of(chart, options, style, Width - (2 * Edge), Math.Max(LeastBody, height - HeadHeight - FootHeight - KeyHeight));
        PlaceKeys([.. frames.SelectMany(f => f.Keys)]);
        Height = (int)Math.Ceiling(Math.Max(height, HeadHeight + KeysHeight + FootHeight + LeastBody));
    }

    /// <summary>Width.</summary>
    public int Width { get; }

    /// <summary>Height.</summary>
    public int Height { get; }

    private float HeadHeight => Edge + head.Sum(l => l.Size * LineHeight) + 6;

    private float KeysHeight => keys.Count == 0 ? 0 : keys[^1].Y + 12;

    private float FootHeight => (foot.Count * FootSize * LineHeight) + Edge;

    /// <summary>Draws it.</summary>
    public void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        DrawLines(canvas, head, Edge);
        DrawLines(canvas, foot.ConvertAll(l => (l, FootSize, false)), Height - FootHeight + 4);
        foreach (var (key, name, x, y) in keys)
        {
            key.Draw(canvas, x, HeadHeight + y);
            DrawText(canvas, name, x + PlotKey.GlyphWidth + 6, HeadHeight + y + (KeySize * 0.36f), KeySize, isBold: false, SKTextAlign.Left);
        }

        var (top, bottom) = (HeadHeight + KeysHeight, Height - FootHeight);
        if (frames.Count == 0) DrawText(canvas, Nothing, Width / 2f, (top + bottom) / 2, 15, isBold: false, SKTextAlign.Center);
        var columns = frames.Count == 0 ? 1 : frames[0].Columns;
        var rows = (frames.Count + columns - 1) / columns;
        for (var i = 0; i < frames.Count; i++)
        {
            var (width, height) = ((Width - (2 * Edge)) / columns, (bottom - top) / rows);
            var (left, start) = (Edge + (i % columns * width), top + (i / columns * height));
            frames[i].Plot.Render(canvas, new PixelRect(left, left + width, start + height, start));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var frame in frames) frame.Plot.Dispose();
    }

    /// <summary>The legend below the head, in as many rows as need be.</summary>
    private void PlaceKeys(List<PlotKey> all)
    {
        var (x, y) = (Edge, 8f);
        foreach (var key in all)
        {
            var name = TextMeasure.Fit(SvgText.Clean(key.Name), KeySize, Math.Min(260, Width - (2 * Edge) - PlotKey.GlyphWidth - 8));
            var needed = PlotKey.GlyphWidth + 6 + (float)TextMeasure.Width(name, KeySize);
            if (x > Edge && x + needed > Width - Edge) (x, y) = (Edge, y + KeyHeight);
            keys.Add((key, name, x, y));
            x += needed + 20;
        }
    }

    private void AddHead(Chart chart, BodyOf body)
    {
        var width = Width - (2 * Edge);
        head.AddRange(TextMeasure.Wrap(SvgText.Clean(chart.Title), TitleSize, width, 2, bold: true).Select(l => (l, TitleSize, true)));
        if (chart.Subtitle is { Length: > 0 } subtitle) head.AddRange(TextMeasure.Wrap(SvgText.Clean(subtitle), SubtitleSize, width, 2).Select(l => (l, SubtitleSize, false)));
        if (!body.IsEmpty && body.UnitText.Length > 0) head.Add((body.UnitText, UnitSize, false));
    }

    private void AddFoot(Chart chart, BodyOf body)
    {
        var width = Width - (2 * Edge);
        string[] notes = [.. chart.Notes.Concat(body.IsEmpty ? [] : body.Remarks).Select(SvgText.Clean).Where(n => !string.IsNullOrWhiteSpace(n))];
        for (var i = 0; i < notes.Length; i++)
            foot.AddRange(TextMeasure.Wrap((i == 0 ? "注：" : "") + (notes.Length == 1 ? "" : $"{i + 1}. ") + notes[i], FootSize, width, 3));
        if (chart.Source is { Length: > 0 } source) foot.AddRange(TextMeasure.Wrap("资料来源：" + SvgText.Clean(source), FootSize, width, 3));
    }

    private void DrawLines(SKCanvas canvas, List<(string Text, float Size, bool IsBold)> lines, float top)
    {
        foreach (var (text, size, isBold) in lines)
        {
            DrawText(canvas, text, Edge, top + size, size, isBold, SKTextAlign.Left);
            top += size * LineHeight;
        }
    }

    private void DrawText(SKCanvas canvas, string text, float x, float y, float size, bool isBold, SKTextAlign align)
    {
        using var sized = new SKFont(isBold ? Fonts.GetTypeface(style.Font, true, false) : style.Typeface, size);
        using var paint = new SKPaint { Color = SKColor.Parse(isBold ? Palette.Ink : Palette.Soft), IsAntialias = true };
        canvas.DrawText(text, x, y, align, sized, paint);
    }
}
