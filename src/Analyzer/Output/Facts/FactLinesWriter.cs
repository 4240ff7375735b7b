using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Extraction.Explaining;

namespace PolicyML.Analyzer.Output.Facts;

/// <summary>One fact a line as JSON: where it stands, its fields as in <see cref="ArticleJson"/>, and why where that is asked for.</summary>
internal sealed class FactLinesWriter(Stream output) : IResultWriter
{
    private const int ScoreDigits = 3;
    private readonly ArrayBufferWriter<byte> buffer = new(1 << 12);

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        for (var i = 0; i < result.Articles.Count; i++)
        {
            var article = result.Articles[i];
            for (var j = 0; j < article.Facts.Count; j++)
                WriteLine(article, article.Facts[j], result.Explanations.Count > 0 ? result.Explanations[i][j] : null, result.Lines);
        }

        output.Flush();
    }

    /// <inheritdoc/>
    public void Finish()
    {
    }

    private void WriteLine(Article article, Fact fact, Explanation? why, LineIndex? lines)
    {
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("source"u8, article.Source);
            json.WriteNumber("article"u8, article.Number);
            json.WriteString("headline"u8, article.Headline);
            if (lines is not null) json.WriteNumber("line"u8, lines.Of(fact.Span.Start).Line);
            ArticleJson.WriteFields(json, fact);
            if (why is not null) Write(json, why);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        output.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }

    private static void Write(Utf8JsonWriter json, Explanation why)
    {
        json.WriteStartObject("why"u8);
        json.WriteStartArray("reasons"u8);
        foreach (var reason in why.Reasons) Write(json, reason);
        json.WriteEndArray();
        json.WriteStartObject("confidence"u8);
        json.WriteNumber("offset"u8, Score(why.Confidence.Offset));
        json.WriteBoolean("general"u8, why.Confidence.IsGeneral);
        json.WriteNumber("evidence"u8, Score(why.Confidence.Evidence));
        json.WriteNumber("slope"u8, Score(why.Confidence.Slope));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("aspect"u8, JsonNames.Of(reason.Aspect));
        json.WriteString("code"u8, reason.Code);
        if (reason.Span is { } span)
        {
            json.WriteString("text"u8, reason.Text);
            json.WriteStartArray("span"u8);
            json.WriteNumberValue(span.Start);
            json.WriteNumberValue(span.End);
            json.WriteEndArray();
        }

        if (reason.Indicator is { } indicator) json.WriteString("indicator"u8, indicator);
        if (reason.Score is { } score) json.WriteNumber("score"u8, Score(score));
        json.WriteEndObject();
    }

    private static decimal Score(double score) => ArticleJson.WithoutTrailingZeros(Math.Round((decimal)score, ScoreDigits));
}
