using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>The text of the source that a row belongs to, decoded once for rows that follow each other.</summary>
internal sealed class SourceTexts
{
    private long source = -1;
    private string text = "";

    /// <summary>The text.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sourceColumn">Column of the source's number.</param>
    /// <param name="textColumn">Column of the text's form; the text follows.</param>
    public string Of(Row row, int sourceColumn, int textColumn)
    {
        if (row.Long(sourceColumn) is var next && next != source)
        {
            text = PreparedSource.Decode(row.Int(textColumn), row.Bytes(textColumn + 1));
            source = next;
        }

        return text;
    }
}
