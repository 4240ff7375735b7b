using System.Numerics;

namespace PolicyML.Text.Layout;

/// <summary>Pairs of neighbouring Chinese characters, in a bit set by hash: says what was seen, with rare false alarms.</summary>
internal sealed class BigramSet
{
    private const int MaxBits = 1 << 22;
    private readonly ulong[] bits;
    private readonly int shift;

    /// <summary>An empty set for a text of some length.</summary>
    public BigramSet(int length)
    {
        var size = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)Math.Min(length, MaxBits) * 8), 1024, MaxBits);
        bits = new ulong[size / 64];
        shift = 32 - BitOperations.Log2((uint)size);
    }

    /// <summary>Adds all pairs of a text that lie within one line.</summary>
    public void AddAll(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] < 0x2E80 || text[i - 1] < 0x2E80) continue;
            var at = Hash(text[i - 1], text[i]);
            bits[at >> 6] |= 1UL << (int)at;
        }
    }

    /// <summary>True where the pair was added.</summary>
    public bool Contains(char first, char second)
    {
        var at = Hash(first, second);
        return (bits[at >> 6] & (1UL << (int)at)) != 0;
    }

    private uint Hash(char first, char second) => (((uint)first << 16 | second) * 2654435769u) >> shift;
}
