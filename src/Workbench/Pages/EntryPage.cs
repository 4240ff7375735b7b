using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Pages;

/// <summary>The door of a workbench that other machines can reach: asks for the token, and lets in.</summary>
internal static class EntryPage
{
    /// <summary>Asks for the token.</summary>
    public static Markup Ask(Words words, bool isWrong) => Page(words, Markup.None, Markup.Of(
        $"<form method=\"post\" action=\"/enter\"><h1>{words["product"]}</h1>{(isWrong ? Markup.Of($"<p class=\"problem\" role=\"alert\">{words["enter.wrong"]}</p>") : Markup.None)}<label for=\"token\">{words["enter.token"]}</label><input id=\"token\" name=\"token\" type=\"password\" autocomplete=\"off\" required autofocus><button class=\"primary\">{words["enter"]}</button></form>"));

    /// <summary>
    /// Lets in. The next page is asked for by this one, not by a redirect, so that the cookie, which goes with requests of our own pages only,
    /// is sent with it; and its address holds no token.
    /// </summary>
    public static Markup Welcome(Words words) => Page(words, Markup.Of($"<meta http-equiv=\"refresh\" content=\"0;url=/\">\n"), Markup.Of($"<p><a href=\"/\">{words["enter.go"]}</a></p>"));

    private static Markup Page(Words words, Markup head, Markup content) => Markup.Of(
        $"<!DOCTYPE html>\n<html lang=\"{words["html.lang"]}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{head}<title>{words["product"]}</title>\n<link rel=\"stylesheet\" href=\"{Assets.Address("app.css")}\">\n</head>\n<body class=\"door\">\n<main>{content}</main>\n</body>\n</html>\n");
}
