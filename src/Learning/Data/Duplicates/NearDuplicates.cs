using PolicyML.Core.Duplicates;

namespace PolicyML.Learning.Data.Duplicates;

/// <summary>Two texts that share much.</summary>
/// <param name="First">Position of the earlier text.</param>
/// <param name="Second">Position of the later text.</param>
/// <param name="Overlap">Share of the shorter text's character 8-grams that the other holds, 0 to 1.</param>
public readonly record struct NearPair(int First, int Second, double Overlap);

/// <summary>
/// Finds texts that share character 8-grams. Candidates come from scaled MinHash sketches (all grams whose hash is below a
/// bound: Irber et al. 2022, FracMinHash), which keep the share of a short text in a long one, and every candidate is verified on
/// all grams. Up to some thousand articles the sketch holds every gram and the search is exact; beyond, memory
/// stays bounded and a pair just above the least overlap may be missed. The result does not depend on the number of threads.
/// </summary>
public static class NearDuplicates
{
    /// <summary>The share of 8-grams beyond which two articles of a data set are too alike.</summary>
    public const double DefaultOverlap = 0.2;

    /// <summary>Most grams in all sketches together.</summary>
    private const int MostGrams = 4_000_000;

    /// <summary>Most earlier texts of one gram that a text is compared with; texts with a common gram are still linked through their neighbours.</summary>
    private const int MostNeighbours = 24;

    /// <summary>Most earlier texts that a text is verified against, those that share most; so that thousands of copies cost no more than thousands of pairs.</summary>
    private const int MostCandidates = 4;

    /// <summary>A candidate needs this part of the least overlap in its sketch.</summary>
    private const double Slack = 0.5;

    /// <summary>The pairs that share at least a part of their grams, by position.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="least">The least overlap, above 0.</param>
    /// <param name="cancel">Stops the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<NearPair> Find(IReadOnlyList<string> texts, double least = DefaultOverlap, CancellationToken cancel = default)
    {
        var index = SketchIndex.Build(texts, MostGrams, MostNeighbours, cancel);
        var grams = new ShingleCache(texts);
        var pairs = new List<NearPair>();
        var shared = new int[texts.Count];
        var touched = new List<int>();
        for (var second = 0; second < texts.Count; second++)
        {
            cancel.ThrowIfCancellationRequested();
            index.CountShared(second, shared, touched);
            foreach (var first in Candidates(index, second, shared, touched, least))
            {
                var overlap = Shingles.Overlap(grams.Of(first), grams.Of(second));
                if (overlap >= least) pairs.Add(new NearPair(first, second, overlap));
            }

            foreach (var first in touched) shared[first] = 0;
            touched.Clear();
        }

        pairs.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Second.CompareTo(b.Second));
        return pairs;
    }

    /// <summary>The earlier texts that share most with a text, the nearest first among equals.</summary>
    private static List<int> Candidates(SketchIndex index, int second, int[] shared, List<int> touched, double least)
    {
        var candidates = touched.FindAll(first => shared[first] >= Math.Max(1, least * Slack * Math.Min(index.SizeOf(first), index.SizeOf(second))));
        if (candidates.Count <= MostCandidates) return candidates;
        candidates.Sort((a, b) => shared[a] != shared[b] ? shared[b].CompareTo(shared[a]) : b.CompareTo(a));
        return candidates[..MostCandidates];
    }

    /// <summary>Puts texts that are linked by pairs into groups; the group of a text is the first of its members.</summary>
    public static int[] Groups(int count, IEnumerable<NearPair> pairs)
    {
        var parent = new int[count];
        for (var i = 0; i < count; i++) parent[i] = i;
        foreach (var pair in pairs)
        {
            var (a, b) = (Root(parent, pair.First), Root(parent, pair.Second));
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        for (var i = 0; i < count; i++) parent[i] = Root(parent, i);
        return parent;
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at) at = parent[at] = parent[parent[at]];
        return at;
    }
}
