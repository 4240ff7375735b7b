using System.Text;

using PolicyML.Reports.Charts.Html;
using PolicyML.Reports.Charts.Raster;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>The default engine: writes SVG itself, makes PNG of it with a program of the machine, and interactive HTML around it.</summary>
public sealed class SvgChartEngine : IChartEngine
{
    private readonly ChartTools _tools;

    /// <summary>Makes one.</summary>
    /// <param name="tools">What the machine offers for PNG; null draws SVG and HTML only.</param>
    public SvgChartEngine(ChartTools? tools = null) => _tools = tools ?? ChartTools.None;

    /// <inheritdoc/>
    public string Name => "svg";

    /// <inheritdoc/>
    public IReadOnlyList<ChartFormat> Formats => [ChartFormat.Svg, ChartFormat.Png, ChartFormat.Html];

    /// <inheritdoc/>
    public void Draw(Chart chart, ChartFormat format, Stream output, ChartOptions options)
    {
        output.Write(format switch
        {
            ChartFormat.Svg => Encoding.UTF8.GetBytes(Svg(chart, options)),
            ChartFormat.Png => Png(chart, options),
            ChartFormat.Html => Encoding.UTF8.GetBytes(ChartPage.Of([chart], options)),
            _ => throw new ChartException(ChartProblem.Format, $"this engine draws no {format}"),
        });
    }

    /// <summary>The SVG document of a chart.</summary>
    public static string Svg(Chart chart, ChartOptions options) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + ChartSheet.Of(chart, options, FontFamilies.Of(options.Font)).Element();

    /// <summary>Width and height of a chart in CSS pixels, before it is scaled.</summary>
    public static (double Width, double Height) SizeOf(Chart chart, ChartOptions options)
    {
        var sheet = ChartSheet.Of(chart, options, "");
        return (sheet.Width, sheet.Height);
    }

    private byte[] Png(Chart chart, ChartOptions options)
    {
        var font = options.Font ?? _tools.ChineseFont;
        if (font is null && _tools.Rasterizers.Count > 0) throw new ChartException(ChartProblem.NoChineseFont, FontFinder.Missing);
        var sheet = ChartSheet.Of(chart, options, FontFamilies.Of(font));
        var svg = Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + sheet.Element());
        return Rasterizing.Run(_tools.Rasterizers, new SvgPicture(svg, sheet.Width, sheet.Height, Math.Clamp(options.Scale, 0.5, 8)));
    }
}
