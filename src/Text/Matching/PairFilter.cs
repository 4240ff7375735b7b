using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>
/// The pairs of characters that phrases start with, as a bit each in 8 KB that stay in the nearest cache (a Bloom filter of one
/// hash, Bloom 1970): what it does not hold starts no phrase; of what it may hold some does not.
/// </summary>
internal sealed class PairFilter
{
    private const int Bits = 16;
    private readonly ulong[] words = new ulong[(1 << Bits) / 64];

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
    private static uint BitOf(char one, char two) => (((uint)one << 16) | two) * 0x9E3779B1 >> (32 - Bits);
}
