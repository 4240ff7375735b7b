using System.Globalization;
using System.Text;

namespace PolicyML.Reports.Charts.Layout;

/// <summary>
/// Width of text without a font file: full-width characters one em, Latin ones as in the proportional Latin of Noto Sans
/// CJK SC, which is close to that of the other Chinese fonts of the stack. Widths are in the unit of the size.
/// </summary>
internal static class TextMeasure
{
    private const string Ellipsis = "…";
    private const double BoldFactor = 1.06;

    /// <summary>Characters that a line must not start with.</summary>
    private const string NotFirst = "，。、；：！？）》」』】〕〉”’…—～·％%°℃,.;:!?)]}";

    /// <summary>Characters that a line must not end with.</summary>
    private const string NotLast = "（《「『【〔〈“‘￥$([{";

    /// <summary>Thousandths of an em of U+0020 to U+007E.</summary>
    private static ReadOnlySpan<short> Latin =>
    [
        224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555, 555, 555, 555, 555, 555, 278,
        278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
        575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620,
        620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
    ];

    /// <summary>First and last code points, both included, of what a Chinese font sets half as wide or narrower.</summary>
    private static ReadOnlySpan<int> Narrow =>
        [0xA0, 0xB6, 0xB8, 0xD6, 0xD8, 0x10FF, 0x1160, 0x2012, 0x2070, 0x209F, 0x20A0, 0x20CF, 0x2212, 0x2212, 0xFF61, 0xFFDF];

    /// <summary>Width of a text.</summary>
    public static double Width(string text, double size, bool bold = false)
    {
        var ems = 0.0;
        foreach (var rune in text.EnumerateRunes()) ems += Em(rune);
        return ems * size * (bold ? BoldFactor : 1);
    }

    /// <summary>The text, cut with … where it is wider than allowed; at least one character stays.</summary>
    public static string Fit(string text, double size, double width, bool bold = false)
    {
        if (Width(text, size, bold) <= width) return text;
        var room = width - Width(Ellipsis, size, bold);
        var length = Math.Max(Prefix(text, size, room, bold), FirstLength(text));
        return text[..length].TrimEnd() + Ellipsis;
    }

    /// <summary>The text in at most <paramref name="lines"/> lines; what does not fit is cut with ….</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines, bool bold = false)
    {
        var wrapped = new List<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && wrapped.Count < lines - 1 && Width(rest, size, bold) > width)
        {
            var cut = BreakBefore(rest, Math.Max(Prefix(rest, size, width, bold), FirstLength(rest)));
            wrapped.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        if (rest.Length > 0) wrapped.Add(Fit(rest, size, width, bold));
        return wrapped;
    }

    /// <summary>The best place to break at or before a position.</summary>
    private static int BreakBefore(string text, int most)
    {
        if (most >= text.Length) return text.Length;
        for (var at = most; at > 0 && at >= most / 2; at--)
        {
            if (IsBreak(text[at - 1], text[at])) return at;
        }

        return most;
    }

    private static bool IsBreak(char before, char after)
    {
        if (char.IsLowSurrogate(after) || NotFirst.Contains(after) || NotLast.Contains(before)) return false;
        return before == ' ' || after == ' ' || !(IsWord(before) && IsWord(after));
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or ',' or '%' or '+' or '-' or '/' or '−';

    /// <summary>Length of the longest start that is at most so wide.</summary>
    private static int Prefix(string text, double size, double width, bool bold)
    {
        var length = 0;
        var left = width / size / (bold ? BoldFactor : 1);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Em(rune);
            if (left < -1e-9) break;
            length += rune.Utf16SequenceLength;
        }

        return Math.Min(length, text.Length);
    }

    private static int FirstLength(string text) => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : Math.Min(1, text.Length);

    private static double Em(Rune rune)
    {
        var value = rune.Value;
        if (value is >= 0x20 and <= 0x7E) return Latin[value - 0x20] / 1000.0;
        if (Rune.IsControl(rune)) return 0;
        if (value >= 0x300 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        return IsNarrow(value) ? 0.6 : 1;
    }

    private static bool IsNarrow(int value)
    {
        var ranges = Narrow;
        for (var i = 0; i < ranges.Length; i += 2)
        {
            if (value >= ranges[i] && value <= ranges[i + 1]) return true;
        }

        return false;
    }
}
