using PolicyML.Analyzer.Commands;
using PolicyML.Core.Tables;
using PolicyML.Reports.Exports;

namespace PolicyML.Analyzer.Output.Grid;

/// <summary>Writes a table of typed cells in the form that was asked for.</summary>
internal static class GridWriters
{
    /// <summary>Writes the table and flushes it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="format">Form of the result.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="width">Columns of the terminal.</param>
    /// <param name="colour">Whether to colour.</param>
    /// <returns>The number of rows.</returns>
    public static int Write(TableData table, ResultFormat format, Stream stream, int width, bool colour) => format switch
    {
        ResultFormat.Jsonl => GridJson.Write(table, stream),
        ResultFormat.Csv => CsvTable.Write(table, stream),
        ResultFormat.Xlsx => GridXlsx.Write(table, stream),
        _ => new GridText(stream, width, colour).Write(table),
    };
}
