using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Svg;
using PolicyML.Reports.Documents;

namespace PolicyML.Reports.Briefing;

/// <summary>Draws charts as pictures of a document, and keeps why one could not be drawn.</summary>
/// <param name="engine">What draws.</param>
/// <param name="asPng">True for PNG, false for SVG.</param>
public sealed class ChartPictures(IChartEngine engine, bool asPng)
{
    private int count;

    /// <summary>Why pictures are missing; null where none is.</summary>
    public ChartException? Problem { get; private set; }

    /// <summary>The picture of a chart; null where it cannot be drawn.</summary>
    public Picture? Draw(Chart chart)
    {
        var options = ChartOptions.Default with { Width = 760, Scale = 3, IdPrefix = $"c{++count}" };
        try
        {
            using var stream = new MemoryStream();
            engine.Draw(chart, asPng ? ChartFormat.Png : ChartFormat.Svg, stream, options);
            var (width, height) = SvgChartEngine.SizeOf(chart, options);
            var bytes = stream.ToArray();
            return new Picture
            {
                Alt = ChartSummary.Of(chart),
                Png = asPng ? bytes : null,
                Svg = asPng ? null : System.Text.Encoding.UTF8.GetString(bytes),
                Width = width,
                Height = height,
            };
        }
        catch (ChartException error)
        {
            Problem ??= error;
            return null;
        }
    }
}
