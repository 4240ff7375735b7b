using System.Text;
using System.Text.Json;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;

namespace PolicyML.Trainer.Output;

/// <summary>An evaluation as one JSON object, for programs.</summary>
internal static class EvaluationJson
{
    /// <summary>The object, indented.</summary>
    public static string Of(EvaluationReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("articles", report.Rows);
            json.WriteNumber("bootstraps", report.Bootstraps);
            json.WriteStartObject("groups");
            foreach (var group in report.Groups) WriteGroup(json, group);
            json.WriteEndObject();
            json.WriteStartArray("labels");
            foreach (var label in report.Labels) WriteLabel(json, label);
            json.WriteEndArray();
            json.WriteStartArray("confusions");
            foreach (var confusion in report.Confusions)
            {
                json.WriteStartObject();
                json.WriteString("missed", confusion.Missed.Id);
                json.WriteString("said", confusion.Said.Id);
                json.WriteNumber("articles", confusion.Count);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A figure with its interval.</summary>
    public static void WriteInterval(Utf8JsonWriter json, string name, Interval interval)
    {
        json.WriteStartObject(name);
        json.WriteRounded("value", interval.Value);
        json.WriteRounded("low", interval.Low);
        json.WriteRounded("high", interval.High);
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, GroupReport group)
    {
        json.WriteStartObject(group.Kind == LabelKind.Chain ? "chains" : "themes");
        WriteCounts(json, group.Counts);
        WriteInterval(json, "microF1", group.MicroF1);
        WriteInterval(json, "macroF1", group.MacroF1);
        json.WriteRounded("calibrationError", group.CalibrationError);
        json.WriteRounded("brier", group.Brier);
        json.WriteRounded("exactMatch", group.ExactMatch);
        json.WriteEndObject();
    }

    private static void WriteLabel(Utf8JsonWriter json, LabelReport label)
    {
        json.WriteStartObject();
        json.WriteString("id", label.Label.Id);
        json.WriteString("kind", label.Label.Kind == LabelKind.Chain ? "chain" : "theme");
        json.WriteNumber("positives", label.Positives);
        WriteCounts(json, label.Counts);
        WriteInterval(json, "f1", label.F1);
        json.WriteRounded("averagePrecision", label.AveragePrecision);
        json.WriteRounded("calibrationError", label.CalibrationError);
        json.WriteRounded("brier", label.Brier);
        json.WriteRounded("threshold", label.Threshold);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, Counts counts)
    {
        json.WriteNumber("truePositives", counts.TruePositives);
        json.WriteNumber("falsePositives", counts.FalsePositives);
        json.WriteNumber("falseNegatives", counts.FalseNegatives);
        json.WriteRounded("precision", counts.Precision);
        json.WriteRounded("recall", counts.Recall);
    }
}
