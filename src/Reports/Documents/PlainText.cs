using System.Globalization;
using System.Text;

namespace PolicyML.Reports.Documents;

/// <summary>Text of a source made fit for a line of a document.</summary>
public static class PlainText
{
    /// <summary>
    /// Line breaks and tabs become blanks; control characters, unpaired surrogates and non-characters, which XML cannot hold,
    /// become U+FFFD; marks without a width that reorder or hide text are dropped.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029) clean.Append(' ');
            else if (Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE) clean.Append('\uFFFD');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>The first characters of a text, with an ellipsis where some were cut; a pair of surrogates is not cut apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most UTF-16 code units, without the ellipsis.</param>
    public static string Head(string text, int length)
    {
        if (text.Length <= length) return text;
        if (length > 0 && char.IsHighSurrogate(text[length - 1])) length--;
        return string.Concat(text.AsSpan(0, length), "…");
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u4E00' and <= '\u9FFF' or >= ' ' and <= '~') continue;
            if (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE') return false;
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return false;
        }

        return true;
    }
}
