using System.Text;

using PolicyML.Core.Csv;
using PolicyML.Core.Json;
using PolicyML.Core.Tables;

namespace PolicyML.Reports.Exports;

/// <summary>One row a line under the ids of the columns; UTF-8 with a byte-order mark, so that Excel and WPS open it.</summary>
public static class CsvTable
{
    /// <summary>Writes the table. The stream is left open.</summary>
    /// <returns>The number of rows.</returns>
    public static int Write(TableData table, Stream stream)
    {
        using var output = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 14, leaveOpen: true);
        var cells = new CsvCells();
        output.Write("\uFEFF");
        foreach (var column in table.Columns) cells.Add(column.Id);
        output.Write(cells.TakeLine());
        var count = 0;
        foreach (var row in table.Rows)
        {
            foreach (var cell in row) Add(cells, cell);
            output.Write(cells.TakeLine());
            count++;
        }

        return count;
    }

    private static void Add(CsvCells cells, TableCell cell)
    {
        if (cell.Number is { } number) cells.Add(ArticleJson.WithoutTrailingZeros(number));
        else if (cell.Day is { } day) cells.Add(day);
        else cells.Add(cell.Text);
    }
}
