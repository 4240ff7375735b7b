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
            <form id="intake" class="intake" method="post" action="/new" enctype="multipart/form-data" data-done="{words["new.done"]}" data-unchanged="{words["new.unchanged"]}" data-reading="{words["new.reading"]}" data-sending="{words["new.sending"]}" data-large="{words.Format("new.large", most)}" data-failed="{words["new.failed"]}" data-most="{visit.Bench.Options.MostBytes}">
            <label class="drop" for="files"><b>{words["new.drop"]}</b><span class="soft">{words.Format("new.kinds", string.Join(' ', UploadName.Extensions), most)}</span>
            <input id="files" name="files" type="file" multiple accept="{string.Join(',', UploadName.Extensions)}"></label>
            {Controls.Line("published", words["new.published"], words["new.published.hint"], null)}
            {Controls.Hidden(Gate.ChangeField, visit.ChangeToken)}
            <noscript><button class="primary">{words["new.send"]}</button></noscript>
            </form>
            <ol id="progress" class="progress" aria-live="polite"></ol>

            """);
        return visit.Write(Layout.Page(visit, "new", words["nav.new"], content, "new.js"));
    }

    /// <summary>What became of files that came without script.</summary>
    public static Task Taken(Visit visit, IReadOnlyList<(string Name, UploadResult Result)> files)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<h1>{words["nav.new"]}</h1>\n<ol class=\"progress\">\n");
        foreach (var (name, file) in files)
        {
            var link = file.Link is { } address ? Markup.Of($"<a href=\"{address}\">{words["new.done"]}</a>") : Markup.None;
            html.Add($"<li class=\"{(file.Problem is null ? "good" : "bad")}\"><span class=\"name\">{name}</span><span class=\"state\">{file.Problem ?? file.Said + (file.IsNew ? "" : words["new.unchanged"])} {link}</span></li>\n");
        }

        html.Add($"</ol>\n<p><a href=\"/new\">{words["new.home"]}</a></p>\n");
        return visit.Write(Layout.Page(visit, "new", words["nav.new"], html.Done()));
    }
}
