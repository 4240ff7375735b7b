using System.Globalization;

using PolicyML.Core.Json;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Trends;

/// <summary>The points of a series as a table, each unfolding to the figures that it rests on.</summary>
internal static class Points
{
    private const int MostFacts = 60;
    private const int FewFacts = 8;
    private const int ManyPoints = 100;   // beyond these, points tell of few figures; the downloads have all
    private const int MostRows = 400;

    /// <summary>The series with each point leading to its row on the page.</summary>
    public static Series Linked(Series series)
    {
        var number = 0;
        return series with { Lines = [.. series.Lines.Select(l => l with { Points = [.. l.Points.Select(p => p with { Link = "#p" + (++number).ToString(CultureInfo.InvariantCulture) })] })] };
    }

    /// <summary>The table.</summary>
    public static Markup Table(Visit visit, Series series)
    {
        var words = visit.Words;
        var html = new HtmlText(64 * 1024);
        html.Add($"<section aria-labelledby=\"points\"><h2 id=\"points\">{words["trends.points"]}</h2>\n<table class=\"list points\"><thead><tr><th scope=\"col\">{words["period"]}</th><th scope=\"col\" class=\"number\">{words["value"]}</th><th scope=\"col\">{words["trends.method"]}</th><th scope=\"col\" class=\"number\">{words["figures"]}</th></tr></thead>\n");
        var number = 0;
        foreach (var line in series.Lines)
        {
            if (number >= MostRows) break;
            html.Add($"<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><b>{line.Name}</b> <span class=\"soft\">{words["status." + JsonNames.Of(line.Status)]}{(line.Form == PointForm.YearToDate ? words["trends.running"] : "")} · {SeriesWords.Of(line.Trend, series)}</span></th></tr>\n");
            foreach (var point in line.Points) Row(html, visit, series, line, point, ++number);
            html.Add($"</tbody>\n");
        }

        html.Add($"</table></section>\n");
        return Markup.Made(html.ToString());
    }

    /// <summary>What no point counts, by reason.</summary>
    public static Markup LeftOut(Visit visit, Series series)
    {
        if (series.LeftOut.Count == 0) return Markup.None;
        var words = visit.Words;
        var html = new HtmlText(16 * 1024);
        html.Add($"<section aria-labelledby=\"left\"><h2 id=\"left\">{words["trends.left"]} <span class=\"soft\">{series.LeftOut.Count}</span></h2>\n");
        foreach (var group in series.LeftOut.GroupBy(l => l.Reason).OrderBy(g => g.Key))
        {
            html.Add($"<details class=\"left\"><summary>{words["left." + JsonNames.Of(group.Key)]} <span class=\"soft\">{group.Count()}</span></summary><ul class=\"facts-of\">\n");
            foreach (var left in group.Take(MostFacts)) Item(html, visit, left.Fact);
            html.Add($"</ul></details>\n");
        }

        html.Add($"</section>\n");
        return Markup.Made(html.ToString());
    }

    private static void Row(HtmlText html, Visit visit, Series series, SeriesLine line, SeriesPoint point, int number)
    {
        var words = visit.Words;
        var value = point.Value is { } v ? words["bound." + JsonNames.Of(point.Bound)] + Figures.Number(v, series.Unit, words) : words["none"];
        html.Add($"<tr id=\"p{number}\" class=\"{JsonNames.Of(line.Status)}\"><td>{Figures.Time(point.From, point.To, words)}{(point.DatedByIssue ? words["trends.by-issue"] : "")}</td><td class=\"number\"><b>{value}</b></td><td>{words["method." + JsonNames.Of(point.Method)]}</td>");
        html.Add($"<td class=\"number\"><details class=\"points\"><summary aria-label=\"{words.Format("trends.facts-of", point.Facts.Count)}\">{point.Facts.Count}</summary><ul class=\"facts-of\">\n");
        foreach (var fact in point.Facts.Take(number > ManyPoints ? FewFacts : MostFacts)) Item(html, visit, fact);
        html.Add($"</ul></details></td></tr>\n");
    }

    private static void Item(HtmlText html, Visit visit, StoredFact row)
    {
        var head = row.Article;
        html.Add($"<li><a lang=\"zh\" href=\"{Address.Fact(head.Source, head.Number, row.Fact.Span.Start)}\">{row.Fact.Text}</a> <b>{Figures.Value(row.Fact, visit.Words)}</b> <span class=\"soft\">{row.Fact.Subject} · {Figures.Day(head.Published)} {IssueName.Of(head.Source)} · <span lang=\"zh\">{head.Headline}</span></span></li>\n");
    }
}
