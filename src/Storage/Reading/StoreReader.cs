using System.Data.Common;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Schema;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>Runs the queries of the reading side and hands their rows on as they come.</summary>
internal sealed class StoreReader(Dialect dialect, Words words, Connections connections)
{
    private const string ArticleColumns = RowReader.Head + ", a.core_facts, a.source, a.segments, a.byline, s.form, s.text";
    private readonly RowReader rows = new(words, connections.Connect);

    public RowReader Rows => rows;

    public IEnumerable<StoredArticle> Articles(StoreFilter filter)
    {
        var texts = new SourceTexts();
        return Run(
            filter,
            c => FilterQuery.Articles(filter, dialect, c, words) is { } query ? WithText(query) : null,
            ArticleColumns,
            row => ReadArticle(row, texts));
    }

    public IEnumerable<StoredFact> Facts(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(
            filter,
            c => FilterQuery.Facts(filter, dialect, c, words),
            $"{RowReader.Head}, {Table.Fact.Select("f")}",
            row => head.Of(row) is var article ? new StoredFact(IdOf(article, row, RowReader.HeadColumns + 3), article, rows.ReadFact(row, RowReader.HeadColumns)) : null!);
    }

    public IEnumerable<StoredProject> Projects(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(
            filter,
            c => FilterQuery.Mentions("project", filter, dialect, c, words),
            $"{RowReader.Head}, {Table.Project.Select("f")}",
            row => head.Of(row) is var article ? new StoredProject(IdOf(article, row, RowReader.HeadColumns + 1), article, rows.ReadProject(row, RowReader.HeadColumns)) : null!);
    }

    public IEnumerable<StoredEnterprise> Enterprises(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(
            filter,
            c => FilterQuery.Mentions("enterprise", filter, dialect, c, words),
            $"{RowReader.Head}, {Table.Enterprise.Select("f")}",
            row => head.Of(row) is var article ? new StoredEnterprise(IdOf(article, row, RowReader.HeadColumns + 1), article, rows.ReadEnterprise(row, RowReader.HeadColumns)) : null!);
    }

    /// <summary>An article of a list, with the first words of its body.</summary>
    public StoredArticle ReadArticle(DbDataReader row, SourceTexts texts)
    {
        const int At = RowReader.HeadColumns;
        var head = rows.ReadHead(row, 0);
        var text = ArticleText.Of(texts.Of(row, At + 1, At + 4), Cells.Segments((byte[])row.GetValue(At + 2)));
        return new StoredArticle(head, row.GetInt32(At), Opening.Of(text, head.Headline, row.TextOrNull(At + 3)));
    }

    /// <summary>Joins the text of the source.</summary>
    public static Query WithText(Query query)
    {
        query.From += " CROSS JOIN source_text s";
        return query.Where("s.source = a.source");
    }

    /// <summary>The number of a row: the article's number and the row's place in it.</summary>
    private static long IdOf(ArticleHead article, DbDataReader row, int ordinal) => article.Id << 24 | (uint)row.GetInt32(ordinal);

    private IEnumerable<T> Run<T>(StoreFilter filter, Func<DbConnection, Query?> make, string columns, Func<DbDataReader, T> read)
    {
        if (filter.Limit <= 0) yield break;
        using var lease = connections.Rent();
        using var command = lease.Guard(c => make(c)?.Command(c, columns, filter.Limit));
        if (command is null) yield break;
        using var row = lease.Guard(_ => command.ExecuteReader());
        while (lease.Guard(_ => row.Read())) yield return read(row);
    }

    /// <summary>The head of the article that a row stands in, made once for rows that follow each other.</summary>
    private sealed class LastHead(RowReader rows)
    {
        private ArticleHead? last;

        public ArticleHead Of(DbDataReader row) => last is not null && last.Id == row.GetInt64(0) ? last : last = rows.ReadHead(row, 0);
    }
}
