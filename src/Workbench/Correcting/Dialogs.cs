using PolicyML.Core;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Correcting;

/// <summary>The dialogs of an article's page: the values of a figure, where a stretch of text belongs, and what others did meanwhile.</summary>
internal static class Dialogs
{
    /// <summary>The dialogs, closed; nothing where the store is only read.</summary>
    public static Markup Show(Visit visit, OpenIssue issue) => visit.Bench.Options.CanWrite ? Markup.Join([Values(visit), Boundary(visit, issue), Conflict(visit)]) : Markup.None;

    private static Markup Values(Visit visit)
    {
        var words = visit.Words;
        return Markup.Of(
            $"""
            <dialog id="edit" aria-labelledby="edit-title"><form method="dialog" class="values"><h2 id="edit-title" data-edit="{words["edit"]}" data-add="{words["edit.add"]}"></h2>
            <p class="quote" lang="zh"></p>
            <div class="grid">
            {Controls.Select("indicator", words["filter.indicator"], "", visit.Names.Indicators.Select(i => (i.Id, i.In(words))), null)}
            {Controls.Select("measure", words["measure"], "", Filters.Members(visit, "measure.", Enum.GetValues<Measure>()), null)}
            {Controls.Line("value", words["value"], words["edit.value"], null)}
            {Controls.Line("unit", words["edit.unit"], "CNY, %, pp, 个", null)}
            {Controls.Line("low", words["edit.low"], "", null)}
            {Controls.Line("high", words["edit.high"], "", null)}
            {Controls.Select("bound", words["edit.bound"], "", Filters.Members(visit, "bound-name.", Enum.GetValues<Bound>()), null)}
            {Controls.Select("basis", words["trends.basis"], words["none"], Filters.Members(visit, "basis.", Enum.GetValues<Basis>()), null)}
            {Controls.Select("status", words["status"], "", Filters.Members(visit, "status.", Enum.GetValues<FactStatus>()), null)}
            {Controls.Line("period", words["edit.period"], "2025年上半年", null)}
            {Controls.Line("from", words["filter.from"], "2025-01-01", null)}
            {Controls.Line("to", words["filter.to"], "2025-06-30", null)}
            {Controls.Line("subject", words["subject"], "", null)}
            {Controls.Line("place", words["place"], words["edit.place"], null)}
            </div>
            <p class="problem" role="alert"></p>
            <p class="do"><button value="save" class="primary">{words["edit.save"]}</button><button value="cancel" formnovalidate>{words["cancel"]}</button></p></form></dialog>

            """);
    }

    private static Markup Boundary(Visit visit, OpenIssue issue)
    {
        var words = visit.Words;
        var options = issue.Articles.Where(a => a.Article.Kind != ArticleKind.Masthead).Select(a => (
            a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), a.Article.Number + " " + ArticlePage.Title(visit, a.Article)));
        return Markup.Of(
            $"""
            <dialog id="boundary" aria-labelledby="boundary-title"><form method="dialog"><h2 id="boundary-title">{words["boundary"]}</h2><p class="quote" lang="zh"></p>
            {Controls.Select("article", words["boundary.to"], "", options, null)}
            <p class="problem" role="alert"></p>
            <p class="do"><button value="save" class="primary">{words["boundary.save"]}</button><button value="cancel">{words["cancel"]}</button></p></form></dialog>

            """);
    }

    private static Markup Conflict(Visit visit)
    {
        var words = visit.Words;
        return Markup.Of(
            $"""
            <dialog id="conflict" aria-labelledby="conflict-title"><form method="dialog"><h2 id="conflict-title">{words["conflict"]}</h2><p>{words["conflict.text"]}</p><ol class="said-by"></ol>
            <p class="do"><button value="again" class="primary">{words["conflict.again"]}</button><button value="leave">{words["conflict.leave"]}</button></p></form></dialog>

            """);
    }
}
