using PolicyML.Core;
using PolicyML.Core.Duplicates;

namespace PolicyML.Storage.Stories;

/// <summary>
/// A few numbers of which two articles share at least one with great probability where they share much of their text:
/// one-permutation MinHash (Li, Owen and Zhang 2012) over character 8-grams, neighbouring minima paired into keys.
/// </summary>
internal static class StorySketch
{
    /// <summary>Keys of an article.</summary>
    public const int Keys = 6;

    /// <summary>Least number of different 8-grams: what is shorter (captions, notices) tells no story of its own.</summary>
    public const int LeastGrams = 60;

    private const int Bins = 2 * Keys;

    /// <summary>The keys of an article; none where it is no article with a body or too short.</summary>
    public static long[] Of(Article article, string text)
    {
        if (article.Kind != ArticleKind.Article || text.Length < LeastGrams) return [];
        return Of(Shingles.InOrder(text));
    }

    /// <summary>The keys of a list of 8-grams.</summary>
    public static long[] Of(ReadOnlySpan<ulong> grams)
    {
        if (grams.Length < LeastGrams) return [];
        Span<ulong> least = stackalloc ulong[Bins];
        least.Fill(ulong.MaxValue);
        foreach (var gram in grams)
        {
            ref var bin = ref least[(int)((gram >> 32) * Bins >> 32)];
            if (gram < bin) bin = gram;
        }

        var keys = new long[Keys];
        for (var i = 0; i < Keys; i++)
            keys[i] = (long)(Shingles.Mix(least[2 * i] + ((ulong)(i + 1) * 0x9E3779B97F4A7C15) ^ Shingles.Mix(least[(2 * i) + 1])) >> 16);
        return keys;
    }
}
