using PolicyML.Storage.Corrections;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Correcting;

/// <summary>Who corrects, and whether the article as a whole was found right.</summary>
internal static class Signature
{
    /// <summary>The line above the labels.</summary>
    public static Markup Show(Visit visit, OpenIssue issue)
    {
        var (words, review) = (visit.Words, issue.Review);
        var confirmed = review.History.LastOrDefault(c => c is { Kind: CorrectionKind.ConfirmArticle, IsUndone: false } && c.ArticleNumber == issue.Article.Number);
        var moved = review.History.Where(c => c.Kind == CorrectionKind.MoveBoundary).ToList();
        var html = new HtmlText();
        html.Add($"<div class=\"signature\"><label><span class=\"soft\">{words["signature"]}</span><input id=\"name\" value=\"{visit.User}\" maxlength=\"40\" autocomplete=\"name\"></label>");
        html.Add(review.IsConfirmed && confirmed is not null
            ? Markup.Of($"<span class=\"said\">{CorrectionWords.Line(visit, confirmed)}</span><button type=\"button\" data-do=\"undo\" data-last=\"{confirmed.Id}\">{words["do.undo"]}</button>")
            : Markup.Of($"<button type=\"button\" data-do=\"confirm-article\">{words["do.confirm-article"]}</button>"));
        html.Add($"<a class=\"soft\" href=\"/corrections\">{words["nav.corrections"]}</a></div>\n");
        if (moved.Count > 0)
        {
            html.Add($"<ol class=\"said-by\">");
            foreach (var row in moved)
            {
                var undo = row.IsUndone ? Markup.None : Markup.Of($" <button type=\"button\" data-do=\"undo\" data-last=\"{row.Id}\">{words["do.undo"]}</button>");
                html.Add($"<li{(row.IsUndone ? Markup.Of($" class=\"undone\"") : Markup.None)}>{CorrectionWords.Line(visit, row)}{undo}</li>");
            }

            html.Add($"</ol>\n");
        }

        return html.Done();
    }
}
