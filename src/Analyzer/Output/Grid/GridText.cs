using System.Globalization;

using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Output.Table;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Grid;

/// <summary>
/// A table on a terminal: columns that line up, numbers to the right, text cut to the room there is. Widths are taken
/// from the first rows, so that a list of any length is written as it is read.
/// </summary>
internal sealed class GridText
{
    private const int Gap = 2;
    private const int LeastWidth = 40;
    private const int RowsMeasured = 400;
    private readonly TextSink output;
    private readonly Catalogue words = Texts.Words();
    private readonly Style style;
    private readonly int width;

    /// <summary>A table of a width in columns.</summary>
    public GridText(Stream stream, int width, bool colour)
    {
        output = new TextSink(stream);
        style = new Style(colour);
        this.width = Math.Max(width, LeastWidth);
    }

    /// <summary>Writes the table; without rows it says that there are none.</summary>
    /// <returns>The number of rows.</returns>
    public int Write(TableData table)
    {
        var shown = table.Columns.Select((column, i) => (Column: column, Index: i)).Where(c => c.Column.MostColumns > 0).ToList();
        var (first, count) = (new List<string[]>(), 0);
        int[]? widths = null;
        foreach (var row in table.Rows)
        {
            var cells = shown.Select(c => Text(c.Column, row[c.Index])).ToArray();
            count++;
            if (widths is not null) WriteRow(shown.ConvertAll(c => c.Column), cells, widths);
            else first.Add(cells);
            if (widths is null && first.Count == RowsMeasured) widths = Begin(shown.ConvertAll(c => c.Column), first);
        }

        if (widths is null && first.Count > 0) Begin(shown.ConvertAll(c => c.Column), first);
        if (count == 0) output.WriteLine(words["grid.none"]);
        output.Flush();
        return count;
    }

    private static bool IsRight(TableColumn column) => column.Kind is not (CellKind.Text or CellKind.Date);

    private int[] Begin(List<TableColumn> columns, List<string[]> rows)
    {
        var widths = columns.Select((c, i) => Math.Max(DisplayWidth.Of(c.Name), rows.Max(r => DisplayWidth.Of(r[i])))).ToArray();
        Shrink(columns, widths);
        var line = string.Concat(columns.Select((c, i) => Lay(c, c.Name, widths[i], i == columns.Count - 1)));
        output.WriteLine(style.Note(line.TrimEnd()));
        output.WriteLine(style.Note(new string('─', Math.Min(width, widths.Sum() + (Gap * (widths.Length - 1))))));
        foreach (var row in rows) WriteRow(columns, row, widths);
        return widths;
    }

    /// <summary>Takes from the widest column of text, column by column, until the table fits; a heading's width stays.</summary>
    private void Shrink(List<TableColumn> columns, int[] widths)
    {
        var over = widths.Sum() + (Gap * (widths.Length - 1)) - width;
        while (over > 0)
        {
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (columns[i].Kind == CellKind.Text && widths[i] > Math.Max(8, DisplayWidth.Of(columns[i].Name)) && (widest < 0 || widths[i] > widths[widest]))
                    widest = i;
            }

            if (widest < 0) return;
            widths[widest]--;
            over--;
        }
    }

    private void WriteRow(List<TableColumn> columns, string[] cells, int[] widths)
    {
        output.WriteLine(string.Concat(cells.Select((cell, i) => Lay(columns[i], cell, widths[i], i == cells.Length - 1))).TrimEnd());
        if (output.Length > 1 << 16) output.Flush();
    }

    private static string Lay(TableColumn column, string cell, int columns, bool last)
    {
        var fitted = DisplayWidth.Fit(cell, columns);
        return (IsRight(column) ? DisplayWidth.PadStart(fitted, columns) : DisplayWidth.PadEnd(fitted, columns)) + (last ? "" : new string(' ', Gap));
    }

    private string Text(TableColumn column, TableCell cell)
    {
        if (cell.Day is { } day) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (cell.Number is not { } number) return DisplayWidth.Fit(SafeText.Clean(cell.Text ?? ""), column.MostColumns);
        return column.Kind switch
        {
            CellKind.Amount => FigureText.Scaled(words, number),
            CellKind.Percent => ArticleJson.WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture) + "%",
            CellKind.Probability => number.ToString("0.00", CultureInfo.InvariantCulture),
            CellKind.Whole => number.ToString("#,0", CultureInfo.InvariantCulture),
            _ => ArticleJson.WithoutTrailingZeros(number).ToString(CultureInfo.InvariantCulture),
        };
    }
}
