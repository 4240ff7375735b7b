using PolicyML.Core.Duplicates;

namespace PolicyML.Learning.Data.Duplicates;

/// <summary>Which texts hold which sampled grams.</summary>
internal sealed class SketchIndex
{
    private readonly int mostNeighbours;
    private readonly int[] docs;       // the text of each entry; entries in the order of grams, then of texts
    private readonly int[] runStart;   // where the gram of each entry begins
    private readonly int[] ofDoc;      // the entries of each text, text after text
    private readonly int[] docStart;

    private SketchIndex(int[] docs, int[] runStart, int[] ofDoc, int[] docStart, int mostNeighbours)
    {
        this.docs = docs;
        this.runStart = runStart;
        this.ofDoc = ofDoc;
        this.docStart = docStart;
        this.mostNeighbours = mostNeighbours;
    }

    /// <summary>Indexes texts with at most about <paramref name="mostGrams"/> grams.</summary>
    public static SketchIndex Build(IReadOnlyList<string> texts, int mostGrams, int mostNeighbours, CancellationToken cancel)
    {
        var bound = BoundOf(texts, mostGrams);
        var grams = new List<ulong>();
        var holders = new List<int>();
        for (var doc = 0; doc < texts.Count; doc++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var gram in Shingles.Of(texts[doc]))
            {
                if (gram > bound) break;
                grams.Add(gram);
                holders.Add(doc);
            }
        }

        return Build(grams.ToArray(), holders.ToArray(), texts.Count, mostNeighbours);
    }

    /// <summary>How many sampled grams a text has.</summary>
    public int SizeOf(int doc) => docStart[doc + 1] - docStart[doc];

    /// <summary>Counts the sampled grams that earlier texts share with a text.</summary>
    /// <param name="doc">The text.</param>
    /// <param name="shared">Counts by text, all 0 before.</param>
    /// <param name="touched">The texts whose count is no longer 0, ascending.</param>
    public void CountShared(int doc, int[] shared, List<int> touched)
    {
        for (var i = docStart[doc]; i < docStart[doc + 1]; i++)
        {
            var entry = ofDoc[i];
            var from = Math.Max(runStart[entry], entry - mostNeighbours);
            for (var other = from; other < entry; other++)
                if (shared[docs[other]]++ == 0) touched.Add(docs[other]);
        }

        touched.Sort();
    }

    /// <summary>The bound below which hashes are kept: all of them where they fit, else the share that does.</summary>
    private static ulong BoundOf(IReadOnlyList<string> texts, int mostGrams)
    {
        long total = 0;
        foreach (var text in texts) total += text.Length;
        return total <= mostGrams ? ulong.MaxValue : (ulong)((double)ulong.MaxValue / total * mostGrams);
    }

    private static SketchIndex Build(ulong[] grams, int[] holders, int count, int mostNeighbours)
    {
        var (orderedGrams, ordered) = Order(grams, holders);
        var runs = new int[orderedGrams.Length];
        for (var i = 1; i < runs.Length; i++) runs[i] = orderedGrams[i] == orderedGrams[i - 1] ? runs[i - 1] : i;
        var starts = new int[count + 1];
        foreach (var doc in ordered) starts[doc + 1]++;
        for (var i = 0; i < count; i++) starts[i + 1] += starts[i];
        var next = starts[..count];
        var entries = new int[ordered.Length];
        for (var i = 0; i < ordered.Length; i++) entries[next[ordered[i]]++] = i;
        return new SketchIndex(ordered, runs, entries, starts, mostNeighbours);
    }

    /// <summary>Entries by gram, then by text: an unstable sort by gram, then each short run by text.</summary>
    private static (ulong[] Grams, int[] Docs) Order(ulong[] grams, int[] holders)
    {
        Array.Sort(grams, holders);
        var from = 0;
        for (var i = 1; i <= grams.Length; i++)
        {
            if (i < grams.Length && grams[i] == grams[from]) continue;
            if (i - from > 1) Array.Sort(holders, from, i - from);
            from = i;
        }

        return (grams, holders);
    }
}
