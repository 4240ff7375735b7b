using PolicyML.Core.Tables;

namespace PolicyML.Reports.Exports;

/// <summary>How wide a column is, in characters of half width; a Chinese character takes two.</summary>
internal static class ColumnWidth
{
    private const double Least = 6, Most = 60, Margin = 2, FilterButton = 2;

    /// <summary>The width that the heading and the first cells ask for.</summary>
    public static double Of(TableColumn column, IEnumerable<TableCell> cells)
    {
        var content = column.Kind switch
        {
            CellKind.Date => 10,
            CellKind.Probability or CellKind.Percent => 7,
            _ => cells.Select(Of).DefaultIfEmpty(0).Max(),
        };
        return Math.Clamp(Math.Max(content, Of(column.Name) + FilterButton) + Margin, Least, Most);
    }

    /// <summary>Digits of a number are parted in threes and may have two after the point.</summary>
    private static double Of(TableCell cell) => cell.Number is { } number
        ? Math.Floor(Math.Log10((double)Math.Max(1, Math.Abs(number)))) * 4 / 3 + 5
        : cell.Text is { } text ? Of(text) : 10;

    private static double Of(string text)
    {
        var width = 0;
        foreach (var c in text)
        {
            width += c < 0x1100 ? 1 : 2;
            if (width >= Most) break;
        }

        return width;
    }
}
