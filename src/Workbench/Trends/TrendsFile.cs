using PolicyML.Core.Tables;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Exports;
using PolicyML.Reports.Trends;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Trends;

/// <summary>A series as a file: a picture, a table of its points, or an interactive page; the bytes that <c>analyzer trends</c> writes.</summary>
internal static class TrendsFile
{
    /// <summary>Answers.</summary>
    public static Task Show(Visit visit)
    {
        var query = new TrendsQuery(visit);
        if (query.Asked.Problem is { } problem) return ErrorPage.Wrong(visit, problem);
        var series = query.Read(visit);
        var kind = visit.Get("as");
        if (kind is not ("csv" or "xlsx") && series.Lines.Count == 0) return ErrorPage.NotFound(visit);
        var name = query.Indicator + "." + kind;
        return kind switch
        {
            "csv" => visit.Download(name, "text/csv; charset=utf-8", stream => CsvTable.Write(SeriesTable.Points(series), stream)),
            "xlsx" => visit.Download(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", stream => Workbook(stream, SeriesTable.Points(series), SeriesTable.Evidence(series))),
            "svg" => Draw(visit, query, series, name, ChartFormat.Svg, "image/svg+xml"),
            "png" => Draw(visit, query, series, name, ChartFormat.Png, "image/png"),
            "html" => Draw(visit, query, series, name, ChartFormat.Html, "text/html; charset=utf-8"),
            _ => ErrorPage.NotFound(visit),
        };
    }

    private static async Task Draw(Visit visit, TrendsQuery query, Series series, string name, ChartFormat format, string type)
    {
        try
        {
            var chart = SeriesCharts.Of(series, visit.Names.Indicator(query.Indicator, Words.Chinese), query.Chart);
            await visit.Download(name, type, stream => visit.Bench.Options.Charts.Draw(chart, format, stream, ChartOptions.Default)).ConfigureAwait(false);
        }
        catch (ChartException error)
        {
            await ErrorPage.Wrong(visit, visit.Words.Find("chart.problem." + Core.Json.JsonNames.Of(error.Problem)) ?? error.Message).ConfigureAwait(false);
        }
    }

    private static void Workbook(Stream stream, params ReadOnlySpan<TableData> tables)
    {
        using var book = new WorkbookWriter(stream);
        foreach (var table in tables) book.Add(table);
    }
}
