using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Ledgers;

/// <summary>What a column holds.</summary>
public enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number in the unit of its cell.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>Money in whole units of the currency of its cell.</summary>
    Amount,
}

/// <summary>A column of a ledger.</summary>
/// <param name="Key">Identifier, as JSON Lines and CSV write it.</param>
/// <param name="Name">Chinese head.</param>
/// <param name="NameEn">English head.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record LedgerColumn(string Key, string Name, string NameEn, ColumnKind Kind);

/// <summary>A cell: at most one of the values is set, by the kind of its column.</summary>
public sealed record LedgerCell
{
    /// <summary>A cell without a value.</summary>
    public static LedgerCell Empty { get; } = new();

    /// <summary>Text, as printed in its source: not yet made safe for a terminal or a spreadsheet.</summary>
    public string? Text { get; init; }

    /// <summary>A number or an amount.</summary>
    public decimal? Number { get; init; }

    /// <summary>A day.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Unit of the number: a currency, %, pp, 家, 人 …; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>What else a reader has to know of the value in a word (约, 二期, 2025年上半年); null where nothing is.</summary>
    public string? Note { get; init; }

    /// <summary>Where the value was read; empty where it was counted from others.</summary>
    public IReadOnlyList<LedgerEvidence> Evidence { get; init; } = [];

    /// <summary>True where there is no value.</summary>
    public bool IsEmpty => Text is null && Number is null && Date is null;

    /// <summary>A cell of text; empty for null.</summary>
    public static LedgerCell Of(string? text, params IReadOnlyList<LedgerEvidence> evidence) => string.IsNullOrEmpty(text) ? Empty : new LedgerCell { Text = text, Evidence = evidence };

    /// <summary>A cell of a number; empty for null.</summary>
    public static LedgerCell Of(decimal? number, string? unit = null, params IReadOnlyList<LedgerEvidence> evidence) => number is null ? Empty : new LedgerCell { Number = number, Unit = unit, Evidence = evidence };

    /// <summary>A cell of a day; empty for null.</summary>
    public static LedgerCell Of(DateOnly? day, params IReadOnlyList<LedgerEvidence> evidence) => day is null ? Empty : new LedgerCell { Date = day, Evidence = evidence };
}

/// <summary>A ledger as a plain table: what writers of .xlsx, .csv and JSON Lines need to know of it.</summary>
/// <param name="Name">Identifier: projects, enterprises, clusters and their histories.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="TitleEn">English title.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows; every row has a cell a column.</param>
public sealed record LedgerTable(string Name, string Title, string TitleEn, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<IReadOnlyList<LedgerCell>> Rows)
{
    /// <summary>Titles and columns of a table of ledger-columns.tsv, without rows.</summary>
    /// <exception cref="FormatException">A row names an unknown kind, or the table has no columns.</exception>
    public static LedgerTable Head(string name, Lexicon lexicon)
    {
        var columns = new List<LedgerColumn>();
        (string Title, string TitleEn) title = (name, name);
        foreach (var row in lexicon.Read("ledger-columns.tsv"))
        {
            if (row["table"] != name) continue;
            if (row["kind"] == "title") title = (row["name"], row["name_en"]);
            else if (Enum.TryParse<ColumnKind>(row["kind"], ignoreCase: true, out var kind)) columns.Add(new LedgerColumn(row["key"], row["name"], row["name_en"], kind));
            else throw row.Error($"unknown kind \"{row["kind"]}\": text, number, date, amount or title");
        }

        return columns.Count > 0 ? new LedgerTable(name, title.Title, title.TitleEn, columns, []) : throw new FormatException($"ledger-columns.tsv: no table \"{name}\"");
    }

    /// <summary>The table with rows of cells by key; a column that a row leaves out is empty.</summary>
    /// <exception cref="ArgumentException">A row names a key that is no column.</exception>
    public LedgerTable With(IEnumerable<IReadOnlyDictionary<string, LedgerCell>> rows)
    {
        var keys = Columns.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var made = new List<IReadOnlyList<LedgerCell>>();
        foreach (var row in rows)
        {
            if (row.Keys.FirstOrDefault(k => !keys.Contains(k)) is { } unknown) throw new ArgumentException($"{Name}: no column \"{unknown}\"", nameof(rows));
            made.Add([.. Columns.Select(c => row.GetValueOrDefault(c.Key) ?? LedgerCell.Empty)]);
        }

        return this with { Rows = made };
    }
}
