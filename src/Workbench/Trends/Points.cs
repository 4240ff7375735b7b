using System.Globalization;

using PolicyML.Core.Json;
using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Trends;

/// <summary>The points of a series as a table; each unfolds to the figures that it rests on, which are sent once they are asked for.</summary>
internal static class Points
{
    private const int MostFacts = 60;
    private const int MostRows = 400;
    private const int ManyPoints = 200;
    private const int FewFacts = 2;

    /// <summary>The series with each point leading to its row on the page; of very many points each shows fewer figures.</summary>
    public static Series Linked(Series series)
    {
        var (number, isLong) = (0, series.Lines.Sum(l => l.Points.Count) > ManyPoints);
        return series with { Lines = [.. series.Lines.Select(l => l with { Points = [.. l.Points.Select(p => p with { Link = "#p" + (++number).ToString(CultureInfo.InvariantCulture), MostEvidence = isLong ? FewFacts : p.MostEvidence })] })] };
    }

    /// <summary>The table.</summary>
    public static Markup Table(Visit visit, TrendsQuery query, Series series)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<section aria-labelledby=\"points\"><h2 id=\"points\">{words["trends.points"]}</h2>\n<table class=\"list points\"><thead><tr><th scope=\"col\">{words["period"]}</th><th scope=\"col\" class=\"number\">{words["value"]}</th><th scope=\"col\">{words["trends.method"]}</th><th scope=\"col\" class=\"number\">{words["figures"]}</th></tr></thead>\n");
        var number = 0;
        foreach (var line in series.Lines)
        {
            if (number >= MostRows) break;
            number += line.Points.Count;
            html.Add($"<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><b>{line.Name}</b> <span class=\"soft\">{words["status." + JsonNames.Of(line.Status)]}{(line.Form == PointForm.YearToDate ? words["trends.running"] : "")} · {SeriesWords.Of(line.Trend, series)}</span></th></tr>\n");
            foreach (var point in line.Points) Row(html, visit, query, series, line, point);
            html.Add($"</tbody>\n");
        }

        html.Add($"</table>");
        if (series.Lines.Sum(l => l.Points.Count) is var all && all > number) html.Add($"<p class=\"more soft\">{words.Format("trends.cut", Figures.Count(number), Figures.Count(all))}</p>");
        html.Add($"</section>\n");
        return html.Done();
    }

    /// <summary>What no point counts, by reason.</summary>
    public static Markup LeftOut(Visit visit, TrendsQuery query, Series series)
    {
        if (series.LeftOut.Count == 0) return Markup.None;
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<section aria-labelledby=\"left\"><h2 id=\"left\">{words["trends.left"]} <span class=\"soft\">{Figures.Count(series.LeftOut.Count)}</span></h2>\n");
        foreach (var group in series.LeftOut.GroupBy(l => l.Reason).OrderBy(g => g.Key))
        {
            var part = JsonNames.Of(group.Key);
            html.Add($"<details class=\"left\" id=\"{part}\" data-part=\"{query.Part(part)}\"{Open(visit, part)}><summary>{words["left." + part]} <span class=\"soft\">{Figures.Count(group.Count())}</span></summary>{Inside(visit, query, part, () => [.. group.Select(l => l.Fact)])}</details>\n");
        }

        html.Add($"</section>\n");
        return html.Done();
    }

    /// <summary>The figures behind a point, by its number on the page, or those of a reason for which figures do not count; null where there is no such part.</summary>
    public static Markup? Part(Visit visit, Series series, string part)
    {
        if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return series.Lines.SelectMany(l => l.Points).ElementAtOrDefault(number - 1) is { } point ? List(visit, point.Facts) : null;
        return JsonNames.Parse<LeftOutReason>(part) is { } reason ? List(visit, [.. series.LeftOut.Where(l => l.Reason == reason).Select(l => l.Fact)]) : null;
    }

    private static void Row(HtmlText html, Visit visit, TrendsQuery query, Series series, SeriesLine line, SeriesPoint point)
    {
        var words = visit.Words;
        var part = point.Link![2..];
        var value = point.Value is { } v ? words["bound." + JsonNames.Of(point.Bound)] + Figures.Number(v, series.Unit, words) : words["none"];
        html.Add($"<tr id=\"p{part}\" class=\"{JsonNames.Of(line.Status)}\"><td>{Figures.Time(point.From, point.To, words)}{(point.DatedByIssue ? words["trends.by-issue"] : "")}</td><td class=\"number\"><b>{value}</b></td><td>{words["method." + JsonNames.Of(point.Method)]}</td>");
        html.Add($"<td class=\"number\"><details class=\"points\" data-part=\"{query.Part(part)}\"{Open(visit, part)}><summary aria-label=\"{words.Format("trends.facts-of", point.Facts.Count)}\">{point.Facts.Count}</summary>{Inside(visit, query, part, () => point.Facts)}</details></td></tr>\n");
    }

    private static Markup Open(Visit visit, string part) => visit.Get("open") == part ? Markup.Of($" open") : Markup.None;

    /// <summary>The figures where the address asks for them; else the way to them for a browser without script.</summary>
    private static Markup Inside(Visit visit, TrendsQuery query, string part, Func<IReadOnlyList<StoredFact>> facts) => visit.Get("open") == part
        ? List(visit, facts())
        : Markup.Of($"<a class=\"ask\" href=\"{query.Opened(part)}\">{visit.Words["trends.open"]}</a>");

    private static Markup List(Visit visit, IReadOnlyList<StoredFact> facts)
    {
        var html = new HtmlText();
        html.Add($"<ul class=\"facts-of\">\n");
        foreach (var fact in facts.Take(MostFacts)) Item(html, visit, fact);
        if (facts.Count > MostFacts) html.Add($"<li class=\"soft\">{visit.Words.Format("trends.cut-facts", MostFacts, Figures.Count(facts.Count))}</li>\n");
        html.Add($"</ul>");
        return html.Done();
    }

    private static void Item(HtmlText html, Visit visit, StoredFact row)
    {
        var head = row.Article;
        html.Add($"<li><a lang=\"zh\" href=\"{Address.Fact(head.Source, head.Number, row.Fact.Span.Start)}\">{row.Fact.Text}</a> <b>{Figures.Value(row.Fact, visit.Words)}</b> <span class=\"soft\">{row.Fact.Subject} · {Figures.Day(head.Published)} {IssueName.Of(head.Source)} · <span lang=\"zh\">{head.Headline}</span></span></li>\n");
    }
}
