using System.Numerics;

using PolicyML.Text.Matching;

namespace PolicyML.Text.Layout;

/// <summary>
/// Pairs and triples of neighbouring Chinese characters, in a bit set by hash: says what stands somewhere on the page, with
/// rare false alarms. Most pages ask for few: those are looked for in the text, and only a page that asks on gets a set. For one thread.
/// </summary>
internal sealed class PairSet
{
    private const int MaxBits = 1 << 23;
    private const int MostSearches = 4;
    private readonly string text;
    private readonly PageLine[] lines;
    private readonly int shift;
    private readonly PhraseTrie common;
    private ulong[]? bits;
    private int searches;

    /// <summary>The pairs and triples that stand within the lines of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="common">Common words of two characters.</param>
    public PairSet(string text, PageLine[] lines, PhraseTrie common)
    {
        (this.text, this.lines, this.common) = (text, lines, common);
        var size = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)Math.Min(text.Length, MaxBits / 64) * 64), 1 << 16, MaxBits);
        shift = 32 - BitOperations.Log2((uint)size);
    }

    /// <summary>True where the pair is a common word.</summary>
    public bool IsWord(char first, char second) => common.Find([first, second]) >= 0;

    /// <summary>True where the pair was added.</summary>
    public bool Contains(char first, char second) => Has((uint)first << 16 | second);

    /// <summary>True where the triple was added.</summary>
    public bool Contains(char first, char second, char third) => Has((((uint)first << 16 | second) * 31 + third) ^ 0x5bd1e995);

    private bool Has(uint key)
    {
        var wanted = (key * 2654435769u) >> shift;
        if (bits is null && searches++ < MostSearches) return Walk(null, wanted);
        if (bits is null) Walk(bits = new ulong[1 << (26 - shift)], uint.MaxValue);
        return (bits[wanted >> 6] & (1UL << (int)wanted)) != 0;
    }

    /// <summary>Goes over all pairs and triples: sets their bits, or tells whether one of them has the bit that is wanted.</summary>
    private bool Walk(ulong[]? into, uint wanted)
    {
        foreach (var line in lines)
        {
            var run = 0;
            uint pair = 0;
            foreach (var c in text.AsSpan(line.TextStart, line.Length))
            {
                if (c < 0x2E80)
                {
                    run = 0;
                    continue;
                }

                var triple = ((pair * 31 + c) ^ 0x5bd1e995) * 2654435769u >> shift;
                pair = pair << 16 | c;
                if (++run < 2) continue;
                var two = (pair * 2654435769u) >> shift;
                if (into is null)
                {
                    if (two == wanted || (run > 2 && triple == wanted)) return true;
                    continue;
                }

                into[two >> 6] |= 1UL << (int)two;
                if (run > 2) into[triple >> 6] |= 1UL << (int)triple;
            }
        }

        return false;
    }
}
