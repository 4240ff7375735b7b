using System.Text;

using PolicyML.Reports.Charts;

using SkiaSharp;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>
/// Draws charts with ScottPlot 5, as SVG and PNG: the same series and marks as the own engine. ScottPlot keeps its default font in static
/// fields, so that pictures are drawn one after the other.
/// </summary>
public sealed class ScottPlotChartEngine : IChartEngine
{
    /// <summary>Its name on the command line.</summary>
    public const string EngineName = "scottplot";

    private static readonly Lock Gate = new();

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public IReadOnlyList<ChartFormat> Formats => [ChartFormat.Svg, ChartFormat.Png];

    /// <inheritdoc/>
    public void Draw(Chart chart, ChartFormat format, Stream output, ChartOptions options)
    {
        if (!Formats.Contains(format)) throw new ChartException(ChartProblem.Format, $"the engine {EngineName} draws PNG and SVG, not {format}: leave --charts out, or take .png or .svg");
        lock (Gate)
        {
            var style = new PlotStyle(CjkFont.Find(options.Font), format == ChartFormat.Svg);
            using var sheet = new PlotSheet(chart, options, style);
            var png = Png(sheet, format == ChartFormat.Svg ? 1 : Math.Clamp(options.Scale, 0.5, 8));
            output.Write(style.IsSvg ? Svg(sheet, chart, options, style) : png);   // a plot is drawn again until its layout stands: once before SVG, where all would be kept
        }
    }

    private static byte[] Svg(PlotSheet sheet, Chart chart, ChartOptions options, PlotStyle style)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), stream)) sheet.Draw(canvas);
        return Encoding.UTF8.GetBytes(SvgDocument.Finish(Encoding.UTF8.GetString(stream.ToArray()), new SvgFacts(sheet.Width, sheet.Height, style, options.IdPrefix), chart));
    }

    private static byte[] Png(PlotSheet sheet, double scale)
    {
        var info = new SKImageInfo((int)Math.Round(sheet.Width * scale), (int)Math.Round(sheet.Height * scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Scale((float)scale);
        sheet.Draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
