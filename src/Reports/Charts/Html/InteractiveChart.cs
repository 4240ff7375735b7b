using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

using PolicyML.Reports.Charts.Raster;
using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Html;

/// <summary>
/// Charts within a page: a figure with the picture, a tooltip, a table of all numbers and their evidence as data. The page
/// takes <see cref="Style"/> once into its head and <see cref="Script"/> once at its end; figures need distinct
/// <see cref="ChartOptions.IdPrefix"/>. All text is encoded here; nothing is loaded from elsewhere.
/// </summary>
public static class InteractiveChart
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The style sheet of all figures; applies to <c>.chart</c> only.</summary>
    public static string Style { get; } = Resource("charts/chart.css");

    /// <summary>The script of all figures; wants to stand after them.</summary>
    public static string Script { get; } = Resource("charts/chart.js");

    /// <summary>A source expression for a Content-Security-Policy that allows one inline style or script: <c>'sha256-…'</c>.</summary>
    public static string HashOf(string inline) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(inline)))}'";

    /// <summary>The figure of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="options">Its size and font.</param>
    /// <param name="withTable">False leaves the table of all numbers out, where the page has one of its own.</param>
    public static string Figure(Chart chart, ChartOptions options, bool withTable = true)
    {
        var sheet = ChartSheet.Of(chart, options, FontFamilies.Of(options.Font));
        var html = new StringBuilder("<figure class=\"chart\">\n");
        html.Append("<div class=\"plot\">\n");
        sheet.Root.Write(html);
        html.Append("</div>\n");
        html.Append("<div class=\"tip\" role=\"status\" hidden></div>\n");
        if (sheet.Marks.Count > 0) html.Append("<p class=\"hint\">指向数据点或用方向键选中可看依据，单击或按回车键固定；单击图例或线端的名称可隐藏该系列。</p>\n");
        if (withTable) TableHtml.Append(html, chart);
        html.Append("<script type=\"application/json\">").Append(Data(sheet.Marks)).Append("</script>\n</figure>\n");
        return html.ToString();
    }

    /// <summary>What the script shows, in the order of the marks; JSON that is safe within HTML.</summary>
    private static string Data(IReadOnlyList<DrawnMark> marks)
    {
        using var output = new MemoryStream();
        using (var json = new Utf8JsonWriter(output, JsonOptions))
        {
            json.WriteStartArray();
            foreach (var mark in marks) Write(json, mark);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static void Write(Utf8JsonWriter json, DrawnMark mark)
    {
        json.WriteStartObject();
        json.WriteString("head", SvgText.Clean(MarkText.Head(mark)));
        json.WriteString("value", SvgText.Clean(mark.Value));
        if (mark.Mark.Remark is { Length: > 0 } remark) json.WriteString("remark", SvgText.Clean(remark));
        if (SafeLink.Of(mark.Mark.Link) is { } link) json.WriteString("link", link);
        json.WriteStartArray("evidence");
        foreach (var evidence in mark.Mark.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("quote", SvgText.Clean(evidence.Quote));
            json.WriteString("where", SvgText.Clean(MarkText.Where(evidence)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Resource(string name)
    {
        using var stream = typeof(InteractiveChart).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
