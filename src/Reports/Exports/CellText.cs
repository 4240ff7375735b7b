using System.Globalization;
using System.Text;

namespace PolicyML.Reports.Exports;

/// <summary>Text as a workbook stores it.</summary>
internal static class CellText
{
    /// <summary>The most UTF-16 code units of a cell.</summary>
    public const int MostLength = 32_767;

    /// <summary>What ends a text that was cut.</summary>
    public const string CutMark = "……（超出单元格上限，已截断）";

    /// <summary>
    /// The text without what XML cannot hold (U+FFFD stands for it), cut with a mark where a cell cannot hold it all,
    /// and with the underscore escaped where <c>_x0041_</c> would be read as a character.
    /// </summary>
    public static string Of(string text)
    {
        var cut = text.Length <= MostLength ? text : Cut(text);
        return IsPlain(cut) ? cut : Escape(cut);
    }

    /// <summary>True where a spreadsheet would take the text for a formula if it were typed.</summary>
    public static bool LooksLikeFormula(string text)
    {
        foreach (var c in text)
        {
            if (c is '\t' or '\r' or '\n') return true;
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            return c is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '\'';
        }

        return false;
    }

    private static string Cut(string text)
    {
        var end = MostLength - CutMark.Length;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return string.Concat(text.AsSpan(0, end), CutMark);
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c is not '\n') || c is '_' || char.IsSurrogate(c) || c >= '\uFFFE') return false;
        }

        return true;
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '_' && IsEscape(text.AsSpan(i))) escaped.Append("_x005F_");
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) escaped.Append(c).Append(text[++i]);
            else if (c == '\r') AppendBreak(escaped, text, i);
            else if ((c < ' ' && c is not ('\n' or '\t')) || char.IsSurrogate(c) || c >= '\uFFFE') escaped.Append('\uFFFD');
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static void AppendBreak(StringBuilder escaped, string text, int at)
    {
        if (at + 1 == text.Length || text[at + 1] != '\n') escaped.Append('\n');
    }

    /// <summary>True where the text begins with what is read as one character: _x, four digits of sixteen, _.</summary>
    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
