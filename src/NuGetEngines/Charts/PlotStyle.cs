using ScottPlot;

using SkiaSharp;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>How plots are drawn.</summary>
/// <param name="Font">Family of the font, an installed one.</param>
/// <param name="IsSvg">Whether for SVG.</param>
internal sealed record PlotStyle(string Font, bool IsSvg)
{
    /// <summary>The font.</summary>
    public SKTypeface Typeface { get; } = Fonts.GetTypeface(Font, bold: false, italic: false);

    private readonly Lazy<Dictionary<ushort, char>> glyphs = new(() => GlyphsOf(Fonts.GetTypeface(Font, bold: false, italic: false)));

    /// <summary>The character that was written, for one that a picture names a glyph by: a unified ideograph for a radical or a compatible one.</summary>
    public char Written(char character)
    {
        if (character is not ((>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF'))) return character;
        return glyphs.Value.GetValueOrDefault(Typeface.GetGlyph(character), character);
    }

    /// <summary>
    /// By how much words must be lowered: ScottPlot sets them by the lowest point of any character of the font, which in Chinese
    /// fonts lies far below the line.
    /// </summary>
    public float Drop(float size)
    {
        using var font = new SKFont(Typeface, size);
        return Math.Max(0, font.Metrics.Bottom - font.Metrics.Descent);
    }

    /// <summary>The unified ideographs by their glyphs.</summary>
    private static Dictionary<ushort, char> GlyphsOf(SKTypeface typeface)
    {
        const char first = '\u4E00', last = '\u9FFF';
        var found = new Dictionary<ushort, char>();
        for (var character = first; character <= last; character++) found.TryAdd(typeface.GetGlyph(character), character);
        found.Remove(0);   // no glyph at all
        return found;
    }
}
