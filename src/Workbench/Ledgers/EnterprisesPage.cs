using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Ledgers;

/// <summary>The ledger of enterprises with their roles and chains.</summary>
internal static class EnterprisesPage
{
    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var (words, asked) = (visit.Words, new Asked(visit));
        var ledger = new Ledger(visit, asked.Filter);
        var role = visit.Get("role") is { } name ? ledger.Names.ParseRole(name) : null;
        var part = asked.Problem is null ? ledger.Enterprises() : LedgerPart<EnterpriseRow>.None;
        var rows = part?.Only(r => role is null || r.Roles.Any(o => o.Role == role));
        var view = new LedgerView<EnterpriseRow>("enterprises", words["nav.enterprises"], Columns(visit, ledger), r => r.Evidence[0], r => History(visit, ledger, r));
        return view.Show(visit, rows, r => [EnterpriseTables.Enterprises(r, ledger.Names), EnterpriseTables.History(r, ledger.Names, ledger.Quotes)], () => Filters.Form(visit, "/enterprises", asked, Markup.Join(
        [
            Filters.Common(visit, asked),
            Controls.Select("role", words["ledger.role"], words["any"], ledger.Names.Roles.Select(r => (r, r)), visit.Get("role")),
            Filters.Confidence(visit, asked),
        ])));
    }

    private static LedgerColumn<EnterpriseRow>[] Columns(Visit visit, Ledger ledger)
    {
        var words = visit.Words;
        return
        [
            new("name", words["ledger.enterprise"], r => Markup.Of($"<span class=\"name\" lang=\"zh\">{r.Name}</span>{ProjectsPage.Doubt(visit, r.Confidence)}"), r => r.Name),
            new("role", words["ledger.role"], r => Markup.Of($"<span lang=\"zh\">{string.Join("、", r.Roles.Select(o => ledger.Names.Role(o.Role)))}</span>"), r => r.Roles.Count > 0 ? r.Roles[0].Role : null),
            new("chain", words["filter.chain"], r => Markup.Of($"{string.Join(words["comma"], r.Chains.Where(c => c.Source == r.Chains[0].Source).Select(c => visit.Names.Label(c.Chain, words)))}"), r => r.Chains.Count > 0 ? r.Chains[0].Chain : null),
            new("place", words["place"], r => Markup.Of($"<span lang=\"zh\">{string.Join("、", r.Places.Take(3).Select(p => p.Name))}</span>"), r => r.Places.Count > 0 ? r.Places[0].Code : null),
            new("projects", words["nav.projects"], r => Markup.Of($"{(r.Projects.Count > 0 ? Figures.Count(r.Projects.Count) : "")}"), r => r.Projects.Count) { IsNumber = true },
            new("first", words["ledger.first"], r => Markup.Of($"{Figures.Day(r.First)}"), r => r.First) { IsDay = true },
            new("last", words["ledger.last"], r => Markup.Of($"{Figures.Day(r.Last)}"), r => r.Last) { IsDay = true },
            new("reports", words["ledger.reports"], r => Markup.Of($"{r.Evidence.Count}"), r => r.Evidence.Count) { IsNumber = true },
        ];
    }

    private static Markup History(Visit visit, Ledger ledger, EnterpriseRow row)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<div class=\"history\">");
        if (row.OtherNames.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["ledger.names"]}</span> {string.Join("；", row.OtherNames)}</p>");
        if (row.Projects.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["nav.projects"]}</span> {string.Join("；", row.Projects)}</p>");
        html.Add($"<ol class=\"reports\">");
        foreach (var (said, evidence) in row.Roles.SelectMany(r => r.Evidence.Select(e => (ledger.Names.Role(r.Role), e))).Concat(row.Evidence.Select(e => ("", e))).OrderBy(r => r.e.Article.Published).ThenBy(r => r.e.Article.Id))
            html.Add($"<li><span class=\"day\">{Figures.Day(evidence.Article.Published)}</span><span class=\"what\" lang=\"zh\">{said}</span><span>{ledger.Quote(evidence)}</span></li>");
        html.Add($"</ol></div>");
        return html.Done();
    }
}
