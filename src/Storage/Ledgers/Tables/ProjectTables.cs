using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>The ledger of projects as tables: a row a project, and a row a report.</summary>
public static class ProjectTables
{
    // The number of a project in its table: joins reports to projects, as two projects may bear one name.
    private static readonly TableColumn RowColumn = new("row", "序号", CellKind.Whole) { MostColumns = 0 };

    private static readonly TableColumn[] ProjectColumns =
    [
        new("name", "项目") { MostColumns = 44 },
        new("owner", "业主") { MostColumns = 18 },
        new("place_code", "区划代码") { MostColumns = 0 },
        new("place", "地点") { MostColumns = 8 },
        new("chain_id", "产业链代码") { MostColumns = 0 },
        new("chain", "产业链") { MostColumns = 10 },
        new("investment", "总投资", CellKind.Amount),
        new("currency", "币种") { MostColumns = 0 },
        new("investment_bound", "界限") { MostColumns = 0 },
        new("stage_id", "阶段代码") { MostColumns = 0 },
        new("stage", "阶段") { MostColumns = 20 },
        new("parts", "分期") { MostColumns = 0 },
        new("first", "首见", CellKind.Date) { MostColumns = 0 },
        new("last", "最近", CellKind.Date),
        new("reports", "报道", CellKind.Whole),
        new("within", "所属项目") { MostColumns = 0 },
        new("other_names", "其他名称") { MostColumns = 0 },
        new("confidence", "把握", CellKind.Probability) { MostColumns = 0 },
        .. EvidenceColumns.Of("name"), .. EvidenceColumns.Of("investment"), .. EvidenceColumns.Of("stage"),
        RowColumn,
    ];

    private static readonly TableColumn[] ReportColumns =
    [
        new("name", "项目") { MostColumns = 30 },
        new("published", "日期", CellKind.Date),
        new("part", "分期") { MostColumns = 6 },
        new("stage_id", "阶段代码") { MostColumns = 0 },
        new("stage", "阶段") { MostColumns = 8 },
        new("investment", "投资", CellKind.Amount),
        new("currency", "币种") { MostColumns = 0 },
        new("correction", "更正") { MostColumns = 0 },
        new("printed_name", "原文名称") { MostColumns = 36 },
        new("quote", "原文") { MostColumns = 60 },
        new("source", "来源") { MostColumns = 36 },
        new("article", "篇", CellKind.Whole),
        new("start", "起", CellKind.Whole) { MostColumns = 0 },
        new("end", "止", CellKind.Whole) { MostColumns = 0 },
        new("confidence", "把握", CellKind.Probability),
        new("repeats", "另见") { MostColumns = 0 },
        new("why", "归并依据") { MostColumns = 0 },
        .. EvidenceColumns.Of("investment"), .. EvidenceColumns.Of("stage"),
        RowColumn,
    ];

    /// <summary>One row a project, those that stand within another right after it.</summary>
    public static TableData Projects(IEnumerable<ProjectRow> rows, LedgerNames names) =>
        new("projects", "项目", ProjectColumns, rows.SelectMany(r => Flat(r, null)).Select((r, i) => Cells(r.Row, r.Whole, i + 1, names)));

    /// <summary>One row a report of a project, with the words it was read off.</summary>
    /// <param name="rows">The projects.</param>
    /// <param name="names">Words for readers.</param>
    /// <param name="quotes">The text of sources.</param>
    public static TableData History(IEnumerable<ProjectRow> rows, LedgerNames names, EvidenceQuotes quotes) =>
        new("project_history", "项目历次报道", ReportColumns, rows.SelectMany(r => Flat(r, null)).SelectMany((r, i) => r.Row.History.Select(h => Cells(r.Row, h, i + 1, names, quotes))));

    /// <summary>The parts of a project in a line: 一期 12亿元 投产；二期 18亿元.</summary>
    public static string Parts(ProjectRow row, LedgerNames names) => string.Join('；', row.Parts.Select(p =>
        string.Join(' ', new[] { p.Name, p.Sum is { } sum ? LedgerNames.Money(sum.Value, sum.Currency) : "", p.Stage is { } stage ? names.Stage(stage.Stage) : "" }.Where(t => t.Length > 0))));

    /// <summary>The stage in words: 投产（一期）, 在建，后报签约.</summary>
    public static string Stage(ProjectRow row, LedgerNames names)
    {
        if (row.Stage is not { } stage) return "";
        var part = stage.Part is null ? "" : $"（{stage.Part}）";
        return names.Stage(stage.Stage) + part + (row.Setback is { } later ? "，后报" + names.Stage(later.Stage) : "");
    }

    private static IEnumerable<(ProjectRow Row, ProjectRow? Whole)> Flat(ProjectRow row, ProjectRow? whole) =>
        row.Within.SelectMany(w => Flat(w, row)).Prepend((row, whole));

    private static TableCell[] Cells(ProjectRow row, ProjectRow? whole, int number, LedgerNames names) =>
    [
        (whole is null ? "" : "└ ") + row.Name, row.Owner, row.Place?.Code, row.Place?.Name, row.Chain, names.Chain(row.Chain),
        row.Sum?.Value, row.Sum?.Currency, row.Sum is { } sum ? JsonNames.Of(sum.Bound) : null,
        row.Stage is { } stage ? JsonNames.Of(stage.Stage) : null, Stage(row, names), Parts(row, names), row.First, row.Last, row.History.Count,
        whole?.Name, string.Join('；', row.OtherNames), row.Confidence,
        .. EvidenceColumns.Cells(row.History.FirstOrDefault(h => h.Name == row.Name)?.Evidence ?? row.History[0].Evidence),
        .. EvidenceColumns.Cells(row.Sum?.Evidence), .. EvidenceColumns.Cells(row.Stage?.Evidence), number,
    ];

    private static TableCell[] Cells(ProjectRow row, ProjectReport report, int number, LedgerNames names, EvidenceQuotes quotes)
    {
        List<TextSpan> spans = [report.Evidence.Span];
        if (report.Stage is { } told) spans.Add(told.Evidence.Span);
        if (report.Sum is { } priced) spans.Add(priced.Evidence.Span);
        return
        [
            row.Name, report.Article.Published, report.Part,
            report.Stage is { } stage ? JsonNames.Of(stage.Stage) : null, report.Stage is { } named ? names.Stage(named.Stage) : null,
            report.Sum?.Value, report.Sum?.Currency, report.Sum is { IsCorrection: true } ? "true" : null,
            report.Name, quotes.Around(report.Article.Source, spans), report.Article.Source, report.Article.Number, report.Evidence.Span.Start, report.Evidence.Span.End,
            report.Evidence.Confidence, string.Join('；', report.Repeats.Select(a => a.Source + "#" + a.Number)), report.Link?.ToString(),
            .. EvidenceColumns.Cells(report.Sum?.Evidence), .. EvidenceColumns.Cells(report.Stage?.Evidence), number,
        ];
    }
}
