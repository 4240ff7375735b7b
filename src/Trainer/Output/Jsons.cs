using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyML.Trainer.Output;

/// <summary>How results are written as JSON.</summary>
internal static class Jsons
{
    /// <summary>To be read by people: Chinese as it is, indented.</summary>
    public static JsonWriterOptions Indented { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, NewLine = "\n" };

    /// <summary>One object a line.</summary>
    public static JsonWriterOptions Line { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A number with at most four digits behind the point; null where it is none.</summary>
    public static void WriteRounded(this Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, Math.Round(value, 4));
        else json.WriteNull(name);
    }
}
