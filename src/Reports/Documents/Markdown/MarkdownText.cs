using System.Text;

namespace PolicyML.Reports.Documents.Markdown;

/// <summary>Text as Markdown (CommonMark with tables and footnotes): every character stands for itself.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]{}|~$^";
    private const string Opening = "#>+-=:";

    /// <summary>Text within a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="opensLine">True where a line begins with it: signs of lists, headings, quotes and rules are then signs no more.</param>
    public static string Escape(string text, bool opensLine = false)
    {
        var clean = PlainText.Clean(text);
        var escaped = new StringBuilder(clean.Length + 16);
        var isOpening = opensLine;
        for (var i = 0; i < clean.Length; i++)
        {
            var c = clean[i];
            if (c == '<') escaped.Append("&lt;");
            else if (c == '&') escaped.Append("&amp;");
            else if (Special.Contains(c) || (isOpening && Opening.Contains(c))) escaped.Append('\\').Append(c);
            else if (opensLine && c is ('.' or ')') && EndsNumber(clean, i)) escaped.Append('\\').Append(c);
            else if (isOpening && char.IsWhiteSpace(c)) escaped.Append("&#").Append((int)c).Append(';');
            else escaped.Append(c);
            isOpening = isOpening && char.IsWhiteSpace(c);
        }

        return escaped.ToString();
    }

    /// <summary>True where a line begins with digits and the sign that stands at <paramref name="at"/>: 1. or 1).</summary>
    private static bool EndsNumber(string text, int at)
    {
        if (at is 0 or > 9 || (at + 1 < text.Length && text[at + 1] != ' ')) return false;
        foreach (var c in text.AsSpan(0, at))
        {
            if (!char.IsAsciiDigit(c)) return false;
        }

        return true;
    }
}
