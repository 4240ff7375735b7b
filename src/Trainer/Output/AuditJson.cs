using System.Text.Json;

using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Auditing;

namespace PolicyML.Trainer.Output;

/// <summary>An audit as one JSON object, for programs.</summary>
internal static class AuditJson
{
    /// <summary>Writes the object, indented, as it goes: findings may be very many.</summary>
    public static void Write(Stream stream, AuditReport report, Func<DataProblem, string> textOf)
    {
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartObject();
            WriteCounts(json, report);
            WriteLabels(json, report);
            WriteProblems(json, report, textOf);
            WriteFindings(json, report);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteCounts(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteNumber("articles", report.Articles);
        json.WriteStartObject("splits");
        foreach (var (split, count) in report.Splits) json.WriteNumber(split.Length == 0 ? "none" : split, count);
        json.WriteEndObject();
        json.WriteNumber("withoutChain", report.WithoutChain);
        json.WriteNumber("withFacts", report.WithFacts);
        json.WriteRounded("labelsPerArticle", report.Cardinality);
        json.WriteStartObject("length");
        json.WriteNumber("least", report.Lengths.Least);
        json.WriteNumber("median", report.Lengths.Median);
        json.WriteNumber("most", report.Lengths.Most);
        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartArray("labels");
        foreach (var label in report.Labels)
        {
            json.WriteStartObject();
            json.WriteString("id", label.Id);
            json.WriteNumber("positives", label.Positives);
            json.WriteNumber("negatives", label.Negatives);
            json.WriteNumber("train", label.Train);
            json.WriteNumber("test", label.Test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProblems(Utf8JsonWriter json, AuditReport report, Func<DataProblem, string> textOf)
    {
        json.WriteStartArray("problems");
        foreach (var problem in report.Problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code.ToString());
            json.WriteString("file", problem.File);
            json.WriteNumber("line", problem.Line);
            json.WriteString("message", textOf(problem));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFindings(Utf8JsonWriter json, AuditReport report)
    {
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.ToString());
            json.WriteString("severity", finding.IsError ? "error" : "warning");
            WriteArticle(json, "article", finding.Article);
            WriteArticle(json, "other", finding.Other);
            json.WriteStartArray("details");
            foreach (var argument in finding.Arguments) json.WriteStringValue(argument);
            json.WriteEndArray();
            json.WriteEndObject();
            if (json.BytesPending > 1 << 16) json.Flush();
        }

        json.WriteEndArray();
    }

    private static void WriteArticle(Utf8JsonWriter json, string name, LabeledArticle? article)
    {
        if (article is null) return;
        json.WriteStartObject(name);
        json.WriteString("id", article.Id);
        json.WriteString("file", article.File);
        json.WriteNumber("line", article.Line);
        json.WriteEndObject();
    }
}
