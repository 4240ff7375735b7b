namespace PolicyML.Storage.Stories;

/// <summary>When two texts tell the same story: by their shared character 8-grams.</summary>
internal static class StoryLikeness
{
    /// <summary>Least share of the grams of both together that are in both (Jaccard index).</summary>
    public const double LeastJaccard = 0.4;

    /// <summary>True where two texts are alike.</summary>
    /// <param name="a">Grams in ascending order, each once.</param>
    /// <param name="b">Grams in ascending order, each once.</param>
    public static bool Holds(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var smaller = Math.Min(a.Length, b.Length);
        if (smaller == 0) return false;
        var shared = Core.Duplicates.Shingles.Overlap(a, b) * smaller;
        return shared >= LeastJaccard * (a.Length + b.Length - shared);
    }
}
