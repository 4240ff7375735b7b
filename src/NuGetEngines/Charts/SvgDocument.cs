using System.Globalization;
using System.Xml.Linq;

using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>What is known of a picture.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Style">How it was drawn.</param>
/// <param name="Prefix">What ids begin with.</param>
internal sealed record SvgFacts(int Width, int Height, PlotStyle Style, string Prefix);

/// <summary>
/// Makes a picture of Skia fit to stand beside others on a page: ids by number with a prefix (Skia counts on through the process), dashes,
/// the characters that were written, and words for those who cannot see it.
/// </summary>
internal static class SvgDocument
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The document as it is written.</summary>
    public static string Finish(string xml, SvgFacts facts, Chart chart)
    {
        var root = XDocument.Parse(xml).Root!;
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in root.DescendantsAndSelf())
        {
            foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration)) Rename(attribute, id => NameOf(id, facts.Prefix, ids));
            Break(element);
            if (element.Name.LocalName == "text") Write(element, facts.Style);
        }

        root.SetAttributeValue("width", facts.Width);
        root.SetAttributeValue("height", facts.Height);
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {facts.Width} {facts.Height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{facts.Prefix}-title {facts.Prefix}-desc");
        root.AddFirst(
            new XElement(Namespace + "title", new XAttribute("id", $"{facts.Prefix}-title"), SvgText.Clean(chart.Title)),
            new XElement(Namespace + "desc", new XAttribute("id", $"{facts.Prefix}-desc"), SvgText.Clean(ChartSummary.Of(chart))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting);
    }

    private static string NameOf(string id, string prefix, Dictionary<string, string> ids)
    {
        if (!ids.TryGetValue(id, out var name)) ids[id] = name = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{ids.Count}");
        return name;
    }

    private static void Rename(XAttribute attribute, Func<string, string> name)
    {
        if (attribute.Name.LocalName == "id") attribute.Value = name(attribute.Value);
        else if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#')) attribute.Value = "#" + name(attribute.Value[1..]);
        else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal)) attribute.Value = $"url(#{name(attribute.Value[5..^1])})";
    }

    private static void Break(XElement element)
    {
        if (element.Attribute("stroke-width") is not { } width || PlotPen.Read(width.Value) is not { } pen) return;
        width.Value = pen.Width;
        element.SetAttributeValue("stroke-dasharray", pen.Dashes);
    }

    /// <summary>Skia names glyphs by any character that has them, radicals for the characters that look like them, and pads lists.</summary>
    private static void Write(XElement text, PlotStyle style)
    {
        text.Value = string.Concat(text.Value.Trim().Select(style.Written));
        foreach (var places in text.Attributes().Where(a => a.Name.LocalName is "x" or "y")) places.Value = places.Value.TrimEnd(' ', ',');
    }
}
