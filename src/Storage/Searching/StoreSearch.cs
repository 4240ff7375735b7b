using System.Data.Common;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Searching;

/// <summary>
/// Full-text search: the index of pairs of characters tells which articles may hold the searched pieces, the text of each whether it
/// does. A piece without a letter or digit is looked for in every article of the filter.
/// </summary>
internal sealed class StoreSearch(Dialect dialect, Words words, Connections connections, StoreReader lists)
{
    private const int FewLooked = 150;     // articles that tell how frequent the pieces are
    private const int MostLooked = 1_500;  // articles that may be looked through for a list
    private const string Columns = RowReader.Head + ", a.core_facts, a.source, a.segments, a.byline, s.form, s.text";

    /// <summary>The articles that hold every piece, in the order of print.</summary>
    /// <param name="text">Pieces between blanks; no piece finds nothing.</param>
    /// <param name="filter">What else the articles must be.</param>
    public IEnumerable<SearchHit> Run(string text, StoreFilter filter)
    {
        var pieces = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(p => new FoldedText(p).Folded).Where(p => p.Length > 0).Distinct().ToArray();
        if (pieces.Length == 0 || filter.Limit <= 0) return [];
        if (filter is { NewestFirst: true, Limit: { } few }) return Latest(pieces, filter, few);
        var hits = Candidates(pieces) is { } candidates ? Among(candidates, pieces, filter) : InAll(pieces, filter);
        return filter.Limit is { } most ? hits.Take(most) : hits;
    }

    /// <summary>
    /// The latest that hold every piece. What many articles hold is found by looking through the latest ones; the index, which would tell all of
    /// them, is asked once it shows that this would take long, and goes on behind the last one that was looked at.
    /// </summary>
    private IEnumerable<SearchHit> Latest(string[] pieces, StoreFilter filter, int most)
    {
        var (looked, found, isLong) = (0, 0, false);
        ListPlace? last = null;
        foreach (var (head, hit) in InLatest(pieces, filter))
        {
            looked++;
            last = new ListPlace(head.Published, head.Source, head.Number);
            if (hit is not null) yield return hit;
            if (hit is not null && ++found == most) yield break;
            isLong = looked >= FewLooked && (long)(most - found) * looked > (long)MostLooked * found && HasLetters(pieces);
            if (isLong) break;
        }

        if (!isLong || Candidates(pieces) is not { } candidates) yield break;
        foreach (var hit in Among(candidates, pieces, filter with { After = last }).Take(most - found)) yield return hit;
    }

    private static bool HasLetters(string[] pieces) => Array.Exists(pieces, p => Grams.OfQuery(p) is var (pairs, letters) && pairs.Length + letters.Length > 0);

    /// <summary>The articles of a filter, the latest first, each with what it holds of the pieces.</summary>
    private IEnumerable<(ArticleHead Head, SearchHit? Hit)> InLatest(string[] pieces, StoreFilter filter)
    {
        using var lease = connections.Rent();
        if (lease.Guard(c => FilterQuery.Articles(filter, dialect, c, words)) is not { } query) yield break;
        var texts = new SourceTexts();
        foreach (var row in lists.Newest(lease, StoreReader.WithText(query), Columns, filter with { Limit = null }))
            yield return lease.Parse(row, r => (lists.Rows.ReadHead(r, 0), Check(r, texts, pieces)));
    }

    /// <summary>The articles that hold all letters of the pieces; null where these have none.</summary>
    private List<long>? Candidates(string[] pieces)
    {
        var pairs = new HashSet<int>();
        var letters = new HashSet<char>();
        foreach (var piece in pieces)
        {
            var (some, lone) = Grams.OfQuery(piece);
            pairs.UnionWith(some);
            letters.UnionWith(lone);
        }

        if (pairs.Count + letters.Count == 0) return null;
        using var lease = connections.Rent();
        return lease.Guard(c => new GramSearch(c).Find(pairs, letters));
    }

    private IEnumerable<SearchHit> Among(List<long> candidates, string[] pieces, StoreFilter filter)
    {
        if (candidates.Count == 0) yield break;
        using var lease = connections.Rent();
        var texts = new SourceTexts();
        using var command = lease.Connection.Command($"SELECT {Columns} FROM article a JOIN source_text s ON s.source = a.source WHERE a.id = @id");
        foreach (var id in lease.Guard(c => Ordered(c, candidates, filter)))
        {
            var hit = lease.Guard(_ =>
            {
                using var reader = command.Set("id", id).ExecuteReader();
                return reader.Read() ? Check(dialect.Row(reader), texts, pieces) : null;
            });
            if (hit is not null) yield return hit;
        }
    }

    /// <summary>The candidates that a filter lets through, in the order of print.</summary>
    private List<long> Ordered(DbConnection connection, List<long> candidates, StoreFilter filter)
    {
        var ids = new List<long>();
        if (FilterQuery.Among(candidates, filter, dialect, connection, words) is not { } query) return ids;
        if (!filter.NewestFirst)
        {
            Add(DayPart.All);
            return ids;
        }

        (query.IsNewestFirst, query.After) = (true, filter.After);
        if (filter.After is not { Published: null }) Add(DayPart.Dated);
        Add(DayPart.Undated);
        return ids;

        void Add(DayPart part)
        {
            using var command = query.Command(connection, "a.id", null, part);
            using var reader = command.ExecuteReader();
            while (reader.Read()) ids.Add(reader.GetInt64(0));
        }
    }

    private IEnumerable<SearchHit> InAll(string[] pieces, StoreFilter filter)
    {
        using var lease = connections.Rent();
        using var command = lease.Guard(c => FilterQuery.Articles(filter, dialect, c, words) is { } query ? StoreReader.WithText(query).Command(c, Columns, null) : null);
        if (command is null) yield break;
        using var reader = lease.Guard(_ => command.ExecuteReader());
        var row = dialect.Row(reader);
        var texts = new SourceTexts();
        while (lease.Read(reader))
            if (Check(row, texts, pieces) is { } hit) yield return hit;
    }

    private SearchHit? Check(Row row, SourceTexts texts, string[] pieces)
    {
        const int At = RowReader.HeadColumns;
        var source = texts.Of(row, At + 1, At + 4);
        var text = ArticleText.Of(source, Cells.Segments(row.Bytes(At + 2)));
        var headline = row.Text(3);
        var (body, head) = (new FoldedText(text), new FoldedText(headline));
        if (!Array.TrueForAll(pieces, p => body.Holds(p) || head.Holds(p))) return null;
        var finds = body.Find(pieces);
        var (snippet, hits) = finds.Count > 0 ? Snippet.Of(text, finds) : Snippet.Of(headline, head.Find(pieces));
        return new SearchHit(lists.ReadArticle(row, texts), snippet, hits);
    }
}
