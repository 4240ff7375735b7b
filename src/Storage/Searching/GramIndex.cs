using System.Globalization;

using PolicyML.Storage.Dialects;
using PolicyML.Storage.Schema;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Searching;

/// <summary>
/// Keeps the search index: each transaction writes a segment (all pairs of its articles, sorted), and eight segments of like size
/// are merged into one (a log-structured merge tree). Removed articles stay in it and find nothing, since numbers of articles are
/// never given twice.
/// </summary>
internal sealed class GramIndex(WriteSession session)
{
    /// <summary>Segments of like size that are merged.</summary>
    private const int Width = 8;

    /// <summary>Articles of a segment that grows no more, so that no merge takes long.</summary>
    private const int Full = 10_000;

    private readonly List<(long Article, int[] Grams)> added = [];

    /// <summary>Tells of an article that was written.</summary>
    public void Add(long article, int[] grams)
    {
        if (grams.Length > 0) added.Add((article, grams));
    }

    /// <summary>Writes a segment of what was added, and merges where there are enough.</summary>
    public void Write()
    {
        if (added.Count == 0) return;
        var segment = session.Next("segment");
        var origin = added[0].Article;
        var postings = GramSort.Sort(added);
        var writer = Begin(segment, origin, added.Count);
        var articles = new List<long>();
        for (var i = 0; i < postings.Length; i++)
        {
            articles.Add(added[(int)(uint)postings[i]].Article);
            if (i + 1 < postings.Length && postings[i + 1] >> 32 == postings[i] >> 32) continue;
            writer.Add((uint)(postings[i] >> 32), System.Runtime.InteropServices.CollectionsMarshal.AsSpan(articles));
            articles.Clear();
        }

        writer.Finish();
        added.Clear();
        session.Rows.Flush();
        while (Crowded() is { } crowd) Merge(crowd);
    }

    /// <summary>First number of the blocks of a segment.</summary>
    public static long KeyOf(long segment, uint gram) => segment << 32 | gram;

    private GramBlockWriter Begin(long segment, long origin, int articles)
    {
        var rows = session.Rows;
        rows.Start(Table.GramSegment);
        rows.Add(segment);
        rows.Add(origin);
        rows.Add(articles);
        rows.End();
        return new GramBlockWriter(origin, (first, block) =>
        {
            rows.Start(Table.GramBlock);
            rows.Add(KeyOf(segment, first));
            rows.Add(block);
            rows.End();
        });
    }

    /// <summary>The segments of a size of which there are enough to merge.</summary>
    private List<Segment>? Crowded() =>
        Segment.All(session.Connection)
            .Where(s => s.Articles < Full)
            .GroupBy(s => (int)Math.Log(s.Articles, Width))
            .Where(g => g.Count() >= Width)
            .Select(g => g.OrderBy(s => s.Origin).Take(Width).ToList())
            .FirstOrDefault();

    private void Merge(List<Segment> segments)
    {
        var cursors = segments.Select(s => new SegmentCursor(s.Blocks(session.Connection), s.Origin)).Where(c => c.Next()).ToList();
        var target = session.Next("segment");
        var writer = Begin(target, segments.Min(s => s.Origin), segments.Sum(s => s.Articles));
        var articles = new List<long>();
        while (cursors.Count > 0)
        {
            var gram = uint.MaxValue;
            foreach (var cursor in cursors) gram = Math.Min(gram, cursor.Gram);
            for (var i = 0; i < cursors.Count; i++)
            {
                if (cursors[i].Gram != gram) continue;
                cursors[i].Take(articles);
                if (!cursors[i].Next()) cursors.RemoveAt(i--);
            }

            // Segments of several writers may lie across each other.
            var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(articles);
            if (!IsAscending(all)) all.Sort();
            writer.Add(gram, all);
            articles.Clear();
        }

        writer.Finish();
        foreach (var segment in segments) Drop(segment);
        session.Rows.Flush();
    }

    private void Drop(Segment segment)
    {
        session.Run("DELETE FROM gram_block WHERE id BETWEEN @first AND @last", ("first", KeyOf(segment.Id, 0)), ("last", KeyOf(segment.Id, uint.MaxValue)));
        session.Run("DELETE FROM gram_segment WHERE id = @id", ("id", segment.Id));
    }

    private static bool IsAscending(ReadOnlySpan<long> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
            if (numbers[i] < numbers[i - 1]) return false;
        return true;
    }

    /// <summary>Walks through the pairs of a segment.</summary>
    private sealed class SegmentCursor(List<(uint First, byte[] Block)> blocks, long origin)
    {
        private readonly List<(uint Gram, int From, int To)> grams = [];
        private readonly List<long> articles = [];
        private int block;
        private int at = -1;

        public uint Gram => grams[at].Gram;

        public bool Next()
        {
            if (++at < grams.Count) return true;
            if (block == blocks.Count) return false;
            grams.Clear();
            articles.Clear();
            at = 0;
            var reader = new GramBlockReader(blocks[block].Block, blocks[block].First, origin);
            while (reader.Next())
            {
                var from = articles.Count;
                reader.Read(articles);
                grams.Add((reader.Gram, from, articles.Count));
            }

            block++;
            return true;
        }

        public void Take(List<long> into)
        {
            for (var i = grams[at].From; i < grams[at].To; i++) into.Add(articles[i]);
        }
    }
}

/// <summary>A segment of the search index.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Origin">What its articles are counted from.</param>
/// <param name="Articles">How many it has.</param>
internal sealed record Segment(long Id, long Origin, int Articles)
{
    /// <summary>The segments of a store.</summary>
    public static List<Segment> All(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command("SELECT id, origin, articles FROM gram_segment ORDER BY origin, id");
        using var row = command.ExecuteReader();
        var segments = new List<Segment>();
        while (row.Read()) segments.Add(new Segment(row.GetInt64(0), row.GetInt64(1), Convert.ToInt32(row.GetValue(2), CultureInfo.InvariantCulture)));
        return segments;
    }

    /// <summary>All its blocks in order.</summary>
    public List<(uint First, byte[] Block)> Blocks(System.Data.Common.DbConnection connection)
    {
        using var command = connection.Command("SELECT id, postings FROM gram_block WHERE id BETWEEN @first AND @last ORDER BY id");
        command.Set("first", GramIndex.KeyOf(Id, 0)).Set("last", GramIndex.KeyOf(Id, uint.MaxValue));
        using var row = command.ExecuteReader();
        var blocks = new List<(uint, byte[])>();
        while (row.Read()) blocks.Add(((uint)row.GetInt64(0), (byte[])row.GetValue(1)));
        return blocks;
    }
}
