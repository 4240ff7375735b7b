using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Correcting;

/// <summary>All corrections, the latest first: who did what and when, with what was taken back and what lost its place.</summary>
internal static class LogPage
{
    private const int Most = 500;

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var words = visit.Words;
        var by = visit.Get("by");
        var rows = visit.Store.Corrections.List(new CorrectionFilter { By = by, SourceContains = visit.Get("source"), Limit = Most }).ToList();
        var html = new HtmlText();
        html.Add($"<h1>{words["nav.corrections"]}</h1>\n");
        if (rows.Count == 0) html.Add($"<p class=\"empty\">{words["corrections.none"]}</p>\n");
        else Table(html, visit, rows);
        return visit.Write(Layout.Page(visit, "corrections", words["nav.corrections"], html.Done(), "list.js"));
    }

    private static void Table(HtmlText html, Visit visit, List<Correction> rows)
    {
        var words = visit.Words;
        html.Add($"<table class=\"list\" data-rows aria-label=\"{words["nav.corrections"]}\"><thead><tr><th scope=\"col\">{words["corrections.what"]}</th><th scope=\"col\">{words["corrections.by"]}</th><th scope=\"col\">{words["corrections.at"]}</th><th scope=\"col\">{words["column.article"]}</th></tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            var state = row.IsUndone ? Markup.Of($" <span class=\"tag soft\">{words.Format("correct.undone", row.UndoneBy ?? "", CorrectionWords.At(visit, row.UndoneAt!.Value))}</span>")
                : row.IsLost ? Markup.Of($" <span class=\"tag soft\">{words["corrections.lost"]}</span>") : Markup.None;
            var link = row.Span is { } span ? Address.Fact(row.Source, row.ArticleNumber, span.Start) : Address.Article(row.Source, row.ArticleNumber);
            html.Add($"<tr{(row.IsUndone || row.IsLost ? Markup.Of($" class=\"aside\"") : Markup.None)}><td><a class=\"title\" href=\"{link}\">{CorrectionWords.What(visit, row)}</a>{state}</td><td>{row.By}</td><td class=\"day\">{CorrectionWords.At(visit, row.At)}</td><td><span class=\"soft\">{IssueName.Of(row.Source)}</span> <span lang=\"zh\">{row.Headline}</span></td></tr>\n");
        }

        html.Add($"</tbody></table>\n");
    }
}
