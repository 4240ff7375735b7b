using System.Globalization;

namespace PolicyML.Reports.Charts.Layout;

/// <summary>
/// Colours. Series take those of Okabe and Ito, "Color Universal Design" (2008), without the yellow, which is too light for
/// lines on white; shapes and hatches tell them apart in black and white.
/// </summary>
internal static class Palette
{
    /// <summary>Text.</summary>
    public const string Ink = "#1f2328";

    /// <summary>Text of second rank.</summary>
    public const string Soft = "#57606a";

    /// <summary>Lines of the grid.</summary>
    public const string Grid = "#e4e7eb";

    /// <summary>Axes and zero.</summary>
    public const string Axis = "#8b949e";

    /// <summary>The ground.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Series beyond the colours.</summary>
    public const string Muted = "#b6bcc4";

    private static readonly string[] Colours = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#4D4D4D"];

    private static readonly (double At, int R, int G, int B)[] Blues =
        [(0, 0xEE, 0xF5, 0xFA), (0.35, 0xA6, 0xCC, 0xE6), (0.7, 0x2F, 0x86, 0xC0), (1, 0x0A, 0x3F, 0x73)];

    private static readonly (double At, int R, int G, int B)[] Diverging =
        [(-1, 0x0A, 0x4F, 0x8A), (-0.5, 0x7F, 0xB2, 0xD9), (0, 0xF6, 0xF6, 0xF4), (0.5, 0xF2, 0xA9, 0x72), (1, 0xA8, 0x40, 0x00)];

    /// <summary>How many series have a colour of their own.</summary>
    public static int Count => Colours.Length;

    /// <summary>Colour of a series; grey beyond the last.</summary>
    public static string Series(int index) => index < Colours.Length ? Colours[index] : Muted;

    /// <summary>Shade of a share: 0 to 1 light to dark, with <paramref name="diverging"/> −1 to 1 blue over grey to orange.</summary>
    public static string Shade(double share, bool diverging)
    {
        var (r, g, b) = Rgb(share, diverging);
        return string.Create(CultureInfo.InvariantCulture, $"#{r:X2}{g:X2}{b:X2}");
    }

    /// <summary>Whether text on such a shade must be white: its contrast with white is then the greater one (WCAG 2.1).</summary>
    public static bool IsDark(double share, bool diverging)
    {
        var (r, g, b) = Rgb(share, diverging);
        return (0.2126 * Linear(r)) + (0.7152 * Linear(g)) + (0.0722 * Linear(b)) < 0.2;
    }

    private static double Linear(int channel)
    {
        var c = channel / 255.0;
        return c <= 0.03928 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    private static (int R, int G, int B) Rgb(double share, bool diverging)
    {
        var stops = diverging ? Diverging : Blues;
        share = Math.Clamp(share, stops[0].At, 1);
        var next = Math.Max(1, Array.FindIndex(stops, s => s.At >= share));
        var (low, high) = (stops[next - 1], stops[next]);
        var t = (share - low.At) / (high.At - low.At);
        return (Mix(low.R, high.R, t), Mix(low.G, high.G, t), Mix(low.B, high.B, t));
    }

    private static int Mix(int from, int to, double share) => (int)Math.Round(from + ((to - from) * share));
}
