using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage.Ledgers.Enterprises;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>The ledger of enterprises as tables: a row a firm, the industry-chain map, and a row a report.</summary>
public static class EnterpriseTables
{
    private static readonly TableColumn[] FirmColumns =
    [
        new("name", "企业") { MostColumns = 40 },
        new("role_ids", "角色代码") { MostColumns = 0 },
        new("roles", "角色") { MostColumns = 30 },
        new("chain_ids", "产业链代码") { MostColumns = 0 },
        new("chains", "产业链") { MostColumns = 30 },
        new("place_code", "区划代码") { MostColumns = 0 },
        new("places", "地点") { MostColumns = 20 },
        new("projects", "项目") { MostColumns = 40 },
        new("first", "首见", CellKind.Date),
        new("last", "最近", CellKind.Date),
        new("reports", "报道", CellKind.Whole),
        new("other_names", "其他名称") { MostColumns = 24 },
        new("confidence", "把握", CellKind.Probability) { MostColumns = 0 },
        .. EvidenceColumns.Of("name"),
    ];

    private static readonly TableColumn[] MapColumns =
    [
        new("chain_id", "产业链代码") { MostColumns = 0 },
        new("chain", "产业链") { MostColumns = 20 },
        new("role_id", "角色代码") { MostColumns = 0 },
        new("role", "角色") { MostColumns = 16 },
        new("name", "企业") { MostColumns = 40 },
        new("places", "地点") { MostColumns = 20 },
        new("ground", "依据") { MostColumns = 12 },
        new("first", "首见", CellKind.Date),
        new("last", "最近", CellKind.Date),
        new("reports", "报道", CellKind.Whole),
    ];

    private static readonly TableColumn[] ReportColumns =
    [
        new("name", "企业") { MostColumns = 34 },
        new("published", "日期", CellKind.Date),
        new("said", "说的是") { MostColumns = 24 },
        new("quote", "原文") { MostColumns = 60 },
        new("source", "来源") { MostColumns = 36 },
        new("article", "篇", CellKind.Whole),
        new("start", "起", CellKind.Whole) { MostColumns = 0 },
        new("end", "止", CellKind.Whole) { MostColumns = 0 },
        new("text", "原文词语") { MostColumns = 0 },
        new("confidence", "把握", CellKind.Probability),
    ];

    /// <summary>One row a firm.</summary>
    public static TableData Enterprises(IEnumerable<EnterpriseRow> rows, LedgerNames names) => new("enterprises", "企业", FirmColumns, rows.Select(r => Cells(r, names)));

    /// <summary>The industry-chain map: by chain, by role, a row a firm.</summary>
    public static TableData Map(IEnumerable<ChainMapField> fields, LedgerNames names) =>
        new("chain_map", "产业链图谱", MapColumns, fields.SelectMany(f => f.Enterprises.Select(r => Cells(f, r, names))));

    /// <summary>One row a story that names the firm, and one a role that a story gives it.</summary>
    public static TableData History(IEnumerable<EnterpriseRow> rows, LedgerNames names, EvidenceQuotes quotes) =>
        new("enterprise_history", "企业历次报道", ReportColumns, rows.SelectMany(r => Reports(r, names)).Select(r => Cells(r.Name, r.Said, r.Evidence, quotes)));

    private static TableCell[] Cells(EnterpriseRow row, LedgerNames names) =>
    [
        row.Name, string.Join(';', row.Roles.Select(r => r.Role)), string.Join('、', row.Roles.Select(r => names.Role(r.Role))),
        string.Join(';', row.Chains.Select(c => c.Chain)), string.Join('、', row.Chains.Where(c => c.Source == row.Chains[0].Source).Select(c => names.Chain(c.Chain))),
        row.Places.Count > 0 ? row.Places[0].Code : null, string.Join('、', row.Places.Select(p => p.Name)), string.Join('；', row.Projects),
        row.First, row.Last, row.Evidence.Count, string.Join('；', row.OtherNames), row.Confidence, .. EvidenceColumns.Cells(row.Evidence[0]),
    ];

    private static TableCell[] Cells(ChainMapField field, EnterpriseRow row, LedgerNames names)
    {
        var chain = row.Chains.FirstOrDefault(c => c.Chain == field.Chain);
        return
        [
            field.Chain, names.Chain(field.Chain), field.Role, field.Role is null ? null : names.Role(field.Role), row.Name, string.Join('、', row.Places.Select(p => p.Name)),
            chain is null ? null : JsonNames.Of(chain.Source), row.First, row.Last, row.Evidence.Count,
        ];
    }

    private static IEnumerable<(string Name, string? Said, LedgerEvidence Evidence)> Reports(EnterpriseRow row, LedgerNames names) =>
        row.Roles.SelectMany(r => r.Evidence.Select(e => (row.Name, (string?)names.Role(r.Role), e)))
            .Concat(row.Evidence.Select(e => (row.Name, (string?)null, e)))
            .OrderBy(r => r.Item3, LedgerEvidence.ByPlace);

    private static TableCell[] Cells(string name, string? said, LedgerEvidence evidence, EvidenceQuotes quotes) =>
    [
        name, evidence.Article.Published, said, quotes.Around(evidence.Article.Source, [evidence.Span]), evidence.Article.Source, evidence.Article.Number,
        evidence.Span.Start, evidence.Span.End, evidence.Text, evidence.Confidence,
    ];
}
