namespace PolicyML.Reports.Charts.Raster;

/// <summary>Tries rasterizers one after the other.</summary>
internal static class Rasterizing
{
    private const string NoProgram =
        "a picture needs a program that draws SVG, and none was found; install one (Debian: apt-get install librsvg2-bin) or write .svg or .html instead";

    /// <summary>The picture of the first rasterizer that makes one, with its resolution.</summary>
    /// <exception cref="ChartException">There is none, or none made a picture.</exception>
    public static byte[] Run(IReadOnlyList<IRasterizer> rasterizers, SvgPicture picture)
    {
        ChartException? first = null;
        foreach (var rasterizer in rasterizers)
        {
            try
            {
                return Png.WithResolution(rasterizer.Rasterize(picture), 96 * picture.Scale);
            }
            catch (ChartException e)
            {
                first ??= e;
            }
        }

        throw first ?? new ChartException(ChartProblem.NoRasterizer, NoProgram);
    }
}
