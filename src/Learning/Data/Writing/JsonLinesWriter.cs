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
            if (!article.IsLabeled)
            {
                // No field says that nobody has decided yet; an empty one would say that no label holds.
            }
            else if (ours)
            {
                ArticleFields.WriteList(json, "chains", article.Chains);
                ArticleFields.WriteList(json, "themes", article.Themes);
            }
            else
            {
                ArticleFields.WriteList(json, "label", article.Labels);
            }

            ArticleFields.WriteRest(json, article);
            if (article.Suggested is not null) ArticleFields.WriteSuggested(json, article.Suggested);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Finish() => stream.Flush();
}
