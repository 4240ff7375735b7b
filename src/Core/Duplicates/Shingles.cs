using System.Globalization;
using System.Text;

namespace PolicyML.Core.Duplicates;

/// <summary>
/// The character 8-grams of a text as 64-bit hashes. White space and punctuation are left out and letters folded, so that a
/// text printed twice with other breaks and quotation marks has the same 8-grams.
/// </summary>
public static class Shingles
{
    /// <summary>Characters of a gram.</summary>
    public const int Length = 8;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The distinct grams in ascending order; a shorter text is one gram, a text without letters none.</summary>
    public static ulong[] Of(string text)
    {
        var grams = InOrder(text);
        if (grams.Length == 0) return [];
        Array.Sort(grams);
        var distinct = 1;
        for (var i = 1; i < grams.Length; i++)
            if (grams[i] != grams[distinct - 1]) grams[distinct++] = grams[i];
        return distinct == grams.Length ? grams : grams[..distinct];
    }

    /// <summary>The grams in the order of the text, repeated ones as often as they stand there; a shorter text is one gram, a text without letters none.</summary>
    public static ulong[] InOrder(string text)
    {
        var letters = Letters(text);
        if (letters.Length == 0) return [];
        var grams = new ulong[Math.Max(1, letters.Length - Length + 1)];
        for (var i = 0; i < grams.Length; i++) grams[i] = Hash(letters.AsSpan(i, Math.Min(Length, letters.Length)));
        return grams;
    }

    /// <summary>The share of the smaller set's grams that the other holds too; 0 where one is empty.</summary>
    /// <param name="a">Grams in ascending order.</param>
    /// <param name="b">Grams in ascending order.</param>
    public static double Overlap(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        var smaller = Math.Min(a.Length, b.Length);
        if (smaller == 0) return 0;
        var (i, j, shared) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j]) shared++;
            var step = a[i].CompareTo(b[j]);
            if (step <= 0) i++;
            if (step >= 0) j++;
        }

        return (double)shared / smaller;
    }

    /// <summary>A hash of the letters of a text, the same for texts that differ in white space and punctuation alone.</summary>
    public static ulong Fingerprint(string text) => Hash(Letters(text));

    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is >= '\u4E00' and <= '\u9FFF') letters.Append(c);
            else if (c is >= '\uFF10' and <= '\uFF5A' && char.IsLetterOrDigit(c)) letters.Append(char.ToLowerInvariant((char)(c - 0xFEE0)));
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.OtherSymbol) letters.Append(char.ToLowerInvariant(c));
        }

        return letters.ToString();
    }

    private static ulong Hash(ReadOnlySpan<char> gram)
    {
        var hash = (ulong)gram.Length;
        foreach (var c in gram) hash = (hash ^ c) * Multiplier ^ (hash >> 29);
        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64, so that low values of the hash are a fair sample of the grams.</summary>
    public static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
