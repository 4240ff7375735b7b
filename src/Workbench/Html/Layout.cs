using PolicyML.Workbench.Hosting;

namespace PolicyML.Workbench.Html;

/// <summary>The frame of every page: head, navigation, search, and the scripts that the page asks for.</summary>
internal static class Layout
{
    private static readonly (string Id, string Path)[] Sections =
    [
        ("articles", "/"), ("facts", "/facts"), ("trends", "/trends"), ("projects", "/projects"), ("enterprises", "/enterprises"), ("clusters", "/clusters"), ("briefing", "/briefing"), ("new", "/new"),
    ];

    /// <summary>A whole page.</summary>
    /// <param name="visit">Whose page it is.</param>
    /// <param name="section">The part of the navigation that is shown as chosen.</param>
    /// <param name="title">Title of the page, first in the window's title.</param>
    /// <param name="content">What stands between header and foot.</param>
    /// <param name="files">Style sheets and scripts beside those of every page.</param>
    public static Markup Page(Visit visit, string section, string title, Markup content, params ReadOnlySpan<string> files)
    {
        var words = visit.Words;
        var page = new HtmlText();
        page.Add($"<!DOCTYPE html>\n<html lang=\"{words["html.lang"]}\"{Theme(visit)}>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Add($"<meta name=\"color-scheme\" content=\"light dark\">\n<title>{title} · {words["product"]}</title>\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Add($"<link rel=\"stylesheet\" href=\"{Assets.Address("app.css")}\">\n");
        foreach (var file in files)
            if (file.EndsWith(".css", StringComparison.Ordinal)) page.Add($"<link rel=\"stylesheet\" href=\"{Assets.Address(file)}\">\n");
        page.Add($"<script type=\"module\" src=\"{Assets.Address("app.js")}\"></script>\n");
        foreach (var file in files)
            if (file.EndsWith(".js", StringComparison.Ordinal)) page.Add($"<script type=\"module\" src=\"{Assets.Address(file)}\"></script>\n");
        page.Add($"</head>\n<body data-change=\"{visit.ChangeToken}\" data-lang=\"{words.Language}\">\n<a class=\"skip\" href=\"#main\">{words["skip"]}</a>\n");
        Header(page, visit, section, section == "articles" && visit.Http.Request.Path == "/");
        page.Add($"<main id=\"main\" class=\"p-{section}\" tabindex=\"-1\">\n{content}</main>\n");
        page.Add($"<footer><span>{visit.Bench.Options.StoreName}</span><span>{words["foot.note"]}</span></footer>\n{Help(visit)}<div id=\"say\" role=\"status\" aria-live=\"polite\"></div>\n</body>\n</html>\n");
        return page.Done();
    }

    private static Markup Theme(Visit visit) => visit.Theme is { } theme ? Markup.Of($" data-theme=\"{theme}\"") : Markup.None;

    private static void Header(HtmlText page, Visit visit, string section, bool hasFind)
    {
        var words = visit.Words;
        page.Add($"<header>\n<a class=\"brand\" href=\"/\">{words["product"]}</a>\n<nav aria-label=\"{words["nav"]}\"><ul>\n");
        foreach (var (id, path) in Sections)
        {
            if (id == "new" && !visit.Bench.Options.CanWrite) continue;
            page.Add($"<li><a href=\"{path}\"{(id == section ? Markup.Of($" aria-current=\"page\"") : Markup.None)}>{words["nav." + id]}</a></li>\n");
        }

        page.Add($"</ul></nav>\n");
        if (!hasFind) page.Add($"<form class=\"find\" action=\"/\" role=\"search\"><input id=\"find\" type=\"search\" name=\"q\" placeholder=\"{words["find.hint"]}\" aria-label=\"{words["find"]}\" maxlength=\"200\" autocomplete=\"off\"></form>\n");
        page.Add($"<div class=\"tools\"><a href=\"{Switched(visit)}\" lang=\"{words["language.other.code"]}\" hreflang=\"{words["language.other.code"]}\">{words["language.other"]}</a>");
        page.Add($"<button type=\"button\" id=\"theme\" aria-label=\"{words["theme"]}\" title=\"{words["theme"]}\">◐</button><button type=\"button\" id=\"help-open\" aria-label=\"{words["help"]}\" title=\"{words["help"]}\">?</button></div>\n</header>\n");
    }

    /// <summary>The same page in the other language.</summary>
    private static string Switched(Visit visit)
    {
        var request = visit.Http.Request;
        var kept = request.Query.Where(q => q.Key != "lang").SelectMany(q => q.Value.Select(v => (q.Key, v))).ToArray();
        return Address.Of(request.Path.HasValue ? request.Path.Value! : "/", [.. kept, ("lang", visit.Words.IsEnglish ? "zh" : "en")]);
    }

    /// <summary>The keys of the keyboard, in a dialog that a key opens.</summary>
    private static Markup Help(Visit visit)
    {
        var words = visit.Words;
        var help = new HtmlText();
        help.Add($"<dialog id=\"help\" aria-labelledby=\"help-title\"><h2 id=\"help-title\">{words["help"]}</h2><dl class=\"keys\">");
        foreach (var key in words.Keys.Where(k => k.StartsWith("key.", StringComparison.Ordinal)))
        {
            var (keys, what) = words[key].Split('|') is [var k, var w] ? (k, w) : (key, words[key]);
            help.Add($"<dt>{Markup.Join(keys.Split(' ').Select(one => Markup.Of($"<kbd>{one}</kbd>")))}</dt><dd>{what}</dd>");
        }

        help.Add($"</dl><form method=\"dialog\"><button>{words["close"]}</button></form></dialog>\n");
        return help.Done();
    }
}
