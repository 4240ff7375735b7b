using System.Text;
using System.Xml;

namespace PolicyML.Reports.Documents.Html;

/// <summary>SVG for a page: the markup itself where it can do nothing but be seen, else as a picture that browsers run nothing of.</summary>
internal static class SvgContent
{
    private static readonly HashSet<string> Active = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "foreignObject", "iframe", "object", "embed", "image", "animate", "animateTransform", "animateMotion", "set", "handler", "a",
    };

    /// <summary>The element to put into a page.</summary>
    /// <param name="svg">An SVG document.</param>
    /// <param name="alt">What it shows.</param>
    public static string Element(string svg, string alt)
    {
        var start = svg.IndexOf("<svg", StringComparison.Ordinal);
        if (start >= 0 && IsHarmless(svg)) return svg[start..].Trim();
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
        return $"<img alt=\"{HtmlText.Encode(alt)}\" src=\"data:image/svg+xml;base64,{data}\">";
    }

    /// <summary>True where the SVG is well-formed and holds nothing that acts, loads or leads elsewhere.</summary>
    internal static bool IsHarmless(string svg)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && !IsHarmlessElement(reader)) return false;
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && ClosesElement(reader.Value)) return false;
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>An SVG style sheet is read by other rules in a page: nothing in it may look like the end of an element or load a file.</summary>
    private static bool ClosesElement(string text) =>
        text.Contains("</", StringComparison.Ordinal) || text.Contains("@import", StringComparison.OrdinalIgnoreCase);

    private static bool IsHarmlessElement(XmlReader reader)
    {
        if (Active.Contains(reader.LocalName)) return false;
        while (reader.MoveToNextAttribute())
        {
            var name = reader.LocalName;
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) return false;
            if (name.Equals("href", StringComparison.OrdinalIgnoreCase) && !reader.Value.StartsWith('#')) return false;
        }

        reader.MoveToElement();
        return true;
    }
}
