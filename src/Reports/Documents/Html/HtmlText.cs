using System.Text;

namespace PolicyML.Reports.Documents.Html;

/// <summary>Text as HTML: shown, never run.</summary>
internal static class HtmlText
{
    /// <summary>Text for an element or an attribute in double quotes.</summary>
    public static string Encode(string text)
    {
        var clean = PlainText.Clean(text);
        if (clean.AsSpan().IndexOfAny("&<>\"'") < 0) return clean;
        var encoded = new StringBuilder(clean.Length + 16);
        foreach (var c in clean)
        {
            _ = c switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(c),
            };
        }

        return encoded.ToString();
    }
}
