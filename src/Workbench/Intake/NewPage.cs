using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Intake;

/// <summary>Takes new issues in: files are dropped or chosen, read, and lead to what was read off them.</summary>
internal static class NewPage
{
    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var words = visit.Words;
        if (!visit.Bench.Options.CanWrite) return ErrorPage.NotFound(visit);
        var most = Figures.Count(visit.Bench.Options.MostBytes >> 20);
        var content = Markup.Of(
            $"""
            <h1>{words["nav.new"]}</h1>
            <form id="intake" class="intake" data-done="{words["new.done"]}" data-unchanged="{words["new.unchanged"]}" data-reading="{words["new.reading"]}" data-sending="{words["new.sending"]}" data-large="{words.Format("new.large", most)}" data-failed="{words["new.failed"]}" data-most="{visit.Bench.Options.MostBytes}">
            <label class="drop" for="files"><b>{words["new.drop"]}</b><span class="soft">{words.Format("new.kinds", string.Join(' ', UploadName.Extensions), most)}</span>
            <input id="files" type="file" multiple accept="{string.Join(',', UploadName.Extensions)}"></label>
            {Controls.Line("published", words["new.published"], words["new.published.hint"], null)}
            </form>
            <ol id="progress" class="progress" aria-live="polite"></ol>
            <noscript><p class="problem">{words["new.script"]}</p></noscript>

            """);
        return visit.Write(Layout.Page(visit, "new", words["nav.new"], content, "new.js"));
    }
}
