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
    private static readonly string[] Files = ["png", "svg", "csv", "xlsx", "html"];

    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var query = new TrendsQuery(visit);
        var series = query.Asked.Problem is null ? query.Read(visit) : null;
        var title = visit.Names.Indicator(query.Indicator, visit.Words);
        var result = series is null ? Markup.None : series.Lines.Count == 0 ? Nothing(visit, series) : Result(visit, query, series);
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

    private static Markup Nothing(Visit visit, Series series) => Markup.Of($"<p class=\"empty\">{visit.Words.Format("trends.none", Figures.Count(series.Read))}</p>\n{Points.LeftOut(visit, series)}");

    private static Markup Result(Visit visit, TrendsQuery query, Series series)
    {
        var links = Markup.Join(Files.Select(f => Markup.Of($"<a class=\"button\" href=\"{query.File(f)}\" download>{f.ToUpperInvariant()}</a>")));
        var chart = SeriesCharts.Of(Points.Linked(series), visit.Names.Indicator(query.Indicator, Words.Chinese), query.Chart);
        var figure = Markup.Made(InteractiveChart.Figure(chart, ChartOptions.Default with { Width = 1120 }));
        return Markup.Of($"<div class=\"downloads\" role=\"group\" aria-label=\"{visit.Words["download"]}\"><span class=\"soft\">{visit.Words["download"]}</span>{links}</div>\n<div class=\"chart-box\" lang=\"zh\">{figure}</div>\n{Points.Table(visit, series)}{Points.LeftOut(visit, series)}");
    }
}
