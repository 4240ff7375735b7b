using System.Text;
using System.Text.Json;

using PolicyML.Learning.Models;
using PolicyML.Trainer.Commands;

namespace PolicyML.Trainer.Output;

/// <summary>Explanations as a JSON array, one object an article.</summary>
internal static class ExplanationJson
{
    /// <summary>The array, indented. Spans point into the text of the article's file.</summary>
    public static string Of(IReadOnlyList<ExplainedArticle> articles)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Jsons.Indented))
        {
            json.WriteStartArray();
            foreach (var article in articles)
            {
                json.WriteStartObject();
                json.WriteString("article", article.Name);
                json.WriteString("headline", article.Layout.Headline);
                json.WriteStartArray("labels");
                foreach (var label in article.Labels) Write(json, article, label);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ExplainedArticle article, LabelExplanation label)
    {
        json.WriteStartObject();
        json.WriteString("id", label.Label.Id);
        json.WriteRounded("p", label.Probability);
        json.WriteRounded("threshold", label.Threshold);
        json.WriteBoolean("holds", label.Probability >= label.Threshold);
        json.WriteRounded("bias", label.Bias);
        json.WriteStartArray("parts");
        foreach (var part in label.Parts)
        {
            json.WriteStartObject();
            json.WriteString("kind", part.Kind.ToString().ToLowerInvariant());
            json.WriteString("text", part.Text);
            json.WriteRounded("weight", part.Weight);
            json.WriteStartArray("spans");
            foreach (var span in part.Spans.Select(article.Layout.Reading.ToSource))
            {
                json.WriteStartArray();
                json.WriteNumberValue(span.Start);
                json.WriteNumberValue(span.End);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
