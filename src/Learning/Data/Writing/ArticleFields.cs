using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PolicyML.Learning.Data.Writing;

/// <summary>The fields of an article in JSON, in their order.</summary>
internal static class ArticleFields
{
    /// <summary>Chinese stays readable.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Id, text, day and place.</summary>
    public static void WriteText(Utf8JsonWriter json, LabeledArticle article)
    {
        json.WriteString("id", article.Id);
        json.WriteString("text", article.Text);
        json.WriteString("published", article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("place", article.Place);
    }

    /// <summary>Split, register and facts.</summary>
    public static void WriteRest(Utf8JsonWriter json, LabeledArticle article)
    {
        json.WriteString("split", article.Split);
        json.WriteString("register", article.Register);
        if (article.Facts is not { } facts) return;
        json.WritePropertyName("facts");
        facts.WriteTo(json);
    }

    /// <summary>What a labeller proposes.</summary>
    public static void WriteSuggested(Utf8JsonWriter json, IReadOnlyList<Suggestion> suggested)
    {
        json.WriteStartArray("suggested");
        foreach (var suggestion in suggested)
        {
            json.WriteStartObject();
            json.WriteString("id", suggestion.Label);
            json.WriteNumber("p", Math.Round(suggestion.P, 4));
            json.WriteNumber("threshold", Math.Round(suggestion.Threshold, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A list of strings.</summary>
    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
