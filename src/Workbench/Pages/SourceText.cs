using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>
/// The text of a source with its figures marked. Every run of text says where in the source it begins, and holds that text alone, so that
/// what is selected can be told by its place.
/// </summary>
internal static class SourceText
{
    /// <summary>The text.</summary>
    public static Markup Paper(Visit visit, OpenIssue issue, IReadOnlyList<TextRun> runs, IReadOnlyList<ShownFact> facts, bool whole)
    {
        var html = new HtmlText();
        var seen = new HashSet<int>();
        var places = new FactPlaces(facts);
        var articles = issue.Articles.ToDictionary(a => a.Article.Number, a => a.Article);
        var others = issue.Articles.Where(a => a.Article.Kind != ArticleKind.Masthead).ToList();
        var joins = others.Skip(1).Zip(others, (one, before) => (one.Article.Number, one.Id, Before: before.Id)).ToDictionary(j => j.Number, j => (j.Id, j.Before));
        html.Add($"<section class=\"paper{(whole ? " whole" : "")}\" lang=\"zh\" aria-label=\"{visit.Words["text"]}\" data-source=\"{issue.Source}\">\n");
        foreach (var run in runs)
        {
            var isHere = run.Article == issue.Article.Number;
            if (whole && run is { IsFirst: true }) Marker(html, visit, issue, articles[run.Article], joins.TryGetValue(run.Article, out var join) ? join : null, isHere);
            html.Add($"<div class=\"run{(run.Article == 0 ? " none" : isHere ? " here" : run.Article % 2 == 0 ? " even" : " odd")}\" data-n=\"{run.Article}\" data-start=\"{run.Span.Start}\">");
            foreach (var (span, covering) in TextRuns.Pieces(run.Span, places)) Piece(html, visit, issue, span, covering, seen);
            html.Add($"</div>\n");
        }

        html.Add($"</section>\n");
        return html.Done();
    }

    /// <summary>The figure in one line, for those who hear the page.</summary>
    public static string Label(Visit visit, Fact fact)
    {
        var parts = new[] { visit.Names.Indicator(fact.Indicator, visit.Words), Figures.Value(fact, visit.Words), Figures.Time(fact.Period, visit.Words), visit.Words["status." + JsonNames.Of(fact.Status)] };
        return string.Join(visit.Words["comma"], parts.Where(p => p.Length > 0));
    }

    /// <summary>Names for the looks of a figure: what it is of, and whether it is done or hoped for.</summary>
    public static string Look(Visit visit, Fact fact) => visit.Names.Family(fact.Indicator) + " " + JsonNames.Of(fact.Status) + (fact.IsCore ? "" : " minor");

    private static void Marker(HtmlText html, Visit visit, OpenIssue issue, Article article, (long Id, long Before)? before, bool isHere)
    {
        var label = article.Kind == ArticleKind.Masthead ? visit.Words["furniture"] : ArticlePage.Title(visit, article);
        var join = before is { } to && visit.Bench.Options.CanWrite
            ? Markup.Of($" <button type=\"button\" data-do=\"join\" data-article=\"{to.Id}\" data-to=\"{to.Before}\">{visit.Words["boundary.join"]}</button>") : Markup.None;
        html.Add($"<p class=\"cut{(isHere ? " here" : "")}\" id=\"a{article.Number}\"><a href=\"{Address.Article(issue.Source, article.Number)}\"><b>{article.Number}</b> {label}</a>{join}</p>\n");
    }

    private static void Piece(HtmlText html, Visit visit, OpenIssue issue, TextSpan span, IReadOnlyList<ShownFact> covering, HashSet<int> seen)
    {
        if (covering.Count == 0)
        {
            html.Text(span.Of(issue.Text));
            return;
        }

        var first = covering[0];
        var ids = string.Join(' ', covering.Select(f => f.Id.ToString(CultureInfo.InvariantCulture)));
        html.Add($"<span class=\"f {Look(visit, first.Fact)}{(first.IsRejected ? " rejected" : "")}\" data-f=\"{ids}\"");
        var begins = covering.Where(f => seen.Add(f.Id)).ToList();
        if (begins.Count > 0)
            html.Add($" id=\"f{begins[0].Fact.Span.Start}{(begins[0].Fact.Span.Start == span.Start ? "" : "-" + ids.Replace(' ', '-'))}\" tabindex=\"0\" role=\"button\" aria-label=\"{span.Of(issue.Text).ToString()}: {string.Join("; ", begins.Select(f => Label(visit, f.Fact)))}\"");
        html.Add($">");
        html.Text(span.Of(issue.Text));
        html.Add($"</span>");
    }
}
