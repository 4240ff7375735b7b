using System.Text;

using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Html;

/// <summary>A self-contained page of interactive charts. Its content security policy lets nothing run or load but its own style and script.</summary>
public static class ChartPage
{
    private const string PageStyle = """
        body { margin: 0; padding: 16px 8px 40px; background: #f0f2f5; font-family: "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "WenQuanYi Micro Hei", sans-serif; }
        .chart { border: 1px solid #d8dee4; border-radius: 8px; padding-bottom: 20px; }
        @media screen and (prefers-color-scheme: dark) { body { background: #0d1117; } .chart { border-color: #30363d; } }
        @media print { body { padding: 0; background: #fff; } .chart { border: 0; break-after: page; } .chart:last-of-type { break-after: auto; } }

        """;

    /// <summary>The page, one chart below the other.</summary>
    /// <param name="charts">The charts.</param>
    /// <param name="options">How they are drawn; ids get the chart's number after the prefix.</param>
    /// <param name="title">Title of the page; null takes the first chart's.</param>
    public static string Of(IReadOnlyList<Chart> charts, ChartOptions options, string? title = null)
    {
        var style = "\n" + PageStyle.ReplaceLineEndings("\n") + InteractiveChart.Style;
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ").Append(InteractiveChart.HashOf(style))
            .Append("; script-src ").Append(InteractiveChart.HashOf(InteractiveChart.Script)).Append("; base-uri 'none'; form-action 'none'\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        SvgText.Append(html, title ?? (charts.Count > 0 ? charts[0].Title : ""));
        html.Append("</title>\n<style>").Append(style).Append("</style>\n</head>\n<body>\n<main>\n");
        for (var i = 0; i < charts.Count; i++) html.Append(InteractiveChart.Figure(charts[i], options with { IdPrefix = $"{options.IdPrefix}{i + 1}" }));
        return html.Append("</main>\n<script>").Append(InteractiveChart.Script).Append("</script>\n</body>\n</html>\n").ToString();
    }
}
