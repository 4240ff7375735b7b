using System.Buffers;
using System.Globalization;
using System.Text;

namespace PolicyML.Terminal;

/// <summary>Columns that text takes on a terminal: wide and full-width characters two, combining and format ones none.</summary>
public static class DisplayWidth
{
    private const string Ellipsis = "…";

    /// <summary>Columns of a text without control characters.</summary>
    public static int Of(ReadOnlySpan<char> text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes()) columns += Of(rune);
        return columns;
    }

    /// <summary>Columns of one character: 0, 1 or 2.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300) return Rune.IsControl(rune) || rune.Value == 0xAD ? 0 : 1;
        if (IsWide(rune.Value)) return 2;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            ? 0
            : 1;
    }

    /// <summary>The text, cut with … where it takes more than <paramref name="columns"/>.</summary>
    public static string Fit(string text, int columns)
    {
        if (Of(text) <= columns) return text;
        return columns < 1 ? "" : text[..Prefix(text, columns - 1)] + Ellipsis;
    }

    /// <summary>The text with blanks after it up to a width; longer text stays as it is.</summary>
    public static string PadEnd(string text, int columns) => text + Blanks(columns - Of(text));

    /// <summary>The text with blanks before it up to a width; longer text stays as it is.</summary>
    public static string PadStart(string text, int columns) => Blanks(columns - Of(text)) + text;

    /// <summary>The text in lines of at most <paramref name="columns"/>, broken after <paramref name="breakAfter"/> where one is near.</summary>
    public static IEnumerable<string> Wrap(string text, int columns, string breakAfter = "、，； ")
    {
        var rest = text;
        while (Of(rest) > columns)
        {
            var most = Math.Max(Prefix(rest, columns), char.IsSurrogatePair(rest, 0) ? 2 : 1);
            var soft = rest.AsSpan(0, most).LastIndexOfAny(SearchValues.Create(breakAfter)) + 1;
            var cut = soft > most / 2 ? soft : most;
            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }

        yield return rest;
    }

    private static string Blanks(int count) => count > 0 ? new string(' ', count) : "";

    /// <summary>Length of the longest start that takes at most <paramref name="columns"/>.</summary>
    private static int Prefix(string text, int columns)
    {
        var length = 0;
        var left = columns;
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Of(rune);
            if (left < 0) break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static bool IsWide(int value)
    {
        var bounds = WideRanges.Bounds;
        var at = bounds.BinarySearch(value);
        if (at >= 0) return true;
        return (~at & 1) == 1;   // the next bound is the end of a range
    }
}
