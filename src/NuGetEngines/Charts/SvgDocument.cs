using System.Globalization;
using System.Xml.Linq;

using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.NuGetEngines.Charts;

/// <summary>Makes a picture of Skia fit to stand beside others on a page: ids with a prefix, a view box, and words for those who cannot see it.</summary>
internal static class SvgDocument
{
    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    /// <summary>The document as it is written.</summary>
    public static string Finish(string xml, int width, int height, Chart chart, string prefix)
    {
        var root = XDocument.Parse(xml).Root!;
        foreach (var attribute in root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration)) Rename(attribute, prefix);
        root.SetAttributeValue("width", width);
        root.SetAttributeValue("height", height);
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{prefix}-title {prefix}-desc");
        root.AddFirst(
            new XElement(Namespace + "title", new XAttribute("id", $"{prefix}-title"), SvgText.Clean(chart.Title)),
            new XElement(Namespace + "desc", new XAttribute("id", $"{prefix}-desc"), SvgText.Clean(ChartSummary.Of(chart))));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting);
    }

    private static void Rename(XAttribute attribute, string prefix)
    {
        if (attribute.Name.LocalName == "id") attribute.Value = $"{prefix}-{attribute.Value}";
        else if (attribute.Name.LocalName == "href" && attribute.Value.StartsWith('#')) attribute.Value = $"#{prefix}-{attribute.Value[1..]}";
        else if (attribute.Value.StartsWith("url(#", StringComparison.Ordinal)) attribute.Value = $"url(#{prefix}-{attribute.Value[5..]}";
    }
}
