using PolicyML.Core.Tables;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>Columns that say where a value was read; not shown on a terminal.</summary>
internal static class EvidenceColumns
{
    /// <summary>The columns for a value.</summary>
    public static TableColumn[] Of(string value) =>
    [
        new(value + "_source", "来源") { MostColumns = 0 },
        new(value + "_article", "篇", CellKind.Whole) { MostColumns = 0 },
        new(value + "_start", "起", CellKind.Whole) { MostColumns = 0 },
        new(value + "_end", "止", CellKind.Whole) { MostColumns = 0 },
        new(value + "_text", "原文") { MostColumns = 0 },
    ];

    /// <summary>The cells; empty where there is no evidence.</summary>
    public static TableCell[] Cells(LedgerEvidence? evidence) => evidence is null
        ? [null as string, null as string, null as string, null as string, null as string]
        : [evidence.Article.Source, evidence.Article.Number, evidence.Span.Start, evidence.Span.End, evidence.Text];
}
