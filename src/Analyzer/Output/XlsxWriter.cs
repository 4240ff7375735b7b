using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Tables;
using PolicyML.Reports.Exports;

namespace PolicyML.Analyzer.Output;

/// <summary>An Excel workbook with a sheet of facts, a row each, and if asked for one of articles.</summary>
internal sealed class XlsxWriter : IResultWriter, IDisposable
{
    private readonly WorkbookWriter book;
    private readonly WorkbookSheet facts;
    private readonly FactTable table;
    private readonly List<IReadOnlyList<TableCell>>? articles;

    /// <summary>Begins the workbook.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="names">Names of labels and indicators.</param>
    /// <param name="withArticles">Whether a sheet of articles follows; their rows are kept until the end.</param>
    public XlsxWriter(Stream stream, Names names, bool withArticles)
    {
        table = new FactTable(names);
        book = new WorkbookWriter(stream);
        facts = book.Begin("数字", FactTable.FactColumns);
        articles = withArticles ? [] : null;
    }

    /// <inheritdoc/>
    public void Write(SourceResult result)
    {
        foreach (var article in result.Articles)
        {
            articles?.Add(table.Row(article));
            foreach (var fact in article.Facts) facts.Add(table.Row(article, fact));
        }
    }

    /// <inheritdoc/>
    public void Finish()
    {
        facts.End();
        if (articles is not null) book.Add(new TableData("articles", "文章", FactTable.ArticleColumns, articles));
        book.Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => book.Dispose();
}
