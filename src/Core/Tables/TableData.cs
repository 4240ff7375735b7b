namespace PolicyML.Core.Tables;

/// <summary>What the cells of a column hold.</summary>
public enum CellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number of any unit.</summary>
    Number,

    /// <summary>Money in whole units of its currency.</summary>
    Amount,

    /// <summary>Per cent or percentage points: 8.1 is 8.1 %.</summary>
    Percent,

    /// <summary>A probability, 0 to 1.</summary>
    Probability,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>A column of a table.</summary>
/// <param name="Id">Its name in CSV and JSON, snake_case.</param>
/// <param name="Name">Its heading for readers, in Chinese.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record TableColumn(string Id, string Name, CellKind Kind = CellKind.Text)
{
    /// <summary>The greatest width on a terminal in columns; longer text is cut with …; 0: the column is left out there.</summary>
    public int MostColumns { get; init; } = 30;
}

/// <summary>A cell: text, a number, a day, or nothing.</summary>
public readonly record struct TableCell
{
    private TableCell(string? text, decimal? number, DateOnly? day) => (Text, Number, Day) = (text, number, day);

    /// <summary>The text; null where the cell holds none.</summary>
    public string? Text { get; }

    /// <summary>The number; null where the cell holds none.</summary>
    public decimal? Number { get; }

    /// <summary>The day; null where the cell holds none.</summary>
    public DateOnly? Day { get; }

    /// <summary>True where the cell holds nothing.</summary>
    public bool IsEmpty => Text is null && Number is null && Day is null;

    /// <summary>A cell of text; empty text is nothing.</summary>
    public static implicit operator TableCell(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null);

    /// <summary>A cell of a number.</summary>
    public static implicit operator TableCell(decimal? number) => new(null, number, null);

    /// <summary>A cell of a number.</summary>
    public static implicit operator TableCell(decimal number) => new(null, number, null);

    /// <summary>A cell of a number.</summary>
    public static implicit operator TableCell(int number) => new(null, number, null);

    /// <summary>A cell of a number.</summary>
    public static implicit operator TableCell(long number) => new(null, number, null);

    /// <summary>A cell of a number, rounded to four digits after the point.</summary>
    public static implicit operator TableCell(double number) => new(null, (decimal)Math.Round(number, 4), null);

    /// <summary>A cell of a day.</summary>
    public static implicit operator TableCell(DateOnly? day) => new(null, null, day);

    /// <summary>A cell of a day.</summary>
    public static implicit operator TableCell(DateOnly day) => new(null, null, day);
}

/// <summary>A table of typed cells, as lists, ledgers and exports show it. Rows may come as they are read, and only once.</summary>
/// <param name="Id">Its name, snake_case.</param>
/// <param name="Name">Its title for readers, in Chinese.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with one cell a column.</param>
public sealed record TableData(string Id, string Name, IReadOnlyList<TableColumn> Columns, IEnumerable<IReadOnlyList<TableCell>> Rows);
