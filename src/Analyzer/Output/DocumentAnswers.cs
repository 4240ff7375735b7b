using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Json;

namespace PolicyML.Analyzer.Output;

/// <summary>
/// One line for each document of a pipe, in its order. A document that is one article is the line of that article; one of several
/// articles, or none, is <c>{"source", "articles": […]}</c>; one that cannot be read is <c>{"source", "line", "error", "code"}</c>.
/// </summary>
internal sealed class DocumentAnswers(Stream output, bool withText) : IResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 16);

    /// <summary>Adds the line of a document, of one that cannot be read as well; <see cref="Send"/> writes it.</summary>
    public void Write(SourceResult result)
    {
        if (result is { Problem: null, Articles: [var only] }) ArticleJson.WriteLine(buffer, withText ? only : only with { Text = null });
        else WriteLine(result);
    }

    /// <inheritdoc/>
    public void Send()
    {
        output.Write(buffer.WrittenSpan);
        output.Flush();
        buffer.ResetWrittenCount();
    }

    /// <inheritdoc/>
    public void Finish() => Send();

    private void WriteLine(SourceResult result)
    {
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("source"u8, result.Path);
            if (result.Problem is { } problem) WriteProblem(json, result, problem);
            else WriteArticles(json, result);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }

    private void WriteArticles(Utf8JsonWriter json, SourceResult result)
    {
        json.WriteStartArray("articles"u8);
        foreach (var article in result.Articles) ArticleJson.Write(json, withText ? article : article with { Text = null });
        json.WriteEndArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, SourceResult result, string problem)
    {
        json.WriteNumber("line"u8, result.Line);
        json.WriteString("error"u8, problem);
        json.WriteString("code"u8, result.Code is { } code ? JsonNames.Of(code) : "internal");
    }
}
