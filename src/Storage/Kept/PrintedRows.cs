using PolicyML.Storage.Reading;

namespace PolicyML.Storage.Kept;

/// <summary>
/// Rows in the order of print, in pieces of some hundreds: a change makes the pieces anew that it touches and shares the others. Immutable.
/// The rows of an article stand in one piece.
/// </summary>
internal sealed class PrintedRows<T>
{
    private const int Piece = 1_000;
    private readonly T[][] pieces;
    private readonly Func<T, ArticleHead> head;

    private PrintedRows(T[][] pieces, Func<T, ArticleHead> head) => (this.pieces, this.head) = (pieces, head);

    /// <summary>All rows, piece by piece.</summary>
    public IReadOnlyList<T[]> Pieces => pieces;

    /// <summary>Rows that are in order.</summary>
    public static PrintedRows<T> Of(IEnumerable<T> sorted, Func<T, ArticleHead> head) => new([.. Cut([.. sorted], head)], head);

    /// <summary>The rows with those of some articles in the place of what stood there.</summary>
    /// <param name="edits">Each with the place and what stands there then, in the order of print.</param>
    public PrintedRows<T> With(IReadOnlyList<(ArticleHead At, T[] Rows)> edits)
    {
        var next = pieces.ToList();
        foreach (var (at, rows) in edits)
        {
            var home = Home(next, at);
            var old = next.Count == 0 ? [] : next[home];
            var (from, to) = Range(old, at);
            if (from == to && rows.Length == 0) continue;
            T[] made = [.. old.AsSpan(0, from), .. rows, .. old.AsSpan(to)];
            if (next.Count > 0) next.RemoveAt(home);
            next.InsertRange(home, made.Length > 2 * Piece ? Cut(made, head) : made.Length > 0 ? [made] : []);
        }

        return new PrintedRows<T>([.. next], head);
    }

    /// <summary>The order of print: what has no day comes last.</summary>
    public static int Compare(ArticleHead one, ArticleHead other)
    {
        if (ReferenceEquals(one, other)) return 0;
        var byDay = (one.Published ?? DateOnly.MaxValue).CompareTo(other.Published ?? DateOnly.MaxValue);
        return byDay != 0 ? byDay : PrintOrder.Compare(one, other);
    }

    /// <summary>The last piece that begins at or before a place; the first where none does.</summary>
    private int Home(List<T[]> all, ArticleHead at)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(head(all[middle][0]), at) <= 0) low = middle + 1;
            else high = middle;
        }

        return Math.Max(0, low - 1);
    }

    /// <summary>Where the rows of an article stand in a piece, or would.</summary>
    private (int From, int To) Range(T[] piece, ArticleHead at)
    {
        var (low, high) = (0, piece.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Compare(head(piece[middle]), at) < 0) low = middle + 1;
            else high = middle;
        }

        for (high = low; high < piece.Length && Compare(head(piece[high]), at) == 0;) high++;
        return (low, high);
    }

    private static IEnumerable<T[]> Cut(T[] rows, Func<T, ArticleHead> head)
    {
        for (var start = 0; start < rows.Length;)
        {
            var end = Math.Min(rows.Length, start + Piece);
            while (end < rows.Length && Compare(head(rows[end - 1]), head(rows[end])) == 0) end++;
            yield return rows[start..end];
            start = end;
        }
    }
}
