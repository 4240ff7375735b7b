namespace PolicyML.Storage.Searching;

/// <summary>Sorts the pairs of many articles by radix: linear time, and articles of one pair stay in order.</summary>
internal static class GramSort
{
    private const int DigitBits = 11;
    private const int Digits = 3;
    private const int FewPostings = 4_000;

    /// <summary>Every pair of every article as one number: the pair above, the article's position below; ascending.</summary>
    public static ulong[] Sort(IReadOnlyList<(long Article, int[] Grams)> articles)
    {
        var total = 0;
        foreach (var (_, grams) in articles) total += grams.Length;
        var postings = new ulong[total];
        var next = 0;
        for (var i = 0; i < articles.Count; i++)
            foreach (var gram in articles[i].Grams) postings[next++] = (ulong)(uint)gram << 32 | (uint)i;
        if (total < FewPostings)
        {
            Array.Sort(postings);
            return postings;
        }

        var spare = new ulong[total];
        for (var digit = 0; digit < Digits; digit++)
        {
            Pass(postings, spare, 32 + (digit * DigitBits));
            (postings, spare) = (spare, postings);
        }

        return postings;
    }

    private static void Pass(ulong[] from, ulong[] to, int shift)
    {
        const int Mask = (1 << DigitBits) - 1;
        Span<int> starts = stackalloc int[Mask + 2];
        starts.Clear();
        foreach (var posting in from) starts[(int)(posting >> shift & Mask) + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        foreach (var posting in from) to[starts[(int)(posting >> shift & Mask)]++] = posting;
    }
}
