using System.Globalization;

using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>The first page: issues and their articles, latest first, chosen by filters and words.</summary>
internal static class ArticlesPage
{
    private const int PageSize = 60;
    private const int MostLooked = 4_000;   // articles that a choice by confidence passes over for one page

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var asked = new Asked(visit);
        var found = asked.Problem is null ? Find(visit, asked) : [];
        var content = Markup.Of($"<h1 class=\"off\">{visit.Words["nav.articles"]}</h1>\n{Form(visit, asked)}{List(visit, asked, found)}");
        return visit.Write(Layout.Page(visit, "articles", asked.Text ?? visit.Words["nav.articles"], content, "list.js"));
    }

    private static Markup Form(Visit visit, Asked asked)
    {
        var words = visit.Words;
        var relevant = new[] { ("yes", words["filter.relevant.yes"]), ("no", words["filter.relevant.no"]) };
        var chosen = asked.Relevant is { } only ? only ? "yes" : "no" : null;
        return Filters.Form(visit, "/", asked, Markup.Join(
        [
            Controls.Find(words, asked.Text),
            Filters.Common(visit, asked), Filters.Theme(visit, asked),
            Controls.Select("relevant", words["filter.relevant"], words["any"], relevant, chosen),
            Filters.Confidence(visit, asked),
            Controls.Line("source", words["filter.source"], words["filter.source.hint"], asked.Source),
            Controls.Check("once", words["filter.once"], asked.Once),
        ]));
    }

    /// <summary>One more than a page shows, so that it is known whether there are more.</summary>
    private static List<Found> Find(Visit visit, Asked asked)
    {
        var filter = asked.Filter with { NewestFirst = true, After = After(visit), MinConfidence = null, Limit = asked.Confidence is null ? PageSize + 1 : MostLooked };
        var found = asked.Text is { } text
            ? visit.Store.Search(text, filter).Select(h => new Found(h.Article, h))
            : visit.Store.Articles(filter).Select(a => new Found(a, null));
        return [.. found.Where(f => IsSure(f.Article.Head, asked)).Take(PageSize + 1)];
    }

    /// <summary>The label that was asked for, or any, is at least so probable.</summary>
    private static bool IsSure(ArticleHead head, Asked asked) => asked.Confidence is not { } least
        || head.Chains.Concat(head.Themes).Any(l => l.P >= least && (asked.Chain is null || l.Id == asked.Chain || l.Id == asked.Theme));

    /// <summary>Where the page goes on: day, number and source of the last article of the page before.</summary>
    private static ListPlace? After(Visit visit)
    {
        if (visit.Get("after")?.Split(',', 3) is not [var day, var number, var source] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at)) return null;
        return new ListPlace(Asked.FirstDay(day), source, at);
    }

    private static Markup List(Visit visit, Asked asked, List<Found> found)
    {
        var words = visit.Words;
        if (found.Count == 0) return Markup.Of($"<p class=\"empty\">{(asked.Problem is null ? words["list.none"] : "")}</p>\n");
        var html = new HtmlText();
        html.Add($"<table class=\"list\" data-rows aria-label=\"{words["nav.articles"]}\"><thead><tr><th scope=\"col\">{words["column.article"]}</th><th scope=\"col\">{words["column.place"]}</th><th scope=\"col\">{words["column.labels"]}</th><th scope=\"col\" class=\"number\">{words["column.facts"]}</th></tr></thead>\n");
        foreach (var issue in found.Take(PageSize).GroupBy(f => f.Article.Head.Source, StringComparer.Ordinal)) Issue(html, visit, issue.Key, [.. issue]);
        html.Add($"</table>\n");
        if (found.Count > PageSize) html.Add($"<p class=\"more\"><a rel=\"next\" href=\"{Next(visit, found[PageSize - 1].Article.Head)}\">{words["list.more"]}</a></p>\n");
        return html.Done();
    }

    private static string Next(Visit visit, ArticleHead last)
    {
        var kept = Asked.Keys.Select(k => (k, visit.Get(k))).ToArray();
        return Address.Of("/", [.. kept, ("after", $"{Figures.Day(last.Published)},{last.Number.ToString(CultureInfo.InvariantCulture)},{last.Source}")]);
    }

    private static void Issue(HtmlText html, Visit visit, string source, List<Found> articles)
    {
        var head = articles[0].Article.Head;
        var day = head.Published is { } published ? Figures.Day(published) : visit.Words["undated"];
        html.Add($"<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><span class=\"day\">{day}</span> <a href=\"{Address.Article(source, head.Number, view: "page")}\">{IssueName.Of(source)}</a></th></tr>\n");
        foreach (var found in articles) Row(html, visit, found);
        html.Add($"</tbody>\n");
    }

    private static void Row(HtmlText html, Visit visit, Found found)
    {
        var (words, head) = (visit.Words, found.Article.Head);
        var title = head.Headline.Length > 0 ? head.Headline : head.Kind == ArticleKind.Caption ? words["untitled.caption"] : words["untitled"];
        var repeat = head.Story == head.Id ? Markup.None : Markup.Of($" <span class=\"tag soft\">{words["repeat"]}</span>");
        html.Add($"<tr{(head.Relevant ? Markup.None : Markup.Of($" class=\"aside\""))}><td><a class=\"title\" href=\"{Address.Article(head.Source, head.Number)}\" lang=\"zh\">{title}</a>{repeat}<p lang=\"zh\">{Words(found)}</p></td>");
        html.Add($"<td class=\"place\" lang=\"zh\">{head.Place?.Name}</td><td class=\"labels\">{Labels(visit, head)}</td><td class=\"number\">{(found.Article.Facts > 0 ? Figures.Count(found.Article.Facts) : "")}</td></tr>\n");
    }

    /// <summary>The labels with how sure they are on hover.</summary>
    public static Markup Labels(Visit visit, ArticleHead head) => Markup.Join(
        head.Chains.Select(l => (l, Class: "chain")).Concat(head.Themes.Select(l => (l, Class: "theme"))).Select(
            l => Markup.Of($"<span class=\"tag {l.Class}\" title=\"{Figures.Share(l.l.P)}\">{visit.Names.Label(l.l.Id, visit.Words)}</span> ")));

    /// <summary>The words around what was searched for, marked; else the opening.</summary>
    private static Markup Words(Found found)
    {
        if (found.Hit is not { } hit) return Markup.Of($"{found.Article.Opening}");
        var html = new HtmlText();
        var at = 0;
        foreach (var span in hit.Hits.Where(h => h.Start >= 0 && h.End <= hit.Snippet.Length))
        {
            if (span.Start < at) continue;
            html.Add($"{hit.Snippet[at..span.Start]}<mark>{hit.Snippet[span.Start..span.End]}</mark>");
            at = span.End;
        }

        html.Add($"{hit.Snippet[at..]}");
        return html.Done();
    }

    private sealed record Found(StoredArticle Article, SearchHit? Hit);
}
