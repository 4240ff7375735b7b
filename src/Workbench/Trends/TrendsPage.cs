using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Html;
using PolicyML.Reports.Trends;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Trends;

/// <summary>A series through time: its chart, what may be said of its trend, every point with the figures behind it, and what was left out.</summary>
internal static class TrendsPage
{
    private const int MostKeys = 40;   // lines that a reader can tell apart in a heat map
    private static readonly ConditionalWeakTable<Series, ConcurrentDictionary<string, Markup>> Rendered = [];
    private static readonly string[] Files = ["png", "svg", "csv", "xlsx", "html"];

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var query = new TrendsQuery(visit);
        var series = query.Asked.Problem is null ? query.Read(visit) : null;
        if (series is not null && visit.Get("part") is { } part) return Points.Part(visit, series, part) is { } facts ? visit.Write(facts) : ErrorPage.NotFound(visit);
        var title = visit.Names.Indicator(query.Indicator, visit.Words);
        var result = series is null ? Markup.None : series.Lines.Count == 0 ? Nothing(visit, query, series) : Result(visit, query, series);
        var content = Markup.Of($"<h1 class=\"off\">{visit.Words["nav.trends"]}</h1>\n{Form(visit, query)}{result}");
        return visit.Write(Layout.Page(visit, "trends", title + " " + visit.Words["nav.trends"], content, "chart.css", "chart.js", "trends.js"));
    }

    private static Markup Form(Visit visit, TrendsQuery query)
    {
        var (words, asked) = (visit.Words, query.Asked);
        return Filters.Form(visit, "/trends", asked, Markup.Join(
        [
            Controls.Select("indicator", words["filter.indicator"], "", visit.Names.Indicators.Select(i => (i.Id, i.In(words))), query.Indicator),
            Controls.Select("measure", words["filter.measure"], "", Filters.Members(visit, "measure.", [Measure.Amount, Measure.Growth]), Core.Json.JsonNames.Of(query.Measure)),
            Controls.Select("by", words["trends.by"], "", Filters.Members(visit, "by.", Enum.GetValues<SeriesBy>()), Core.Json.JsonNames.Of(query.By)),
            Controls.Select("every", words["trends.every"], "", Filters.Members(visit, "every.", Enum.GetValues<SeriesStep>()), Core.Json.JsonNames.Of(query.Every)),
            query.Measure == Measure.Growth ? Controls.Select("basis", words["trends.basis"], "", Filters.Members(visit, "basis.", Enum.GetValues<Basis>()), Core.Json.JsonNames.Of(query.Basis)) : Markup.None,
            Controls.Select("chart", words["trends.chart"], "", Filters.Members(visit, "chart.", Enum.GetValues<ChartChoice>()), Core.Json.JsonNames.Of(query.Chart)),
            Filters.Common(visit, asked), Filters.Theme(visit, asked), Filters.Status(visit, asked), Filters.Confidence(visit, asked),
            Controls.Check("once", words["filter.once"], asked.Once),
        ]));
    }

    private static Markup Nothing(Visit visit, TrendsQuery query, Series series) => Markup.Of($"<p class=\"empty\">{visit.Words.Format("trends.none", Figures.Count(series.Read))}</p>\n{Points.LeftOut(visit, query, series)}");

    private static Markup Result(Visit visit, TrendsQuery query, Series series)
    {
        if (visit.Get("open") is not null) return Made(visit, query, series);
        var key = string.Join('\n', query.Address, visit.Words.Language);
        return Rendered.GetOrCreateValue(series).GetOrAdd(key, _ => Made(visit, query, series));
    }

    private static Markup Made(Visit visit, TrendsQuery query, Series series)
    {
        var links = Markup.Join(Files.Select(f => Markup.Of($"<a class=\"button\" href=\"{query.File(f)}\" download>{f.ToUpperInvariant()}</a>")));
        var (shown, keys) = Shown(Points.Linked(series));
        var chart = SeriesCharts.Of(shown, visit.Names.Indicator(query.Indicator, Words.Chinese), query.Chart);
        var figure = Markup.Made(InteractiveChart.Figure(chart, ChartOptions.Default with { Width = 1120 }, withTable: false));
        var cut = keys > MostKeys ? Markup.Of($"<p class=\"soft\">{visit.Words.Format("trends.cut-lines", MostKeys, Figures.Count(keys))}</p>\n") : Markup.None;
        return Markup.Of($"<div class=\"downloads\" role=\"group\" aria-label=\"{visit.Words["download"]}\"><span class=\"soft\">{visit.Words["download"]}</span>{links}</div>\n{cut}<div class=\"chart-box\" lang=\"zh\">{figure}</div>\n{Points.Table(visit, query, shown)}{Points.LeftOut(visit, query, series)}");
    }

    /// <summary>Of very many keys (all counties) those with most points.</summary>
    private static (Series Series, int Keys) Shown(Series series)
    {
        var keys = series.Lines.GroupBy(l => l.Key, StringComparer.Ordinal).Select(g => (g.Key, Points: g.Sum(l => l.Points.Count))).ToList();
        if (keys.Count <= MostKeys) return (series, keys.Count);
        var most = keys.OrderByDescending(k => k.Points).ThenBy(k => k.Key, StringComparer.Ordinal).Take(MostKeys).Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        return (series with { Lines = [.. series.Lines.Where(l => most.Contains(l.Key))] }, keys.Count);
    }
}
