namespace PolicyML.Reports.Charts.Raster;

/// <summary>An SVG document to make a picture of.</summary>
/// <param name="Svg">The document, UTF-8.</param>
/// <param name="Width">Its width in CSS pixels.</param>
/// <param name="Height">Its height in CSS pixels.</param>
/// <param name="Scale">Pixels of the picture for each CSS pixel.</param>
public sealed record SvgPicture(ReadOnlyMemory<byte> Svg, double Width, double Height, double Scale)
{
    /// <summary>Width of the picture.</summary>
    public int PixelWidth => (int)Math.Round(Width * Scale);

    /// <summary>Height of the picture.</summary>
    public int PixelHeight => (int)Math.Round(Height * Scale);
}

/// <summary>Makes a PNG of SVG.</summary>
public interface IRasterizer
{
    /// <summary>Its name: rsvg-convert, inkscape, chromium.</summary>
    string Name { get; }

    /// <summary>The PNG; a <see cref="ChartException"/> tells why there is none.</summary>
    byte[] Rasterize(SvgPicture picture);
}
