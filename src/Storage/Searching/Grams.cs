using System.Numerics;

namespace PolicyML.Storage.Searching;

/// <summary>
/// The distinct pairs of neighbouring letters and digits of a text, folded. A pair is its two UTF-16 code units as one number;
/// a letter that starts no pair anywhere in the text stands alone, with 0 for the second.
/// </summary>
internal static class Grams
{
    /// <summary>The pairs of a headline and a text, each once, in no certain order.</summary>
    public static int[] Of(string headline, string text)
    {
        var set = new GramSet(headline.Length + text.Length);
        var lone = new List<char>();
        Collect(headline, set, lone);
        Collect(text, set, lone);
        foreach (var letter in lone)
            if (!set.Starts(letter)) set.Add(letter, '\0');
        return set.ToArray();
    }

    /// <summary>The pairs that a text must hold to hold a searched piece, and the letters that stand alone in the piece.</summary>
    public static (int[] Pairs, char[] Letters) OfQuery(string piece)
    {
        var set = new GramSet(piece.Length);
        var lone = new List<char>();
        Collect(piece, set, lone);
        var pairs = set.ToArray();
        return (pairs, [.. lone.Distinct().Where(c => !Array.Exists(pairs, p => (char)(p >>> 16) == c || (char)p == c))]);
    }

    private static void Collect(string text, GramSet set, List<char> ends)
    {
        var before = '\0';
        var isParted = false;
        foreach (var c in text)
        {
            var folded = Folding.Of(c);
            if (Folding.IsLetter(folded))
            {
                if (before != '\0')
                {
                    if (isParted && !Folding.IsWide(before) && !Folding.IsWide(folded)) ends.Add(before);
                    else set.Add(before, folded);
                }

                before = folded;
                isParted = false;
            }
            else if (folded == Folding.Blank)
            {
                isParted = true;
            }
            else if (before != '\0')
            {
                ends.Add(before);
                before = '\0';
                isParted = false;
            }
        }

        if (before != '\0') ends.Add(before);
    }

    /// <summary>A set of pairs by open addressing.</summary>
    private sealed class GramSet
    {
        private const int Spread = unchecked((int)0x9E3779B1);
        private readonly int[] slots;
        private readonly int shift;
        private readonly ulong[] starts = new ulong[(char.MaxValue + 1) / 64];
        private int count;

        public GramSet(int most)
        {
            var bits = BitOperations.Log2((uint)Math.Max(8, most)) + 2;
            slots = new int[1 << bits];
            shift = 32 - bits;
        }

        public void Add(char first, char second)
        {
            var gram = first << 16 | second;
            var at = (int)((uint)(gram * Spread) >> shift);
            while (slots[at] != gram)
            {
                if (slots[at] == 0)
                {
                    slots[at] = gram;
                    count++;
                    starts[first >> 6] |= 1UL << (first & 63);
                    return;
                }

                at = (at + 1) & (slots.Length - 1);
            }
        }

        public bool Starts(char letter) => (starts[letter >> 6] >> (letter & 63) & 1) != 0;

        public int[] ToArray()
        {
            var grams = new int[count];
            var next = 0;
            foreach (var slot in slots)
                if (slot != 0) grams[next++] = slot;
            return grams;
        }
    }
}
