using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

using PolicyML.Text.Decoding;

namespace PolicyML.Text.Sources.Documents;

/// <summary>
/// Reads a document off a line of JSON: an object with the field <c>text</c>, and where known <c>id</c> (text or
/// number) and <c>published</c> (YYYY-MM-DD or null). Other fields are passed over.
/// </summary>
public static class DocumentReader
{
    private const int NameBytes = 12;

    /// <summary>
    /// The document as a source of its own. Its path is <c>file#id</c>; where it has no id <c>file#line</c>, and on a pipe, of which any
    /// number of processes may read a part, <c>-#</c> and 24 hexadecimal digits of the SHA-256 of its text.
    /// </summary>
    /// <exception cref="SourceException">The line is no such document; the path of the problem is <c>file:line</c>.</exception>
    public static SourceText Read(DocumentLine line)
    {
        if (line.Limit > 0) throw new SourceException(SourceProblemCode.TooLarge, PathOf(line), Math.Max(1, line.Limit >> 20).ToString(CultureInfo.InvariantCulture));
        try
        {
            return Read(new Utf8JsonReader(line.Bytes.Span), line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader throws InvalidOperationException where a string is no valid UTF-8 or half a surrogate pair.
            throw Problem(SourceProblemCode.NotADocument, line);
        }
    }

    private static SourceText Read(Utf8JsonReader json, DocumentLine line)
    {
        string? id = null, text = null;
        DateOnly? published = null;
        var isResult = false;
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Problem(SourceProblemCode.NotADocument, line);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("text"u8)) text = StringOf(ref json);
            else if (json.ValueTextEquals("id"u8)) id = StringOf(ref json);
            else if (json.ValueTextEquals("published"u8)) published = Day(StringOf(ref json));
            else
            {
                // What the analyser wrote itself is no document: it would be read a second time.
                isResult |= json.ValueTextEquals("segments"u8) || json.ValueTextEquals("span"u8);
                json.Read();
                json.Skip();
            }
        }

        if (json.Read()) throw Problem(SourceProblemCode.NotADocument, line);
        if (isResult) throw Problem(SourceProblemCode.AResult, line);
        if (text is null) throw Problem(SourceProblemCode.DocumentWithoutText, line);
        var path = line.Path + "#" + (string.IsNullOrWhiteSpace(id) ? NameOf(line, text) : id);
        return new SourceText(path, LineEnds.Normalize(text), "jsonl", line.Bytes.Length) { File = line.Path, Published = published };
    }

    /// <summary>The value that follows, where it is a string or a number; else null.</summary>
    private static string? StringOf(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String) return json.GetString();
        if (json.TokenType == JsonTokenType.Number) return System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        json.Skip();
        return null;
    }

    private static string NameOf(DocumentLine line, string text) => line.Path == "-"
        ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)).AsSpan(0, NameBytes))
        : line.Number.ToString(CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static SourceException Problem(SourceProblemCode code, DocumentLine line) => new(code, PathOf(line));

    private static string PathOf(DocumentLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Path}:{line.Number}");
}
