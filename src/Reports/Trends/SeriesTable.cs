using System.Globalization;

using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>A series as tables.</summary>
public static class SeriesTable
{
    private static readonly TableColumn[] PointColumns =
    [
        new("key", "标识"), new("name", "名称"), new("from", "起", CellKind.Date), new("to", "止", CellKind.Date),
        new("indicator", "指标"), new("measure", "类别"), new("status", "性质"),
        new("value", "数值", CellKind.Number), new("low", "下限", CellKind.Number), new("high", "上限", CellKind.Number),
        new("unit", "单位"), new("facts", "数字", CellKind.Whole), new("sources", "来源", CellKind.Whole),
    ];

    private static readonly TableColumn[] EvidenceColumns =
    [
        new("key", "标识"), new("name", "名称"), new("from", "起", CellKind.Date), new("to", "止", CellKind.Date), new("status", "性质"),
        new("reason", "未计入的理由"), new("value", "数值", CellKind.Number), new("unit", "单位"), new("place", "地点"), new("subject", "对象"),
        new("text", "原文") { MostColumns = 60 }, new("source", "来源") { MostColumns = 40 }, new("article", "篇", CellKind.Whole),
        new("start", "起点", CellKind.Whole), new("end", "终点", CellKind.Whole), new("published", "见报", CellKind.Date),
        new("because", "已由此计入") { MostColumns = 40 },
    ];

    /// <summary>One row a point: the columns of the contract of <c>trends</c>.</summary>
    public static TableData Points(Series series) => new("trends", "趋势", PointColumns, series.Lines.SelectMany(line => line.Points.Select(p => Row(series, line, p))));

    /// <summary>One row a figure: those of each point, then those that were left out, with the reason and what stands for them.</summary>
    public static TableData Evidence(Series series) => new("evidence", "依据", EvidenceColumns, EvidenceRows(series));

    private static IEnumerable<IReadOnlyList<TableCell>> EvidenceRows(Series series)
    {
        foreach (var line in series.Lines)
        {
            foreach (var point in line.Points)
            {
                foreach (var fact in point.Facts)
                    yield return Row(fact, [line.Key, line.Name, point.From, point.To, JsonNames.Of(line.Status), default], null);
            }
        }

        foreach (var left in series.LeftOut)
        {
            var period = left.Fact.Fact.Period;
            yield return Row(left.Fact, [default, default, period?.From, period?.To, JsonNames.Of(left.Fact.Fact.Status), JsonNames.Of(left.Reason)], left.Because);
        }
    }

    private static TableCell[] Row(Series series, SeriesLine line, SeriesPoint point) =>
    [
        line.Key, line.Name, point.From, point.To, series.Options.Indicator, JsonNames.Of(series.Options.Measure), JsonNames.Of(line.Status),
        Rounded(point.Value), Rounded(point.Low), Rounded(point.High), series.Unit, point.Facts.Count, point.Sources,
    ];

    private static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, 6) : null;

    private static IReadOnlyList<TableCell> Row(StoredFact row, TableCell[] point, StoredFact? because) =>
    [
        .. point, row.Fact.Value, row.Fact.Unit, row.PlaceCode, row.Fact.Subject, row.Fact.Text, row.Article.Source, row.Article.Number,
        row.Fact.Span.Start, row.Fact.Span.End, row.Article.Published,
        because is null ? null : string.Create(CultureInfo.InvariantCulture, $"{because.Fact.Text} {because.Article.Source}#{because.Article.Number}"),
    ];
}
