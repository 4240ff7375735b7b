using PolicyML.Core.Json;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Tables;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Reading;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Ledgers;

/// <summary>The ledger of specialty towns, zones and parks: their figures side by side.</summary>
internal static class ClustersPage
{
    private const int MostFigures = 7;

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var (words, asked) = (visit.Words, new Asked(visit));
        var ledger = new Ledger(visit, asked.Filter);
        var kind = visit.Get("kind") is { } name ? ledger.Names.ParseClusterKind(name) : null;
        var part = asked.Problem is null ? ledger.Clusters() : LedgerPart<ClusterRow>.None;
        var rows = part?.Only(r => r.Figures.Count > 0 && (kind is null || r.Kind.Id == kind));   // without a figure that is sure there is nothing to show
        var view = new LedgerView<ClusterRow>("clusters", words["nav.clusters"], Columns(visit, rows?.All ?? []), r => r.Figures[0].Series[0].Evidence[0], r => History(visit, ledger, r));
        return view.Show(visit, rows, r => [ClusterTables.Clusters(r, ledger.Names, ledger.Words), ClusterTables.Series(r)], () => Filters.Form(visit, "/clusters", asked, Markup.Join(
        [
            Filters.Common(visit, asked),
            Controls.Select("kind", words["ledger.kind"], words["any"], ledger.Names.ClusterKinds.Select(k => (k, k)), visit.Get("kind")),
            Filters.Confidence(visit, asked),
        ])));
    }

    /// <summary>Those figures get a column that most clusters have.</summary>
    private static List<LedgerColumn<ClusterRow>> Columns(Visit visit, IReadOnlyList<ClusterRow> rows)
    {
        var words = visit.Words;
        var frequent = rows.SelectMany(r => r.Figures).CountBy(f => f.Kind.Id, StringComparer.Ordinal).OrderByDescending(c => c.Value).Take(MostFigures).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var kinds = rows.SelectMany(r => r.Figures).Select(f => f.Kind).DistinctBy(k => k.Id).Where(k => frequent.Contains(k.Id));
        return
        [
            new("name", words["ledger.cluster"], r => Markup.Of($"<span class=\"name\" lang=\"zh\">{r.Name}</span><p>{(words.IsEnglish ? r.Kind.Id : r.Kind.Name)}</p>"), r => r.Name),
            new("place", words["place"], r => Markup.Of($"<span lang=\"zh\">{r.Place?.Name}</span>"), r => r.Place?.Code),
            .. kinds.Select(k => new LedgerColumn<ClusterRow>(k.Id, words.IsEnglish ? k.NameEn : k.Name, r => Cell(visit, r.Figure(k.Id)?.Latest), r => r.Figure(k.Id)?.Latest.Value) { IsNumber = true }),
            new("last", words["ledger.last"], r => Markup.Of($"{Figures.Day(r.Last)}"), r => r.Last) { IsDay = true },
        ];
    }

    private static Markup Cell(Visit visit, ClusterPoint? point) => point is null ? Markup.None : Markup.Of(
        $"<span class=\"{JsonNames.Of(point.Status)}\">{visit.Words["bound." + JsonNames.Of(point.Bound)]}{Figures.Number(point.Value, point.Unit, visit.Words)}</span><p>{Figures.Time(point.Period, visit.Words)}</p>");

    private static Markup History(Visit visit, Ledger ledger, ClusterRow row)
    {
        var words = visit.Words;
        var html = new HtmlText();
        html.Add($"<div class=\"history\">");
        if (row.OtherNames.Count > 0) html.Add($"<p lang=\"zh\"><span class=\"soft\">{words["ledger.names"]}</span> {string.Join("；", row.OtherNames)}</p>");
        foreach (var figure in row.Figures)
        {
            html.Add($"<h3>{(words.IsEnglish ? figure.Kind.NameEn : figure.Kind.Name)}</h3><ol class=\"reports\">");
            foreach (var point in figure.Series)
                html.Add($"<li><span class=\"day\">{(point.Period is null ? Figures.Day(point.At) : Figures.Time(point.Period, words))}</span><span class=\"what\"><b>{Figures.Number(point.Value, point.Unit, words)}</b> {words["status." + JsonNames.Of(point.Status)]}</span><span>{ledger.Quote(point.Evidence[^1])}</span></li>");
            html.Add($"</ol>");
        }

        html.Add($"</div>");
        return html.Done();
    }
}
