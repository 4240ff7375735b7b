using System.Text.Json;

namespace PolicyML.Learning.Data.Writing;

/// <summary>One object a line: ours, or doccano's with one list of labels.</summary>
internal sealed class JsonLinesWriter(Stream stream, bool ours) : IDataWriter
{
    /// <inheritdoc/>
    public void Write(LabeledArticle article)
    {
        using (var json = new Utf8JsonWriter(stream, ArticleFields.Options))
        {
            json.WriteStartObject();
            ArticleFields.WriteText(json, article);
            if (ours)
            {
                ArticleFields.WriteList(json, "chains", article.Chains);
                ArticleFields.WriteList(json, "themes", article.Themes);
            }
            else
            {
                ArticleFields.WriteList(json, "label", article.Labels);
            }

            ArticleFields.WriteRest(json, article);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Finish() => stream.Flush();
}
