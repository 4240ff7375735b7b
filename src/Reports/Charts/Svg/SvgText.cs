using System.Globalization;
using System.Text;

namespace PolicyML.Reports.Charts.Svg;

/// <summary>Text and numbers as XML takes them.</summary>
internal static class SvgText
{
    /// <summary>
    /// One line that is safe to show: breaks and tabs become blanks; characters that XML forbids and unpaired surrogates
    /// become U+FFFD; marks without a width that reorder or hide text are dropped.
    /// </summary>
    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029) clean.Append(' ');
            else if (Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE) clean.Append('\uFFFD');
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Appends text as XML or HTML content or attribute value, cleaned and escaped.</summary>
    public static void Append(StringBuilder output, string text)
    {
        foreach (var c in Clean(text))
        {
            switch (c)
            {
                case '&': output.Append("&amp;"); break;
                case '<': output.Append("&lt;"); break;
                case '>': output.Append("&gt;"); break;
                case '"': output.Append("&quot;"); break;
                case '\'': output.Append("&#39;"); break;
                default: output.Append(c); break;
            }
        }
    }

    /// <summary>A length or coordinate with at most two decimals.</summary>
    public static string Number(double value)
    {
        var text = Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
