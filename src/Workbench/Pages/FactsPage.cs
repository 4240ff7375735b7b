using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>Figures of all articles, latest first, chosen by what they are of.</summary>
internal static class FactsPage
{
    private const int PageSize = 200;
    private const int MostRows = 2_000;

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var (words, asked) = (visit.Words, new Asked(visit));
        var rows = Math.Clamp(visit.Number("rows") ?? PageSize, PageSize, MostRows);
        var found = asked.Problem is null ? visit.Store.Facts(asked.FactFilter with { NewestFirst = true, Limit = rows + 1 }).ToList() : [];
        var form = Filters.Form(visit, "/facts", asked, Markup.Join(
        [
            Filters.Figures(visit, asked, Enum.GetValues<Measure>()), Filters.Status(visit, asked), Filters.Common(visit, asked), Filters.Theme(visit, asked),
            Filters.Confidence(visit, asked), Controls.Line("source", words["filter.source"], words["filter.source.hint"], asked.Source), Controls.Check("once", words["filter.once"], asked.Once),
        ]));
        var content = Markup.Of($"<h1 class=\"off\">{words["nav.facts"]}</h1>\n{form}{Table(visit, [.. found.Take(rows)])}{More(visit, found.Count > rows, rows)}");
        return visit.Write(Layout.Page(visit, "facts", words["nav.facts"], content, "list.js"));
    }

    private static Markup More(Visit visit, bool hasMore, int rows)
    {
        if (!hasMore) return Markup.None;
        if (rows >= MostRows) return Markup.Of($"<p class=\"more soft\">{visit.Words.Format("list.cut", MostRows)}</p>\n");
        var kept = Asked.Keys.Select(k => (k, visit.Get(k))).ToArray();
        return Markup.Of($"<p class=\"more\"><a href=\"{Address.Of("/facts", [.. kept, ("rows", (rows * 3).ToString(System.Globalization.CultureInfo.InvariantCulture))])}\">{visit.Words["list.more"]}</a></p>\n");
    }

    private static Markup Table(Visit visit, List<StoredFact> facts)
    {
        var words = visit.Words;
        if (facts.Count == 0) return Markup.Of($"<p class=\"empty\">{words["list.none"]}</p>\n");
        var html = new HtmlText();
        html.Add($"<table class=\"list figures\" data-rows aria-label=\"{words["nav.facts"]}\"><thead><tr><th scope=\"col\">{words["evidence"]}</th><th scope=\"col\">{words["filter.indicator"]}</th><th scope=\"col\" class=\"number\">{words["value"]}</th><th scope=\"col\">{words["period"]}</th><th scope=\"col\">{words["status"]}</th><th scope=\"col\">{words["place"]}</th><th scope=\"col\" class=\"number\">{words["confidence"]}</th><th scope=\"col\">{words["column.article"]}</th></tr></thead>\n<tbody>\n");
        foreach (var row in facts) Row(html, visit, row);
        html.Add($"</tbody></table>\n");
        return html.Done();
    }

    private static void Row(HtmlText html, Visit visit, StoredFact row)
    {
        var (words, fact, head) = (visit.Words, row.Fact, row.Article);
        var place = fact.Place is { } code ? visit.Bench.Options.Analysis.PlaceName(code) ?? code : head.Place?.Name;
        html.Add($"<tr{(fact.IsCore ? Markup.None : Markup.Of($" class=\"aside\""))}><td><a class=\"title\" lang=\"zh\" href=\"{Address.Fact(head.Source, head.Number, fact.Span.Start)}\">{Short(fact.Text)}</a>{(fact.Subject is { } subject ? Markup.Of($"<p lang=\"zh\">{subject}</p>") : Markup.None)}</td>");
        html.Add($"<td><span class=\"dash {SourceText.Look(visit, fact)}\"></span>{visit.Names.Indicator(fact.Indicator, words)}</td><td class=\"number\">{Figures.Value(fact, words)}</td><td>{Figures.Time(fact.Period, words)}</td><td>{words["status." + JsonNames.Of(fact.Status)]}</td>");
        html.Add($"<td lang=\"zh\">{place}</td><td class=\"number{(fact.Confidence < Fact.SureConfidence ? " low" : "")}\">{Figures.Share(fact.Confidence)}</td><td><span class=\"soft\">{Figures.Day(head.Published)}</span> <span lang=\"zh\">{Short(head.Headline)}</span></td></tr>\n");
    }

    private static string Short(string text) => PolicyML.Reports.Documents.PlainText.Head(text, 60);
}
