using System.Numerics;

using PolicyML.Text.Matching;

namespace PolicyML.Text.Layout;

/// <summary>
/// Pairs and triples of neighbouring Chinese characters, in a bit set by hash: says what stands somewhere on the page, with
/// rare false alarms.
/// </summary>
internal sealed class PairSet
{
    private const int MaxBits = 1 << 23;
    private readonly ulong[] bits;
    private readonly int shift;
    private readonly PhraseTrie common;

    /// <summary>An empty set for a text of some length.</summary>
    /// <param name="length">Length of the text.</param>
    /// <param name="common">Common words of two characters.</param>
    public PairSet(int length, PhraseTrie common)
    {
        this.common = common;
        var size = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)Math.Min(length, MaxBits / 64) * 64), 1 << 16, MaxBits);
        bits = new ulong[size / 64];
        shift = 32 - BitOperations.Log2((uint)size);
    }

    /// <summary>Adds all pairs and triples of a text that lie within one line.</summary>
    public void AddAll(ReadOnlySpan<char> text)
    {
        var run = 0;
        uint pair = 0;
        foreach (var c in text)
        {
            if (c < 0x2E80)
            {
                run = 0;
                continue;
            }

            var triple = pair * 31 + c;
            pair = pair << 16 | c;
            if (++run < 2) continue;
            Add(pair);
            if (run > 2) Add(triple ^ 0x5bd1e995);
        }
    }

    /// <summary>True where the pair is a common word.</summary>
    public bool IsWord(char first, char second) => common.Find([first, second]) >= 0;

    /// <summary>True where the pair was added.</summary>
    public bool Contains(char first, char second) => Has((uint)first << 16 | second);

    /// <summary>True where the triple was added.</summary>
    public bool Contains(char first, char second, char third) => Has((((uint)first << 16 | second) * 31 + third) ^ 0x5bd1e995);

    private void Add(uint key)
    {
        var at = (key * 2654435769u) >> shift;
        bits[at >> 6] |= 1UL << (int)at;
    }

    private bool Has(uint key)
    {
        var at = (key * 2654435769u) >> shift;
        return (bits[at >> 6] & (1UL << (int)at)) != 0;
    }
}
