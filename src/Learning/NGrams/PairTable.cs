using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyML.Learning.NGrams;

/// <summary>
/// The single characters and pairs of a vocabulary, laid out for reading: one look-up a character, and for pairs, most of which are
/// unknown, a small table of bits that turns most of those away before the table of pairs is asked. Immutable.
/// </summary>
internal sealed class PairTable
{
    private const int BitsAPair = 16;
    private readonly Single[] singles;
    private readonly ulong[] pairs;    // folded characters in the upper half, number + 1 in the lower; 0: free
    private readonly ulong[] bits;
    private readonly int shift;
    private readonly int bitShift;

    /// <summary>Takes the n-grams of one and two characters.</summary>
    public PairTable(ReadOnlySpan<ulong> keys, Func<ulong, int> find)
    {
        singles = new Single[char.MaxValue + 1];
        for (var c = 0; c < singles.Length; c++)
        {
            var folded = GramKey.Fold((char)c);
            singles[c] = new Single(folded == GramKey.Break ? -1 : find(folded), folded);
        }

        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 2));
        shift = 32 - BitOperations.Log2(size);
        bitShift = shift - BitOperations.Log2(BitsAPair / 2);
        pairs = new ulong[size];
        bits = new ulong[size * (BitsAPair / 2) / 64];
        for (var number = 0; number < keys.Length; number++)
            if (keys[number] >> 16 != 0 && keys[number] >> 32 == 0) Add((uint)keys[number], number);
    }

    /// <summary>A character: its own number, -1 where it is none, and what it folds to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Single Of(char c) => singles[c];

    /// <summary>The number of a pair of folded characters; -1 where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(char first, char second)
    {
        var key = ((uint)first << 16) | second;
        var hash = key * 0x9E3779B1;
        var bit = hash >> bitShift;
        return (bits[bit >> 6] >> (int)(bit & 63) & 1) == 0 ? -1 : Find(key, hash);
    }

    private int Find(uint key, uint hash)
    {
        var mask = pairs.Length - 1;
        for (var slot = (int)(hash >> shift); ; slot++)
        {
            var there = pairs[slot & mask];
            if (there >> 32 == key) return (int)(uint)there - 1;
            if (there == 0) return -1;
        }
    }

    private void Add(uint key, int number)
    {
        var hash = key * 0x9E3779B1;
        var bit = hash >> bitShift;
        bits[bit >> 6] |= 1UL << (int)(bit & 63);
        var mask = pairs.Length - 1;
        var slot = (int)(hash >> shift);
        while (pairs[slot & mask] != 0) slot++;
        pairs[slot & mask] = ((ulong)key << 32) | (uint)(number + 1);
    }

    /// <summary>A character as n-grams see it.</summary>
    /// <param name="Number">Its own number; -1 where it is no n-gram.</param>
    /// <param name="Folded">What it folds to.</param>
    internal readonly record struct Single(int Number, char Folded);
}
