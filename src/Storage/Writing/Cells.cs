using System.Data.Common;
using System.Globalization;

using PolicyML.Core;

namespace PolicyML.Storage.Writing;

/// <summary>Reads cells as they were written.</summary>
internal static class Cells
{
    public static string Text(this DbDataReader row, int column) => ExactText.Restore(row.GetString(column));

    public static string? TextOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : ExactText.Restore(row.GetString(column));

    public static int? IntOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    public static byte[]? BytesOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : (byte[])row.GetValue(column);

    public static decimal? NumberOrNull(this DbDataReader row, int column) => row.GetValue(column) switch
    {
        long whole => whole,
        double real => (decimal)real,
        decimal number => number,
        string text => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static TextSpan? SpanOrNull(this DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : new TextSpan(row.GetInt32(column), row.GetInt32(column + 1));

    /// <summary>The ranges of a list.</summary>
    public static TextSpan[] Segments(byte[] bytes)
    {
        var segments = new List<TextSpan>();
        var reader = new ByteReader(bytes);
        while (!reader.IsAtEnd)
        {
            var start = reader.Int();
            segments.Add(new TextSpan(start, reader.Int()));
        }

        return [.. segments];
    }
}
