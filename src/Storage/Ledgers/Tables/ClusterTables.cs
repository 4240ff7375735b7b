using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage.Ledgers.Clusters;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>The ledger of clusters as tables: a row a cluster with the latest value of every figure, and a row a point of their series.</summary>
public static class ClusterTables
{
    private static readonly TableColumn[] HeadColumns =
    [
        new("name", "名称") { MostColumns = 34 },
        new("kind_id", "类型代码") { MostColumns = 0 },
        new("kind", "类型") { MostColumns = 12 },
        new("place_code", "区划代码") { MostColumns = 0 },
        new("place", "地点") { MostColumns = 14 },
        new("chain_id", "产业链代码") { MostColumns = 0 },
        new("chain", "产业链") { MostColumns = 16 },
        new("first", "首见", CellKind.Date) { MostColumns = 0 },
        new("last", "最近", CellKind.Date),
        new("other_names", "其他名称") { MostColumns = 0 },
    ];

    private static readonly TableColumn[] PointColumns =
    [
        new("name", "名称") { MostColumns = 30 },
        new("figure_id", "指标代码") { MostColumns = 0 },
        new("figure", "指标") { MostColumns = 16 },
        new("from", "自", CellKind.Date),
        new("to", "至", CellKind.Date),
        new("value", "数值", CellKind.Number),
        new("unit", "单位") { MostColumns = 8 },
        new("bound", "界限") { MostColumns = 0 },
        new("status", "性质") { MostColumns = 10 },
        new("text", "原文") { MostColumns = 40 },
        new("source", "来源") { MostColumns = 36 },
        new("article", "篇", CellKind.Whole),
        new("start", "起", CellKind.Whole) { MostColumns = 0 },
        new("end", "止", CellKind.Whole) { MostColumns = 0 },
        new("confidence", "把握", CellKind.Probability),
        new("prints", "见报", CellKind.Whole) { MostColumns = 0 },
    ];

    /// <summary>One row a cluster, side by side; figures that no row has are not shown on a terminal.</summary>
    public static TableData Clusters(IReadOnlyList<ClusterRow> rows, LedgerNames names, LedgerVocabulary words)
    {
        var columns = HeadColumns.Concat(words.Clusters.Figures.SelectMany(k => Columns(k, rows))).ToList();
        return new TableData("clusters", "专业镇与园区", columns, rows.Select(r => Cells(r, names, words)));
    }

    /// <summary>One row a point of a figure, with the words it was read off.</summary>
    public static TableData Series(IEnumerable<ClusterRow> rows) =>
        new("cluster_series", "专业镇与园区历次数字", PointColumns, rows.SelectMany(r => r.Figures.SelectMany(f => f.Series.Select(p => Cells(r, f, p)))));

    private static IEnumerable<TableColumn> Columns(ClusterFigureKind kind, IReadOnlyList<ClusterRow> rows)
    {
        var isSeen = rows.Any(r => r.Figure(kind.Id) is not null);
        yield return new TableColumn(kind.Id, kind.Name, KindOf(kind.Measure)) { MostColumns = isSeen ? 30 : 0 };
        yield return new TableColumn(kind.Id + "_unit", kind.Name + "单位") { MostColumns = 0 };
        yield return new TableColumn(kind.Id + "_to", kind.Name + "截至", CellKind.Date) { MostColumns = 0 };
        yield return new TableColumn(kind.Id + "_status", kind.Name + "性质") { MostColumns = 0 };
        yield return new TableColumn(kind.Id + "_text", kind.Name + "原文") { MostColumns = 0 };
    }

    private static CellKind KindOf(Measure measure) => measure switch
    {
        Measure.Amount => CellKind.Amount,
        Measure.Growth or Measure.Ratio => CellKind.Percent,
        Measure.Count => CellKind.Whole,
        _ => CellKind.Number,
    };

    private static TableCell[] Cells(ClusterRow row, LedgerNames names, LedgerVocabulary words) =>
    [
        row.Name, row.Kind.Id, row.Kind.Name, row.Place?.Code, row.Place?.Name, row.Chain, names.Chain(row.Chain), row.First, row.Last, string.Join('；', row.OtherNames),
        .. words.Clusters.Figures.SelectMany(k => Cells(row.Figure(k.Id)?.Latest)),
    ];

    private static TableCell[] Cells(ClusterPoint? point) => point is null
        ? [null as string, null as string, null as string, null as string, null as string]
        : [point.Value, point.Unit, point.At, JsonNames.Of(point.Status), point.Evidence[^1].Text];

    private static TableCell[] Cells(ClusterRow row, ClusterFigure figure, ClusterPoint point)
    {
        var evidence = point.Evidence[^1];
        return
        [
            row.Name, figure.Kind.Id, figure.Kind.Name, point.Period?.From, point.At, point.Value, point.Unit, JsonNames.Of(point.Bound), JsonNames.Of(point.Status),
            evidence.Text, evidence.Article.Source, evidence.Article.Number, evidence.Span.Start, evidence.Span.End, evidence.Confidence, point.Evidence.Count,
        ];
    }
}
