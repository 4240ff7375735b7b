using System.Text;

using PolicyML.Reports.Charts.Svg;

namespace PolicyML.Reports.Charts.Html;

/// <summary>The table below an interactive chart: every number with its evidence, for all who cannot or do not hover.</summary>
internal static class TableHtml
{
    /// <summary>How many pieces of evidence a cell shows at once.</summary>
    private const int MostOpen = 3;

    /// <summary>Appends the table of a chart; nothing where it has no row.</summary>
    public static void Append(StringBuilder html, Chart chart)
    {
        var rows = ChartTable.Of(chart).Rows;
        if (rows.Count == 0) return;
        var columns = Columns(rows);
        var evidence = rows.Any(r => r.Mark.Evidence.Count > 0 || r.Mark.Remark is { Length: > 0 } || SafeLink.Of(r.Mark.Link) is not null);
        html.Append($"<details open>\n<summary>数据表（{rows.Count}行）</summary>\n<div class=\"scroll\" tabindex=\"0\">\n<table>\n<caption>");
        SvgText.Append(html, chart.Title);
        html.Append("</caption>\n<thead><tr>");
        foreach (var (head, _) in columns) html.Append("<th scope=\"col\">").Append(head).Append("</th>");
        html.Append("<th scope=\"col\" class=\"number\">数值</th>").Append(evidence ? "<th scope=\"col\">依据</th>" : "").Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows) AppendRow(html, row, columns, evidence);
        html.Append("</tbody>\n</table>\n</div>\n</details>\n");
    }

    /// <summary>The columns that some row has words for.</summary>
    private static List<(string Head, Func<ChartRow, string> Pick)> Columns(IReadOnlyList<ChartRow> rows)
    {
        (string Head, Func<ChartRow, string> Pick)[] all = [("系列", r => r.Series), ("名称", r => r.Name), ("时期", r => r.Period)];
        return [.. all.Where(c => rows.Any(r => c.Pick(r).Length > 0))];
    }

    private static void AppendRow(StringBuilder html, ChartRow row, List<(string Head, Func<ChartRow, string> Pick)> columns, bool evidence)
    {
        html.Append("<tr>");
        for (var i = 0; i < columns.Count; i++)
        {
            html.Append(i == 0 ? "<th scope=\"row\">" : "<td class=\"name\">");
            SvgText.Append(html, columns[i].Pick(row));
            html.Append(i == 0 ? "</th>" : "</td>");
        }

        html.Append("<td class=\"number\">");
        SvgText.Append(html, row.Text);
        html.Append("</td>");
        if (evidence)
        {
            html.Append("<td class=\"evidence\">");
            AppendEvidence(html, row.Mark);
            html.Append("</td>");
        }

        html.Append("</tr>\n");
    }

    private static void AppendEvidence(StringBuilder html, ChartMark mark)
    {
        if (mark.Remark is { Length: > 0 } remark)
        {
            html.Append("<div class=\"remark\">");
            SvgText.Append(html, remark);
            html.Append("</div>");
        }

        foreach (var evidence in mark.Evidence.Take(MostOpen)) AppendQuote(html, evidence);
        if (mark.Evidence.Count > MostOpen)
        {
            html.Append($"<details class=\"more\"><summary>另有{mark.Evidence.Count - MostOpen}处依据</summary>");
            foreach (var evidence in mark.Evidence.Skip(MostOpen)) AppendQuote(html, evidence);
            html.Append("</details>");
        }

        if (SafeLink.Of(mark.Link) is not { } link) return;
        html.Append("<a rel=\"noopener noreferrer\" href=\"");
        SvgText.Append(html, link);
        html.Append("\">查看原文</a>");
    }

    private static void AppendQuote(StringBuilder html, ChartEvidence evidence)
    {
        html.Append("<blockquote class=\"quote\">");
        SvgText.Append(html, evidence.Quote);
        html.Append("<span class=\"where\">");
        SvgText.Append(html, MarkText.Where(evidence));
        html.Append("</span></blockquote>");
    }
}
