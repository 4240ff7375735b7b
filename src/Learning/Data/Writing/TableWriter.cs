using System.Text;

using PolicyML.Core.Csv;

namespace PolicyML.Learning.Data.Writing;

/// <summary>A table that Excel and WPS open: UTF-8 with a byte-order mark, labels of a cell separated by <c>|</c>.</summary>
internal sealed class TableWriter : IDataWriter
{
    private readonly Stream stream;
    private readonly CsvCells cells = new();

    /// <summary>Writes the header at once.</summary>
    public TableWriter(Stream stream)
    {
        this.stream = stream;
        foreach (var column in (string[])["id", "text", "published", "place", "chains", "themes", "split", "register", "facts"]) cells.Add(column);
        stream.Write(Encoding.UTF8.GetBytes("\uFEFF" + cells.TakeLine()));
    }

    /// <inheritdoc/>
    public void Write(LabeledArticle article)
    {
        cells.Add(article.Id).Add(article.Text).Add(article.Published).Add(article.Place)
            .Add(string.Join('|', article.Chains)).Add(string.Join('|', article.Themes))
            .Add(article.Split).Add(article.Register).Add(article.Facts?.GetRawText());
        stream.Write(Encoding.UTF8.GetBytes(cells.TakeLine()));
    }

    /// <inheritdoc/>
    public void Finish() => stream.Flush();
}
