using System.Data.Common;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Searching;

/// <summary>
/// Full-text search: the index of pairs of characters tells which articles may hold the searched pieces, the text of each whether it
/// does. A piece without a letter or digit is looked for in every article of the filter.
/// </summary>
internal sealed class StoreSearch(Dialect dialect, Words words, Connections connections, StoreReader reader)
{
    private const string Columns = RowReader.Head + ", a.core_facts, a.source, a.segments, a.byline, s.form, s.text";

    /// <summary>The articles that hold every piece, in the order of print.</summary>
    /// <param name="text">Pieces between blanks; no piece finds nothing.</param>
    /// <param name="filter">What else the articles must be.</param>
    public IEnumerable<SearchHit> Run(string text, StoreFilter filter)
    {
        var pieces = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(p => new FoldedText(p).Folded).Where(p => p.Length > 0).Distinct().ToArray();
        if (pieces.Length == 0 || filter.Limit <= 0) yield break;
        using var lease = connections.Rent();
        using var command = lease.Guard(c => Command(c, pieces, filter));
        if (command is null) yield break;
        using var row = lease.Guard(_ => command.ExecuteReader());
        var texts = new SourceTexts();
        var left = filter.Limit ?? int.MaxValue;
        while (left > 0 && lease.Guard(_ => row.Read()))
        {
            if (Check(row, texts, pieces) is not { } hit) continue;
            left--;
            yield return hit;
        }
    }

    private DbCommand? Command(DbConnection connection, string[] pieces, StoreFilter filter)
    {
        var pairs = new HashSet<int>();
        var letters = new HashSet<char>();
        foreach (var piece in pieces)
        {
            var (some, lone) = Grams.OfQuery(piece);
            pairs.UnionWith(some);
            letters.UnionWith(lone);
        }

        if (FilterQuery.Articles(filter, dialect, connection, words) is not { } query) return null;
        query.From += " CROSS JOIN source_text s";
        query.Where("s.source = a.source");
        if (pairs.Count + letters.Count == 0) return query.Command(connection, Columns, null);
        return dialect.Search(query, [.. pairs], [.. letters]).Command(connection, Columns, null);
    }

    private SearchHit? Check(DbDataReader row, SourceTexts texts, string[] pieces)
    {
        const int At = RowReader.HeadColumns;
        var source = texts.Of(row, At + 1, At + 4);
        var text = ArticleText.Of(source, Cells.Segments((byte[])row.GetValue(At + 2)));
        var headline = row.Text(3);
        var (body, head) = (new FoldedText(text), new FoldedText(headline));
        if (!Array.TrueForAll(pieces, p => body.Holds(p) || head.Holds(p))) return null;
        var finds = body.Find(pieces);
        var (snippet, hits) = finds.Count > 0 ? Snippet.Of(text, finds) : Snippet.Of(headline, head.Find(pieces));
        return new SearchHit(reader.ReadArticle(row, texts), snippet, hits);
    }
}
