using PolicyML.Core.Tables;

namespace PolicyML.Reports.Exports;

/// <summary>One sheet of a workbook that is being written.</summary>
public sealed class WorkbookSheet
{
    private const int RowsMeasured = 200;
    private readonly WorkbookWriter book;
    private readonly string name;
    private readonly IReadOnlyList<TableColumn> columns;
    private readonly List<IReadOnlyList<TableCell>> first = [];
    private double[]? widths;
    private SheetXml? part;
    private int parts;
    private int count;

    internal WorkbookSheet(WorkbookWriter book, string name, IReadOnlyList<TableColumn> columns) =>
        (this.book, this.name, this.columns) = (book, name, columns);

    /// <summary>Adds a row with one cell a column. Where the sheet is full it goes on in another.</summary>
    public void Add(IReadOnlyList<TableCell> row)
    {
        count++;
        if (widths is not null)
        {
            Write(row);
            return;
        }

        first.Add(row);
        if (first.Count == RowsMeasured) WriteFirst();
    }

    /// <summary>Ends the sheet.</summary>
    /// <returns>The number of its rows.</returns>
    public int End()
    {
        if (widths is null) WriteFirst();
        part!.End();
        return count;
    }

    private void WriteFirst()
    {
        widths = [.. columns.Select((column, i) => ColumnWidth.Of(column, first.Select(row => row[i])))];
        BeginPart();
        foreach (var row in first) Write(row);
        first.Clear();
    }

    private void Write(IReadOnlyList<TableCell> row)
    {
        if (part!.IsFull)
        {
            part.End();
            BeginPart();
        }

        part.Add(row);
    }

    private void BeginPart()
    {
        parts++;
        part = book.BeginPart(parts == 1 ? name : $"{name} ({parts})", columns, widths!);
    }
}
