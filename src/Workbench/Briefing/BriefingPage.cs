using PolicyML.Reports.Briefing;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Documents.Html;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Briefing;

/// <summary>A briefing: chosen by period and filters, seen before it is taken along, as a file for Word or the browser.</summary>
internal static class BriefingPage
{
    private static readonly (string Extension, string Type)[] Forms =
    [
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), (".html", "text/html; charset=utf-8"), (".md", "text/markdown; charset=utf-8"),
    ];

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var (words, asked) = (visit.Words, new Asked(visit));
        var isAsked = visit.Http.Request.Query.Keys.Any(k => k != "lang");
        var (from, to) = isAsked ? (asked.FromText, asked.ToText) : LastMonth(visit.Store);
        var form = Filters.Form(visit, "/briefing", asked, Markup.Join(
        [
            Controls.Line("from", words["filter.from"], "2025-01", from, "short"), Controls.Line("to", words["filter.to"], "2025-03", to, "short"),
            Controls.Line("place", words["filter.place"], words["filter.place.hint"], asked.Place),
            Controls.Select("chain", words["filter.chain"], words, visit.Names.Chains, asked.Chain), Filters.Theme(visit, asked), Filters.Confidence(visit, asked),
            Controls.Line("title", words["briefing.title"], words["briefing.title.hint"], visit.Get("title"), "wide"),
        ]));
        var preview = isAsked && asked.Problem is null ? Preview(visit, asked) : Markup.Of($"<p class=\"empty\">{words["briefing.choose"]}</p>\n");
        return visit.Write(Layout.Page(visit, "briefing", words["nav.briefing"], Markup.Of($"<h1 class=\"off\">{words["nav.briefing"]}</h1>\n{form}{preview}")));
    }

    /// <summary>Answers with the briefing as a file.</summary>
    public static Task File(Visit visit)
    {
        var asked = new Asked(visit);
        var (extension, type) = Array.Find(Forms, f => f.Extension == "." + visit.Get("as"));
        if (extension is null) return ErrorPage.NotFound(visit);
        if (asked.Problem is { } problem) return ErrorPage.Wrong(visit, problem);
        var writer = DocumentWriters.Find(extension)!;
        var document = Make(visit, asked, writer.TakesPng);
        return visit.Download(document.Title + extension, type, stream => writer.Write(document, stream));
    }

    private static Markup Preview(Visit visit, Asked asked)
    {
        var document = Make(visit, asked, asPng: false);
        var kept = visit.Http.Request.Query.Where(q => q.Key != "lang").Select(q => (q.Key, q.Value.FirstOrDefault())).ToArray();
        var links = Markup.Join(Forms.Select(f => Markup.Of($"<a class=\"button\" href=\"{Address.Of("/briefing/file", [.. kept, ("as", f.Extension[1..])])}\" download>{f.Extension[1..]}</a>")));
        return Markup.Of(
            $"<div class=\"downloads\" role=\"group\" aria-label=\"{visit.Words["download"]}\"><span class=\"soft\">{visit.Words["download"]}</span>{links}</div>\n<article class=\"document\" lang=\"zh\"><h1>{document.Title}</h1>\n<p class=\"subtitle\">{document.Subtitle}</p>\n{Markup.Made(HtmlWriter.Body(document))}</article>\n");
    }

    private static Document Make(Visit visit, Asked asked, bool asPng)
    {
        var key = $"briefing {asPng} {visit.Get("title")} {asked.Filter}";
        return visit.Bench.Results.Of(key, () =>
        {
            var words = visit.Bench.BriefingWords;
            var rows = BriefingRows.Read(visit.Store, asked.Filter with { MinConfidence = null });
            return BriefingBuilder.Build(rows, BriefingOptions.Of(asked.Filter, words, visit.Get("title"), null), words, new ChartPictures(visit.Bench.Options.Charts, asPng).Draw);
        });
    }

    /// <summary>The month of the latest issue.</summary>
    private static (string? From, string? To) LastMonth(IStoreReader store)
    {
        var last = store.Articles(new StoreFilter { NewestFirst = true, Limit = 1 }).FirstOrDefault()?.Head.Published;
        var month = last?.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
        return (month, month);
    }
}
