using System.Globalization;
using System.Text;

namespace PolicyML.Storage.Writing;

/// <summary>
/// Text in a form that both databases hold: what they cannot (NUL, half of a surrogate pair) is written as U+0001 and four
/// hexadecimal digits, in a text that begins with U+0001.
/// </summary>
internal static class ExactText
{
    private const char Mark = '\u0001';

    /// <summary>The form that is stored; nearly always the text itself.</summary>
    public static string Escape(string text)
    {
        if (text.Length == 0) return text;
        var isPlain = text[0] != Mark && !text.Contains('\0', StringComparison.Ordinal);
        if (isPlain && (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || IsPaired(text))) return text;
        var escaped = new StringBuilder().Append(Mark);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) escaped.Append(text[i]).Append(text[++i]);
            else if (text[i] is '\0' or Mark || char.IsSurrogate(text[i])) escaped.Append(Mark).Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>The text of a stored form.</summary>
    public static string Restore(string stored)
    {
        if (stored.Length == 0 || stored[0] != Mark) return stored;
        var text = new StringBuilder();
        for (var i = 1; i < stored.Length; i++)
        {
            if (stored[i] != Mark)
            {
                text.Append(stored[i]);
                continue;
            }

            text.Append((char)int.Parse(stored.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 4;
        }

        return text.ToString();
    }

    private static bool IsPaired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
