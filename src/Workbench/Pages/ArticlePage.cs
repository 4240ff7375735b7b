using System.Globalization;

using PolicyML.Core;
using PolicyML.Workbench.Correcting;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>An article as printed, every figure marked in place; alone, or within the whole page and its split into articles.</summary>
internal static class ArticlePage
{
    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        if (visit.Get("source") is not { } source || OpenIssue.Find(visit.Store, source, visit.Number("n") ?? 1) is not { } issue) return ErrorPage.NotFound(visit);
        var whole = visit.Get("view") == "page";
        var facts = whole ? issue.Facts : [.. issue.Facts.Where(f => f.Article == issue.Article.Number)];
        var runs = whole ? TextRuns.Of(issue.Text, issue.Articles.Select(a => a.Article)) : TextRuns.Of(issue.Article);
        var content = Markup.Of($"{Head(visit, issue, whole)}<div class=\"read\">\n{SourceText.Paper(visit, issue, runs, facts, whole)}{SidePanel.Show(visit, issue, facts, whole)}</div>\n<div id=\"tip\" class=\"tip\" role=\"tooltip\" hidden></div>\n{Dialogs.Show(visit, issue)}");
        return visit.Write(Layout.Page(visit, "articles", Title(visit, issue.Article), content, visit.Bench.Options.CanWrite ? ["article.js", "correct.js"] : ["article.js"]));
    }

    /// <summary>The headline, or what stands for it.</summary>
    public static string Title(Visit visit, Article article) =>
        article.Headline.Length > 0 ? article.Headline : visit.Words[article.Kind == ArticleKind.Caption ? "untitled.caption" : "untitled"];

    private static Markup Head(Visit visit, OpenIssue issue, bool whole)
    {
        var (words, article) = (visit.Words, issue.Article);
        var number = article.Number.ToString(CultureInfo.InvariantCulture);
        var meta = new List<Markup>
        {
            Markup.Of($"<a href=\"{Address.Article(issue.Source, article.Number, whole ? null : "a" + number, whole ? null : "page")}\">{IssueName.Of(issue.Source)}</a>"),
            Markup.Of($"{(article.Published is { } day ? Figures.Day(day) + (article.PublishedInferred ? words["inferred"] : "") : words["undated"])}"),
        };
        if (article.Place is { } place) meta.Add(Markup.Of($"<span lang=\"zh\" title=\"{place.Code}\">{visit.Bench.Options.Analysis.PlaceName(place.Code) ?? place.Name}</span>"));
        if (article.Byline is { } byline) meta.Add(Markup.Of($"<span lang=\"zh\">{byline}</span>"));
        meta.Add(Markup.Of($"{words.Format("article.of", article.Number, issue.Articles.Count)}"));
        return Markup.Of(
            $"<div class=\"top\"><div><h1 lang=\"zh\">{Title(visit, article)}</h1><p class=\"meta\">{Markup.Join(meta.Select((m, i) => i == 0 ? m : Markup.Of($"<span class=\"dot\"></span>{m}")))}</p></div>\n<div class=\"views\">{Views(visit, issue, whole)}{Step(visit, issue, -1, whole)}{Step(visit, issue, 1, whole)}</div></div>\n");
    }

    private static Markup Views(Visit visit, OpenIssue issue, bool whole)
    {
        var here = Markup.Of($" aria-current=\"true\"");
        var n = issue.Article.Number;
        return Markup.Of(
            $"<span class=\"switch\" role=\"group\" aria-label=\"{visit.Words["view"]}\"><a id=\"view-article\" href=\"{Address.Article(issue.Source, n)}\"{(whole ? Markup.None : here)}>{visit.Words["view.article"]}</a><a id=\"view-page\" href=\"{Address.Article(issue.Source, n, "a" + n.ToString(CultureInfo.InvariantCulture), "page")}\"{(whole ? here : Markup.None)}>{visit.Words["view.page"]}</a></span>");
    }

    private static Markup Step(Visit visit, OpenIssue issue, int by, bool whole)
    {
        var (id, sign) = by < 0 ? ("previous", "←") : ("next", "→");
        var label = visit.Words["article." + id];
        if (issue.Beside(by) is not { } other) return Markup.Of($"<span class=\"step\" aria-hidden=\"true\">{sign}</span>");
        var number = other.Number.ToString(CultureInfo.InvariantCulture);
        return Markup.Of($"<a class=\"step\" rel=\"{(by < 0 ? "prev" : "next")}\" id=\"{id}\" href=\"{Address.Article(issue.Source, other.Number, whole ? "a" + number : null, whole ? "page" : null)}\" title=\"{label}\" aria-label=\"{label}\">{sign}</a>");
    }
}
