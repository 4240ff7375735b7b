using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Ledgers;

/// <summary>The ledger of projects, with how many stand at which stage.</summary>
internal static class ProjectsPage
{
    private static readonly int[] Sums = [1_000, 5_000, 10_000, 50_000, 100_000, 1_000_000];   // 万元

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var (words, asked) = (visit.Words, new Asked(visit));
        var ledger = new Ledger(visit, asked.Filter);
        var stage = JsonNames.Parse<ProjectStage>(visit.Get("stage"));
        var least = visit.Number("least") is { } sum ? sum * 10_000m : (decimal?)null;
        var part = asked.Problem is null ? ledger.Projects() : LedgerPart<ProjectRow>.None;
        var all = part?.Only(r => least is null || r.Worth >= least);
        var rows = all?.Only(r => stage is null || r.Stage?.Stage == stage);
        var view = new LedgerView<ProjectRow>("projects", words["nav.projects"], Columns(visit, ledger), r => r.History[0].Evidence, r => History(visit, ledger, r));
        return view.Show(visit, rows, r => [ProjectTables.Projects(r, ledger.Names), ProjectTables.History(r, ledger.Names, ledger.Quotes)], () => Markup.Of($"{Form()}{(all is null ? Markup.None : Pipeline(visit, all.All, stage))}"));

        Markup Form() => Filters.Form(visit, "/projects", asked, Markup.Join(
        [
            Filters.Common(visit, asked),
            Controls.Select("stage", words["stage"], words, visit.Names.Stages, visit.Get("stage")),
            Controls.Select("least", words["ledger.least"], words["any"], Sums.Select(s => (s.ToString(CultureInfo.InvariantCulture), "≥ " + Figures.Number(s * 10_000m, "CNY", words))), visit.Get("least")),
            Filters.Confidence(visit, asked),
        ]));
    }

    private static LedgerColumn<ProjectRow>[] Columns(Visit visit, Ledger ledger)
    {
        var words = visit.Words;
        return
        [
            new("name", words["ledger.project"], r => Markup.Of($"<span class=\"name\" lang=\"zh\">{r.Name}</span>{Doubt(visit, r.Confidence)}{(r.Owner is { } owner ? Markup.Of($"<p lang=\"zh\">{owner}</p>") : Markup.None)}"), r => r.Name),
            new("place", words["place"], r => Markup.Of($"<span lang=\"zh\">{r.Place?.Name}</span>"), r => r.Place?.Code),
            new("chain", words["filter.chain"], r => Markup.Of($"{(r.Chain is { } chain ? visit.Names.Label(chain, words) : "")}"), r => r.Chain),
            new("worth", words["ledger.sum"], r => Markup.Of($"{(r.Sum is { } sum ? words["bound." + JsonNames.Of(sum.Bound)] + Figures.Number(sum.Value, sum.Currency, words) : "")}"), r => r.Sum is null ? null : r.Worth) { IsNumber = true },
            new("stage", words["stage"], r => Markup.Of($"{(words.IsEnglish && r.Stage is { } at ? Stage(visit, at.Stage) : ProjectTables.Stage(r, ledger.Names))}"), r => r.Stage is { } stage ? (int)stage.Stage : null),
            new("first", words["ledger.first"], r => Markup.Of($"{Figures.Day(r.First)}"), r => r.First) { IsDay = true },
            new("last", words["ledger.last"], r => Markup.Of($"{Figures.Day(r.Last)}"), r => r.Last) { IsDay = true },
            new("reports", words["ledger.reports"], r => Markup.Of($"{r.History.Count}"), r => r.History.Count) { IsNumber = true },
        ];
    }

    /// <summary>A word of doubt beside a name that is hardly one.</summary>
    public static Markup Doubt(Visit visit, double confidence) =>
        confidence < Fact.SureConfidence ? Markup.Of($" <span class=\"low\" title=\"{Figures.Share(confidence)}\">{visit.Words["ledger.doubt"]}</span>") : Markup.None;

    private static string Stage(Visit visit, ProjectStage stage) => visit.Names.Stages.FirstOrDefault(s => s.Id == JsonNames.Of(stage))?.In(visit.Words) ?? JsonNames.Of(stage);

    /// <summary>How many projects stand at each stage, and what they are worth; a stage chooses its projects.</summary>
    private static Markup Pipeline(Visit visit, IReadOnlyList<ProjectRow> rows, ProjectStage? chosen)
    {
        var most = Math.Max(1, Enum.GetValues<ProjectStage>().Max(s => rows.Count(r => r.Stage?.Stage == s)));
        var html = new HtmlText();
        html.Add($"<ol class=\"pipeline\" aria-label=\"{visit.Words["ledger.pipeline"]}\">\n");
        foreach (var stage in Enum.GetValues<ProjectStage>())
        {
            var at = rows.Where(r => r.Stage?.Stage == stage).ToList();
            var id = JsonNames.Of(stage);
            var kept = visit.Http.Request.Query.Where(q => q.Key is not ("stage" or "lang" or "open")).Select(q => (q.Key, q.Value.FirstOrDefault())).ToArray();
            var width = (at.Count * 100 / most).ToString(CultureInfo.InvariantCulture);
            html.Add($"<li><a href=\"{Address.Of("/projects", [.. kept, ("stage", stage == chosen ? null : id)])}\"{(stage == chosen ? Markup.Of($" aria-current=\"true\"") : Markup.None)}><span class=\"stage\">{Stage(visit, stage)}</span><b>{at.Count}</b><span class=\"soft\">{(at.Sum(r => r.Worth) is > 0 and var sum ? Figures.Number(sum, "CNY", visit.Words) : "—")}</span><svg aria-hidden=\"true\" width=\"100%\" height=\"4\"><rect class=\"bar\" height=\"4\" width=\"{width}%\"></rect></svg></a></li>\n");
        }

        html.Add($"</ol>\n");
        return html.Done();
    }

    private static Markup History(Visit visit, Ledger ledger, ProjectRow row)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<div class=\"history\">");
        if (row.OtherNames.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["ledger.names"]}</span> {string.Join("；", row.OtherNames)}</p>");
        if (row.Parts.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["ledger.parts"]}</span> {ProjectTables.Parts(row, ledger.Names)}</p>");
        if (row.Within.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["ledger.within"]}</span> {string.Join("；", row.Within.Select(w => w.Name))}</p>");
        html.Add($"<ol class=\"reports\">");
        foreach (var report in row.History)
        {
            html.Add($"<li><span class=\"day\">{Figures.Day(report.Article.Published)}</span><span class=\"what\">{(report.Stage is { } stage ? Stage(visit, stage.Stage) : "")} {(report.Sum is { } sum ? Figures.Number(sum.Value, sum.Currency, words) : "")} {report.Part}</span><span>{ledger.Quote(report.Evidence, report.Stage?.Evidence, report.Sum?.Evidence)}");
            if (report.Repeats.Count > 0) html.Add($" <span class=\"soft\">{words.Format("ledger.repeats", report.Repeats.Count)}</span>");
            html.Add($"</span></li>");
        }

        html.Add($"</ol></div>");
        return html.Done();
    }
}
