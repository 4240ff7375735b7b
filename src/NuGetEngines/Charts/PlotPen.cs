using System.Globalization;

using ScottPlot;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>
/// Lines that are broken. Skia's SVG leaves dashes out, so that there a line is drawn solid with a width that names its dashes by
/// thousandths of a pixel, and <see cref="SvgDocument"/> writes them.
/// </summary>
internal static class PlotPen
{
    private const float Code = 0.001f;

    private static readonly (LinePattern Pattern, string Dashes)[] Broken =
        [(LinePattern.Dashed, "7 4"), (LinePattern.DenselyDashed, "4 3"), (LinePattern.Dotted, "2 4")];

    /// <summary>Pattern and width of a line.</summary>
    /// <param name="pattern">How it is broken.</param>
    /// <param name="width">Its width, in whole tenths of a pixel.</param>
    /// <param name="isSvg">Whether it is drawn for SVG.</param>
    public static (LinePattern Pattern, float Width) Of(LinePattern pattern, float width, bool isSvg)
    {
        var number = Array.FindIndex(Broken, b => b.Pattern.Name == pattern.Name);
        return !isSvg || number < 0 || width == 0 ? (pattern, width) : (LinePattern.Solid, width + ((number + 1) * Code));
    }

    /// <summary>The width and the dashes that a width of Skia's SVG stands for; null for a solid line.</summary>
    public static (string Width, string Dashes)? Read(string width)
    {
        if (!float.TryParse(width, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return null;
        var tenths = MathF.Round(value * 10) / 10;
        var number = (int)MathF.Round((value - tenths) / Code);
        return number > 0 && number <= Broken.Length ? (tenths.ToString("0.#", CultureInfo.InvariantCulture), Broken[number - 1].Dashes) : null;
    }
}
