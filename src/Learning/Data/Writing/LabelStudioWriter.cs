using System.Text.Json;

namespace PolicyML.Learning.Data.Writing;

/// <summary>An array of tasks with one annotation each, as Label Studio exports and imports it.</summary>
internal sealed class LabelStudioWriter(Stream stream) : IDataWriter
{
    private int count;

    /// <inheritdoc/>
    public void Write(LabeledArticle article)
    {
        stream.Write(count++ == 0 ? "[\n"u8 : ",\n"u8);
        using var json = new Utf8JsonWriter(stream, ArticleFields.Options);
        json.WriteStartObject();
        json.WriteNumber("id", count);
        json.WriteStartObject("data");
        ArticleFields.WriteText(json, article);
        ArticleFields.WriteRest(json, article);
        json.WriteEndObject();
        json.WriteStartArray("annotations");
        json.WriteStartObject();
        json.WriteStartArray("result");
        WriteChoices(json, "chains", article.Chains);
        WriteChoices(json, "themes", article.Themes);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void Finish()
    {
        stream.Write(count == 0 ? "[]\n"u8 : "\n]\n"u8);
        stream.Flush();
    }

    private static void WriteChoices(Utf8JsonWriter json, string name, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) return;
        json.WriteStartObject();
        json.WriteString("from_name", name);
        json.WriteString("to_name", "text");
        json.WriteString("type", "choices");
        json.WriteStartObject("value");
        ArticleFields.WriteList(json, "choices", labels);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
