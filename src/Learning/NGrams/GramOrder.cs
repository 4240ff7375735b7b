namespace PolicyML.Learning.NGrams;

/// <summary>An order of n-grams for reading: single characters, pairs, longer ones, and the commonest first, roughly, among each.</summary>
internal static class GramOrder
{
    private const int Kinds = 3;
    private const int Ranks = 512;
    private const float RanksAStep = 32;

    /// <summary>The numbers of all n-grams in that order; equals stay as they come.</summary>
    /// <param name="keys">The n-grams, see <see cref="GramKey"/>.</param>
    /// <param name="idf">Their weights: the rarer, the greater.</param>
    public static int[] Of(ReadOnlySpan<ulong> keys, ReadOnlySpan<float> idf)
    {
        var starts = new int[(Kinds * Ranks) + 1];
        for (var i = 0; i < keys.Length; i++) starts[BucketOf(keys[i], idf[i]) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++) starts[bucket] += starts[bucket - 1];
        var order = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++) order[starts[BucketOf(keys[i], idf[i])]++] = i;
        return order;
    }

    private static int BucketOf(ulong key, float idf)
    {
        var kind = key >> 16 == 0 ? 0 : key >> 32 == 0 ? 1 : 2;
        return (kind * Ranks) + (int)Math.Clamp(float.IsNaN(idf) ? 0 : idf * RanksAStep, 0, Ranks - 1);
    }
}
