using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>
/// The pairs of characters that phrases start with, as a bit each in a few kilobytes that stay in the near caches (a Bloom filter of one
/// hash, Bloom 1970): what it does not hold starts no phrase; of what it may hold some does not.
/// </summary>
internal sealed class PairFilter
{
    private const int BitsAPair = 24;
    private const int LeastBits = 10;
    private const int MostBits = 18;
    private readonly ulong[] words;
    private readonly int shift;

    /// <summary>An empty filter.</summary>
    /// <param name="pairs">How many pairs it is to hold.</param>
    public PairFilter(int pairs)
    {
        var bits = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, pairs)) + BitOperations.Log2(BitsAPair) + 1, LeastBits, MostBits);
        words = new ulong[(1 << bits) / 64];
        shift = 32 - bits;
    }

    public void Add(char one, char two)
    {
        var bit = BitOf(one, two);
        words[bit >> 6] |= 1UL << (int)bit;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(char one, char two)
    {
        var bit = BitOf(one, two);
        return (words[bit >> 6] >> (int)bit & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint BitOf(char one, char two) => (((uint)one << 16) | two) * 0x9E3779B1 >> shift;
}
