using PolicyML.Core.Tables;
using PolicyML.Reports.Exports;

namespace PolicyML.Analyzer.Output.Grid;

/// <summary>An Excel workbook of one sheet, under the Chinese headings of the columns.</summary>
internal static class GridXlsx
{
    /// <summary>Writes the table.</summary>
    /// <returns>The number of rows.</returns>
    public static int Write(TableData table, Stream stream)
    {
        using var book = new WorkbookWriter(stream);
        return book.Add(table);
    }
}
