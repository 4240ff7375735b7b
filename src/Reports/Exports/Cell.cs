namespace PolicyML.Reports.Exports;

/// <summary>How a number or day is shown.</summary>
public enum CellFormat
{
    /// <summary>Text, or a number as it is.</summary>
    General,

    /// <summary>#,##0</summary>
    Whole,

    /// <summary>#,##0.00</summary>
    Amount,

    /// <summary>0.0% with up to three digits; the cell holds the hundredth part.</summary>
    Percent,

    /// <summary>0.00</summary>
    Probability,

    /// <summary>yyyy-mm-dd</summary>
    Day,
}

/// <summary>One typed cell: text, a number, a day, or nothing.</summary>
public readonly record struct Cell
{
    /// <summary>The text; null where the cell holds a number or nothing.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, days as those since the last one of 1899; null where the cell holds text or nothing.</summary>
    public decimal? Number { get; private init; }

    /// <summary>How the number is shown.</summary>
    public CellFormat Format { get; private init; }

    /// <summary>A cell with nothing in it.</summary>
    public static Cell Empty => default;

    /// <summary>Text; nothing where there is none. It stays text whatever it begins with.</summary>
    public static Cell Of(string? text) => string.IsNullOrEmpty(text) ? default : new Cell { Text = text };

    /// <summary>A number; nothing where there is none.</summary>
    public static Cell Of(decimal? number, CellFormat format = CellFormat.General) => new() { Number = number, Format = format };

    /// <summary>Per cent; nothing where there is none.</summary>
    /// <param name="percent">7.3 for 7.3%.</param>
    public static Cell OfPercent(decimal? percent) => new() { Number = percent / 100, Format = CellFormat.Percent };

    /// <summary>A day; nothing where there is none. Before March 1900, which spreadsheets miscount, it is text.</summary>
    public static Cell Of(DateOnly? day) => day switch
    {
        null => default,
        { } early when early < new DateOnly(1900, 3, 1) => Of(early.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        { } known => new Cell { Number = known.DayNumber - new DateOnly(1899, 12, 30).DayNumber, Format = CellFormat.Day },
    };
}

/// <summary>A column of a sheet.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Width">Its width in characters of half width; a Chinese character takes two.</param>
/// <param name="Value">The cell that a row has in it.</param>
/// <typeparam name="T">What a row is made of.</typeparam>
public sealed record SheetColumn<T>(string Title, double Width, Func<T, Cell> Value);
