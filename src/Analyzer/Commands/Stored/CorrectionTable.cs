using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Storage.Corrections;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>Corrections as a table.</summary>
internal static class CorrectionTable
{
    private static readonly TableColumn[] Columns =
    [
        new("id", "编号", CellKind.Whole),
        new("at", "时间") { MostColumns = 20 },
        new("by", "校订人") { MostColumns = 12 },
        new("kind", "操作") { MostColumns = 16 },
        new("source", "来源") { MostColumns = 26 },
        new("article", "篇", CellKind.Whole),
        new("headline", "标题") { MostColumns = 30 },
        new("text", "原文") { MostColumns = 40 },
        new("change", "内容") { MostColumns = 60 },
        new("undone_at", "撤销时间") { MostColumns = 20 },
        new("undone_by", "撤销人") { MostColumns = 12 },
        new("lost", "原文已不在") { MostColumns = 10 },
    ];

    /// <summary>What a fact has that a correction may change, and how it is written.</summary>
    private static readonly (string Name, Func<Fact, string> Text)[] Fields =
    [
        ("indicator", f => f.Indicator),
        ("measure", f => JsonNames.Of(f.Measure)),
        ("value", f => Number(f.Value)),
        ("low", f => Number(f.Low)),
        ("high", f => Number(f.High)),
        ("unit", f => f.Unit),
        ("bound", f => JsonNames.Of(f.Bound)),
        ("basis", f => f.Basis is { } basis ? JsonNames.Of(basis) : ""),
        ("period", f => f.Period is { } period ? string.Create(CultureInfo.InvariantCulture, $"{period.From:yyyy-MM-dd}/{period.To:yyyy-MM-dd}") : ""),
        ("status", f => JsonNames.Of(f.Status)),
        ("subject", f => f.Subject ?? ""),
        ("place", f => f.Place ?? ""),
    ];

    /// <summary>The table.</summary>
    public static TableData Of(IEnumerable<Correction> corrections) => new("corrections", "校订", Columns, corrections.Select(Row));

    private static TableCell[] Row(Correction row) =>
    [
        row.Id, Moment(row.At), row.By, JsonNames.Of(row.Kind), row.Source, row.ArticleNumber, row.Headline, (row.After ?? row.Before)?.Text, ChangeOf(row),
        row.UndoneAt is { } undone ? Moment(undone) : null, row.UndoneBy, row.IsLost ? "true" : null,
    ];

    private static string ChangeOf(Correction row)
    {
        if (row is { Before: { } before, After: { } after })
        {
            var changed = Fields.Select(f => (f.Name, Was: f.Text(before), Is: f.Text(after))).Where(f => f.Was != f.Is);
            return string.Join("; ", changed.Select(f => $"{f.Name}: {f.Was} → {f.Is}"));
        }

        if ((row.After ?? row.Before) is { } fact) return string.Join("; ", Fields.Select(f => (f.Name, Text: f.Text(fact))).Where(f => f.Text.Length > 0).Select(f => $"{f.Name}: {f.Text}"));
        if (row.Label is not null) return row.ToLabel is null ? row.Label : $"{row.Label} → {row.ToLabel}";
        return row.Span is { } span ? string.Create(CultureInfo.InvariantCulture, $"[{span.Start}, {span.End})") : "";
    }

    private static string Number(decimal? value) => value is { } number ? ArticleJson.WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture) : "";

    private static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
