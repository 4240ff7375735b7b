using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Core.Json;
using PolicyML.Core.Tables;

namespace PolicyML.Analyzer.Output.Grid;

/// <summary>One row a line as a JSON object with the ids of the columns; an empty cell is null.</summary>
internal static class GridJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the table.</summary>
    /// <returns>The number of rows.</returns>
    public static int Write(TableData table, Stream stream)
    {
        var names = table.Columns.Select(c => JsonEncodedText.Encode(c.Id)).ToArray();
        var buffer = new ArrayBufferWriter<byte>(1 << 12);
        var count = 0;
        foreach (var row in table.Rows)
        {
            using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, names, row);
            buffer.Write("\n"u8);
            stream.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
            count++;
        }

        stream.Flush();
        return count;
    }

    private static void Write(Utf8JsonWriter json, JsonEncodedText[] names, IReadOnlyList<TableCell> row)
    {
        json.WriteStartObject();
        for (var i = 0; i < names.Length; i++)
        {
            json.WritePropertyName(names[i]);
            if (row[i].Number is { } number) json.WriteNumberValue(ArticleJson.WithoutTrailingZeros(number));
            else json.WriteStringValue(row[i].Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? row[i].Text);
        }

        json.WriteEndObject();
    }
}
