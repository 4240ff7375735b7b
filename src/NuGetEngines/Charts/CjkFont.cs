using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Raster;

using SkiaSharp;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Finds a font with Chinese characters among the installed ones. ScottPlot's own detection may answer with none, and boxes are drawn.</summary>
internal static class CjkFont
{
    private const string Sample = "汉产业链增速亿元";

    /// <summary>The family to draw with: the one that was asked for, else the first of the preferred ones, else any that has the characters.</summary>
    /// <param name="asked">Family that was asked for; null for none.</param>
    /// <exception cref="ChartException">No installed font has Chinese characters.</exception>
    public static string Find(string? asked) =>
        Choose(asked, [.. SKFontManager.Default.FontFamilies], HasChinese) ?? throw new ChartException(ChartProblem.NoChineseFont, FontFinder.Missing);

    /// <summary>The family to draw with, of some; null where none has Chinese characters.</summary>
    internal static string? Choose(string? asked, IReadOnlyList<string> installed, Func<string, bool> hasChinese)
    {
        var preferred = (asked is null ? FontFamilies.Preferred : [asked, .. FontFamilies.Preferred])
            .Select(p => installed.FirstOrDefault(f => string.Equals(f, p, StringComparison.OrdinalIgnoreCase)))
            .OfType<string>();
        return preferred.Concat(installed.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).FirstOrDefault(hasChinese);
    }

    private static bool HasChinese(string family)
    {
        using var typeface = SKTypeface.FromFamilyName(family);
        return typeface is not null && typeface.ContainsGlyphs(Sample);
    }
}
