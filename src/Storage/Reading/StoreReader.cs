using System.Data.Common;

using PolicyML.Storage.Corrections;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Schema;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Reading;

/// <summary>Runs the queries of the reading side and hands their rows on as they come.</summary>
internal sealed class StoreReader
{
    private const string ArticleColumns = RowReader.Head + ", a.core_facts, a.source, a.segments, a.byline, s.form, s.text";
    private static readonly string FactColumns = $"{RowReader.Head}, {Table.Fact.Select("f")}";
    private readonly CorrectionMarks marks;
    private readonly RowReader rows;
    private readonly Dialect dialect;
    private readonly Words words;
    private readonly Connections connections;

    public StoreReader(Dialect dialect, Words words, Connections connections)
    {
        (this.dialect, this.words, this.connections) = (dialect, words, connections);
        marks = new CorrectionMarks(connections);
        rows = new RowReader(words, connections.Connect, marks);
    }

    public RowReader Rows => rows;

    public CorrectionMarks Marks => marks;

    public IEnumerable<StoredArticle> Articles(StoreFilter filter)
    {
        var texts = new SourceTexts();
        return Run(
            filter,
            c => FilterQuery.Articles(filter, dialect, c, words) is { } query ? WithText(query) : null,
            ArticleColumns,
            row => ReadArticle(row, texts),
            row => row.Head);
    }

    public IEnumerable<StoredFact> Facts(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(filter, c => FilterQuery.Facts(filter, dialect, c, words), FactColumns, Read, row => row.Article);

        StoredFact Read(Row row)
        {
            var article = head.Of(row);
            var fact = new StoredFact(IdOf(article, row, RowReader.HeadColumns + 3), article, rows.ReadFact(row, RowReader.HeadColumns));
            return fact.Fact.CorrectedBy is null ? fact : fact with { Correction = marks.Of(row.Long(RowReader.HeadColumns + 24)) };
        }
    }

    public IEnumerable<StoredProject> Projects(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(
            filter,
            c => FilterQuery.Mentions("project", filter, dialect, c, words),
            $"{RowReader.Head}, {Table.Project.Select("f")}",
            row => head.Of(row) is var article ? new StoredProject(IdOf(article, row, RowReader.HeadColumns + 1), article, rows.ReadProject(row, RowReader.HeadColumns)) : null!,
            row => row.Article);
    }

    public IEnumerable<StoredEnterprise> Enterprises(StoreFilter filter)
    {
        var head = new LastHead(rows);
        return Run(
            filter,
            c => FilterQuery.Mentions("enterprise", filter, dialect, c, words),
            $"{RowReader.Head}, {Table.Enterprise.Select("f")}",
            row => head.Of(row) is var article ? new StoredEnterprise(IdOf(article, row, RowReader.HeadColumns + 1), article, rows.ReadEnterprise(row, RowReader.HeadColumns)) : null!,
            row => row.Article);
    }

    /// <summary>An article of a list, with the first words of its body.</summary>
    public StoredArticle ReadArticle(Row row, SourceTexts texts)
    {
        const int At = RowReader.HeadColumns;
        var head = rows.ReadHead(row, 0);
        var text = ArticleText.Of(texts.Of(row, At + 1, At + 4), Cells.Segments(row.Bytes(At + 2)));
        return new StoredArticle(head, row.Int(At), Opening.Of(text, head.Headline, row.TextOrNull(At + 3)));
    }

    /// <summary>Joins the text of the source.</summary>
    public static Query WithText(Query query)
    {
        query.HasText = true;
        return query;
    }

    /// <summary>The number of a row: the article's number and the row's place in it.</summary>
    private static long IdOf(ArticleHead article, Row row, int ordinal) => article.Id << StoredFact.OrdinalBits | (uint)row.Int(ordinal);

    private IEnumerable<T> Run<T>(StoreFilter filter, Func<DbConnection, Query?> make, string columns, Func<Row, T> read, Func<T, ArticleHead> head)
    {
        if (filter.Limit <= 0) yield break;
        using var lease = connections.Rent();
        if (lease.Guard(make) is not { } query) yield break;
        if (filter.NewestFirst)
        {
            foreach (var item in Newest(lease, query, columns, filter).Select(read)) yield return item;
            yield break;
        }

        var sortsHere = dialect.KeepsIndexOrder && !query.IsOrdered && (filter.Limit is null || query.IsMerged);
        var rest = filter.Limit ?? int.MaxValue;
        var found = sortsHere ? ByDay(lease, query, columns, read, head) : RowsOf(lease, query.Command(lease.Connection, columns, filter.Limit)).Select(row => lease.Parse(row, read));
        foreach (var item in found)
        {
            yield return item;
            if (--rest == 0) yield break;
        }
    }

    /// <summary>The rows of a query, the latest day first, then what has no day.</summary>
    public IEnumerable<Row> Newest(Connections.Lease lease, Query query, string columns, StoreFilter filter)
    {
        (query.IsNewestFirst, query.After) = (true, filter.After);
        var rest = filter.Limit ?? int.MaxValue;
        foreach (var part in (DayPart[])[DayPart.Dated, DayPart.Undated])
        {
            if (part == DayPart.Dated && filter.After is { Published: null }) continue;
            foreach (var row in RowsOf(lease, query.Command(lease.Connection, columns, rest, part)))
            {
                yield return row;
                rest--;
            }

            if (rest <= 0) yield break;
        }
    }

    /// <summary>
    /// The rows of a query that the driving index gives by day; those of a day are sorted here, which costs less than to let the
    /// database sort rows with all their columns. Those without a day can be very many, and it sorts them.
    /// </summary>
    private IEnumerable<T> ByDay<T>(Connections.Lease lease, Query query, string columns, Func<Row, T> read, Func<T, ArticleHead> head)
    {
        var day = new List<T>();
        foreach (var row in RowsOf(lease, query.Command(lease.Connection, columns, null, DayPart.Dated)))
        {
            var next = lease.Parse(row, read);
            if (day.Count > 0 && head(day[0]).Published != head(next).Published)
            {
                foreach (var earlier in InOrder(day, head)) yield return earlier;
                day.Clear();
            }

            day.Add(next);
        }

        foreach (var last in InOrder(day, head)) yield return last;
        foreach (var row in RowsOf(lease, query.Command(lease.Connection, columns, null, DayPart.Undated))) yield return lease.Parse(row, read);
    }

    /// <summary>The rows of a day in the order of print; those of an article keep theirs.</summary>
    private static IEnumerable<T> InOrder<T>(List<T> day, Func<T, ArticleHead> head)
    {
        for (var i = 1; i < day.Count; i++)
            if (PrintOrder.Compare(head(day[i - 1]), head(day[i])) > 0) return day.OrderBy(head, Comparer<ArticleHead>.Create(PrintOrder.Compare));
        return day;
    }

    private IEnumerable<Row> RowsOf(Connections.Lease lease, DbCommand command)
    {
        using (command)
        {
            using var reader = lease.Guard(_ => command.ExecuteReader());
            var row = dialect.Row(reader);
            while (lease.Read(reader)) yield return row;
        }
    }

    /// <summary>The head of the article that a row stands in, made once for rows that follow each other.</summary>
    private sealed class LastHead(RowReader rows)
    {
        private ArticleHead? last;

        public ArticleHead Of(Row row) => last is not null && last.Id == row.Long(0) ? last : last = rows.ReadHead(row, 0);
    }
}
