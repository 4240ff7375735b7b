using System.Data.Common;

using PolicyML.Core;
using PolicyML.Storage.Corrections;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Schema;

namespace PolicyML.Storage.Writing;

/// <summary>Reads a source back as it was saved.</summary>
internal sealed class SourceRows(RowReader rows, Dialect dialect)
{
    private const string Machine = "machine_";

    /// <summary>The number of a source; null where the store has none of that path.</summary>
    public static long? NumberOf(DbConnection connection, string path)
    {
        using var command = connection.Command("SELECT id FROM source WHERE path = @path").Set("path", ExactText.Escape(path));
        return command.ExecuteScalar() is long id ? id : null;
    }

    /// <summary>A source with all its articles; null where there is none of that number.</summary>
    public SourceRecord? Read(DbConnection connection, long source)
    {
        if (ReadText(connection, source) is not { } found) return null;
        var articles = ReadArticles(connection, source, found.Path, found.Text, "");
        return new SourceRecord { Path = found.Path, Text = found.Text, Articles = articles.ConvertAll(a => a.Article) };
    }

    /// <summary>A source as the machine read it, with the numbers of its articles; null where there is none of that number.</summary>
    public (string Path, string Text, List<(long Id, Article Article)> Articles)? ReadMachine(DbConnection connection, long source)
    {
        if (ReadText(connection, source) is not { } found) return null;
        var kept = ReadArticles(connection, source, found.Path, found.Text, Machine);
        return (found.Path, found.Text, kept.Count > 0 ? kept : ReadArticles(connection, source, found.Path, found.Text, ""));
    }

    private (string Path, string Text)? ReadText(DbConnection connection, long source)
    {
        using var command = connection.Command("SELECT s.path, t.form, t.text FROM source s JOIN source_text t ON t.source = s.id WHERE s.id = @source");
        using var reader = command.Set("source", source).ExecuteReader();
        var row = dialect.Row(reader);
        return reader.Read() ? (row.Text(0), PreparedSource.Decode(row.Int(1), row.Bytes(2))) : null;
    }

    private List<(long Id, Article Article)> ReadArticles(DbConnection connection, long source, string path, string text, string tables)
    {
        var heads = new List<(long Id, Article Article)>();
        using (var command = connection.Command($"SELECT {Table.Article.Select("a")} FROM {tables}article a WHERE a.source = @source ORDER BY a.number"))
        using (var reader = command.Set("source", source).ExecuteReader())
        {
            var row = dialect.Row(reader);
            while (reader.Read()) heads.Add((row.Long(0), ReadArticle(row, path, text)));
        }

        return heads.ConvertAll(head => (head.Id, head.Article with
        {
            Facts = ReadFacts(connection, head.Id, tables),
            Projects = List(connection, Table.Project, head.Id, tables, rows.ReadProject),
            Enterprises = List(connection, Table.Enterprise, head.Id, tables, rows.ReadEnterprise),
        }));
    }

    /// <summary>The facts in the order of the reading; in that of the text where people added or moved some.</summary>
    private IReadOnlyList<Fact> ReadFacts(DbConnection connection, long article, string tables)
    {
        var facts = List(connection, Table.Fact, article, tables, (row, at) => (Ordinal: row.Int(at + 3), Fact: rows.ReadFact(row, at)));
        var isInOrder = facts.Count == 0 || facts[^1].Ordinal < CorrectedFact.AddedFrom;
        return [.. (isInOrder ? facts.AsEnumerable() : facts.OrderBy(f => f.Fact.Span.Start)).Select(f => f.Fact)];
    }

    private Article ReadArticle(Row row, string path, string text)
    {
        var (chains, themes) = rows.Labels(row.BytesOrNull(10));
        var segments = Cells.Segments(row.Bytes(14));
        var flags = row.Int(15);
        return new Article
        {
            Source = path,
            Number = row.Int(2),
            Published = RowReader.Day(row.Int(4)),
            Headline = row.Text(5),
            Kind = (ArticleKind)row.Int(6),
            Relevant = row.Int(7) != 0,
            Place = rows.PlaceOf(row, 8),
            Chains = chains,
            Themes = themes,
            Byline = row.TextOrNull(13),
            Segments = segments,
            PublishedInferred = (flags & ArticleRows.Inferred) != 0,
            Text = (flags & ArticleRows.WithText) == 0 ? null : row.TextOrNull(16) ?? ArticleText.Of(text, segments),
        };
    }

    private List<T> List<T>(DbConnection connection, Table table, long article, string tables, Func<Row, int, T> read)
    {
        using var command = connection.Command($"SELECT {table.Select("x")} FROM {tables}{table.Name} x WHERE x.article = @article ORDER BY x.ordinal");
        using var reader = command.Set("article", article).ExecuteReader();
        var row = dialect.Row(reader);
        var list = new List<T>();
        while (reader.Read()) list.Add(read(row, 0));
        return list;
    }
}
