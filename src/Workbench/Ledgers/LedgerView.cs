using System.Globalization;
using System.Security.Cryptography;
using System.Text;

using PolicyML.Core.Tables;
using PolicyML.Reports.Exports;
using PolicyML.Storage.Ledgers;
using PolicyML.Workbench.Hosting;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;

namespace PolicyML.Workbench.Ledgers;

/// <summary>A column of a ledger.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What a row shows in it.</param>
/// <param name="Order">What rows are sorted by; rows with null come last.</param>
internal sealed record LedgerColumn<T>(string Id, string Title, Func<T, Markup> Cell, Func<T, IComparable?> Order)
{
    /// <summary>True where greater values come first and stand to the right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>True where it holds days: later ones come first.</summary>
    public bool IsDay { get; init; }
}

/// <summary>A ledger as a page: rows that can be sorted by any column, each unfolding to its history.</summary>
internal sealed class LedgerView<T>(string name, string label, IReadOnlyList<LedgerColumn<T>> columns, Func<T, LedgerEvidence> first, Func<T, Markup> unfolded)
    where T : class
{
    private const int PageSize = 120;
    private const int MostRows = 3_000;

    /// <summary>Answers with what the address asks for: the history of one row, the ledger as a file, or the page.</summary>
    /// <param name="visit">The request.</param>
    /// <param name="part">The rows that its filters let through; null where the ledger is still being made.</param>
    /// <param name="tables">The ledger for a file, the first table for CSV.</param>
    /// <param name="above">What stands above the rows.</param>
    public Task Show(Visit visit, LedgerPart<T>? part, Func<IReadOnlyList<T>, TableData[]> tables, Func<Markup> above)
    {
        if (part is null) return Coming(visit, above);
        var rows = part.All;
        if (visit.Get("part") is { } key) return Part(visit, rows, key);
        if (visit.Get("as") is not null) return File(visit, tables(rows));
        var renewed = part.IsCurrent ? Markup.None : Markup.Of($"<p class=\"renewed soft\" role=\"status\" data-again=\"renewed\">{visit.Words["again.renewed"]} <a href=\"{With(visit)}\">{visit.Words["again.now"]}</a></p>\n");
        var content = Markup.Of($"<h1 class=\"off\">{label}</h1>\n{above()}{renewed}{Downloads(visit, rows.Count)}{Table(visit, rows)}");
        return visit.Write(Layout.Page(visit, name, label, content, "list.js", "ledger.js"));
    }

    /// <summary>What a visitor sees who comes before the ledger was ever made.</summary>
    private Task Coming(Visit visit, Func<Markup> above)
    {
        if (visit.Get("part") is not null || visit.Get("as") is not null) return ErrorPage.Busy(visit);
        var content = Markup.Of($"<h1 class=\"off\">{label}</h1>\n{above()}<p class=\"empty\" role=\"status\" data-again=\"made\">{visit.Words["again.made"]} <a href=\"{With(visit)}\">{visit.Words["again.now"]}</a></p>\n");
        return visit.Write(Layout.Page(visit, name, label, content, "list.js", "ledger.js"));
    }

    private Markup Table(Visit visit, IReadOnlyList<T> rows)
    {
        if (rows.Count == 0) return Markup.Of($"<p class=\"empty\">{visit.Words["list.none"]}</p>\n");
        var (column, isDown) = Sorting(visit);
        var shown = Math.Clamp(visit.Number("rows") ?? PageSize, PageSize, MostRows);
        var sorted = column is null ? rows : Sorted(rows, column, isDown);
        var html = new HtmlText();
        html.Add($"<table class=\"list ledger\" data-rows aria-label=\"{label}\"><thead><tr>");
        foreach (var head in columns) Head(html, visit, head, head == column, isDown);
        html.Add($"</tr></thead>\n<tbody>\n");
        foreach (var row in sorted.Take(shown)) Row(html, visit, row, KeyOf(row) == visit.Get("open"));
        html.Add($"</tbody></table>\n");
        if (rows.Count > shown) html.Add($"<p class=\"more\"><a href=\"{With(visit, ("rows", (shown * 3).ToString(CultureInfo.InvariantCulture)))}\">{visit.Words["ledger.more"]}</a></p>\n");
        return html.Done();
    }

    private Task Part(Visit visit, IReadOnlyList<T> rows, string key) =>
        rows.FirstOrDefault(r => KeyOf(r) == key) is { } row ? visit.Write(unfolded(row)) : ErrorPage.NotFound(visit);

    private Task File(Visit visit, TableData[] tables) => visit.Get("as") == "csv"
        ? visit.Download(name + ".csv", "text/csv; charset=utf-8", stream => CsvTable.Write(tables[0], stream))
        : visit.Download(name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", stream =>
        {
            using var book = new WorkbookWriter(stream);
            foreach (var table in tables) book.Add(table);
        });

    private Markup Downloads(Visit visit, int count)
    {
        var links = new[] { "xlsx", "csv" }.Select(f => Markup.Of($"<a class=\"button\" href=\"{With(visit, ("as", f))}\" download>{f.ToUpperInvariant()}</a>"));
        return Markup.Of($"<div class=\"downloads\" role=\"group\" aria-label=\"{visit.Words["download"]}\"><span class=\"count soft\">{visit.Words.Format("ledger.count", Texts.Figures.Count(count))}</span><span class=\"soft\">{visit.Words["download"]}</span>{Markup.Join(links)}</div>\n");
    }

    private static List<T> Sorted(IReadOnlyList<T> rows, LedgerColumn<T> column, bool isDown)
    {
        var order = Comparer<IComparable?>.Create((a, b) => a is string one && b is string other ? string.CompareOrdinal(one, other) : Comparer<IComparable?>.Default.Compare(a, b));
        var keyed = rows.Select(r => (Row: r, Key: column.Order(r))).OrderBy(r => r.Key is null);
        return [.. (isDown ? keyed.ThenByDescending(r => r.Key, order) : keyed.ThenBy(r => r.Key, order)).Select(r => r.Row)];
    }

    /// <summary>Names a row by where it was first read, which stays as the ledger grows.</summary>
    private string KeyOf(T row)
    {
        var evidence = first(row);
        var text = string.Create(CultureInfo.InvariantCulture, $"{evidence.Article.Source}\n{evidence.Article.Number}\n{evidence.Span.Start}\n{evidence.Span.End}");
        return "r" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }

    private (LedgerColumn<T>? Column, bool IsDown) Sorting(Visit visit)
    {
        var asked = visit.Get("sort") ?? "";
        var column = columns.FirstOrDefault(c => c.Id == asked.TrimStart('-'));
        return (column, asked.StartsWith('-'));
    }

    private void Head(HtmlText html, Visit visit, LedgerColumn<T> column, bool isChosen, bool isDown)
    {
        var next = isChosen ? !isDown : column.IsNumber || column.IsDay;
        var sort = isChosen ? Markup.Of($" aria-sort=\"{(isDown ? "descending" : "ascending")}\"") : Markup.None;
        html.Add($"<th scope=\"col\"{Class(column)}{sort}><a href=\"{With(visit, ("sort", (next ? "-" : "") + column.Id))}\">{column.Title}</a></th>");
    }

    private void Row(HtmlText html, Visit visit, T row, bool isOpen)
    {
        var key = KeyOf(row);
        html.Add($"<tr id=\"{key}\">");
        for (var i = 0; i < columns.Count; i++)
        {
            var unfold = i > 0 ? Markup.None : Markup.Of($"<a class=\"unfold\" role=\"button\" aria-expanded=\"{(isOpen ? "true" : "false")}\" aria-label=\"{visit.Words["ledger.history"]}\" data-part=\"{With(visit, ("part", key))}\" href=\"{With(visit, ("open", isOpen ? null : key))}#{key}\"></a>");
            html.Add($"<td{Class(columns[i])}>{unfold}{columns[i].Cell(row)}</td>");
        }

        html.Add($"</tr>\n");
        if (isOpen) html.Add($"<tr class=\"unfolded\"><td colspan=\"{columns.Count}\">{unfolded(row)}</td></tr>\n");
    }

    private static Markup Class(LedgerColumn<T> column) => column.IsNumber ? Markup.Of($" class=\"number\"") : column.IsDay ? Markup.Of($" class=\"day\"") : Markup.None;

    /// <summary>The page's address with some of its values changed.</summary>
    private string With(Visit visit, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var values = visit.Http.Request.Query.Where(q => q.Key is not ("lang" or "open" or "part" or "as")).ToDictionary(q => q.Key, q => q.Value.FirstOrDefault(), StringComparer.Ordinal);
        foreach (var (key, value) in changes) values[key] = value;
        return Address.Of("/" + name, [.. values.Select(v => (v.Key, v.Value))]);
    }
}
