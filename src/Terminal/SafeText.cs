using System.Globalization;
using System.Text;

namespace PolicyML.Terminal;

/// <summary>Makes text from a source fit for one line of a terminal: nothing in it can move the cursor, colour or reorder.</summary>
public static class SafeText
{
    /// <summary>
    /// Line breaks and tabs become blanks, other control characters and unpaired surrogates U+FFFD;
    /// marks without a width that reorder or hide text are dropped.
    /// </summary>
    public static string Clean(string text)
    {
        if (IsClean(text)) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBreak(rune)) clean.Append(' ');
            else if (Rune.IsControl(rune)) clean.Append('\uFFFD');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c is >= '\u4E00' and <= '\u9FFF' or >= ' ' and <= '~') continue;
            if (char.IsControl(c) || char.IsSurrogate(c)) return false;
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                return false;
        }

        return true;
    }

    private static bool IsBreak(Rune rune) => rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029;
}
