using System.Numerics;
using System.Runtime.CompilerServices;

using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Learning.NGrams;

/// <summary>
/// The single characters and pairs of a vocabulary, laid out for reading: each has a cell, single characters first and the commonest
/// first among them and among pairs, so that what reading touches lies close together. Most pairs are unknown: a table of bits turns most of those away before the table of
/// pairs is asked. Immutable.
/// </summary>
internal sealed class PairTable
{
    private const int BitsAPair = 16;
    private readonly ushort[] singles;  // character -> its cell + 1; 0: none
    private readonly ulong[] pairs;     // folded characters in the upper half, cell + 1 in the lower; 0: free
    private readonly ulong[] bits;
    private readonly int shift;
    private readonly int bitShift;

    /// <summary>Takes the n-grams of one and two characters.</summary>
    public PairTable(ReadOnlySpan<ulong> keys, ReadOnlySpan<float> idf, Func<ulong, int> find)
    {
        var order = GramOrder.Of(keys, idf);
        Numbers = order;
        singles = new ushort[char.MaxValue + 1];
        var count = AddSingles(keys, find);
        var known = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, keys.Length * 2));
        bitShift = 32 - BitOperations.Log2(known) - BitOperations.Log2(BitsAPair / 2);
        bits = new ulong[known * (BitsAPair / 2) / 64];
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, (keys.Length - count) * 5L / 4));
        shift = 32 - BitOperations.Log2(size);
        pairs = new ulong[size];
        for (var cell = count; cell < order.Length && keys[order[cell]] >> 32 == 0; cell++) Add((uint)keys[order[cell]], cell);
    }

    private PairTable(PreparedReader reader, int count)
    {
        (Numbers, singles, pairs, bits) = (reader.Array<int>(), reader.Array<ushort>(), reader.Array<ulong>(), reader.Array<ulong>());
        PreparedReader.Check(Numbers, 0, count);
        // Where no slot of the pairs were free, the search for an unknown pair would not end.
        var isWhole = Numbers.Length == count && singles.Length == char.MaxValue + 1 && BitOperations.IsPow2(pairs.Length) && BitOperations.IsPow2(bits.Length)
            && pairs.Contains(0UL) && pairs.Length > 1;
        if (!isWhole) throw new InvalidDataException("no table of pairs");
        shift = 32 - BitOperations.Log2((uint)pairs.Length);
        bitShift = 32 - BitOperations.Log2((uint)bits.Length) - BitOperations.Log2(64);
    }

    public void Write(PreparedWriter writer)
    {
        writer.Array<int>(Numbers);
        writer.Array<ushort>(singles);
        writer.Array<ulong>(pairs);
        writer.Array<ulong>(bits);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="count">How many n-grams there are.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PairTable Read(PreparedReader reader, int count) => new(reader, count);

    /// <summary>The number of the n-gram of each cell.</summary>
    public int[] Numbers { get; }

    /// <summary>The cell of a character and one more; 0 where it is no n-gram.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SingleOf(char c) => singles[c];

    /// <summary>A pair of folded characters as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint KeyOf(char first, char second) => ((uint)first << 16) | second;

    /// <summary>1 where the pair may be known, 0 where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int MayHold(uint key)
    {
        var bit = (key * 0x9E3779B1) >> bitShift;
        return (int)(bits[bit >> 6] >> (int)(bit & 63)) & 1;
    }

    /// <summary>The cell of a pair and one more; 0 where it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(uint key)
    {
        var mask = pairs.Length - 1;
        for (var slot = (int)((key * 0x9E3779B1) >> shift); ; slot++)
        {
            var there = pairs[slot & mask];
            if (there >> 32 == key || there == 0) return (int)(uint)there;
        }
    }

    private int AddSingles(ReadOnlySpan<ulong> keys, Func<ulong, int> find)
    {
        var cells = new Dictionary<int, int>();
        while (cells.Count < keys.Length && keys[Numbers[cells.Count]] >> 16 == 0) cells.Add(Numbers[cells.Count], cells.Count);

        for (var c = 0; c < singles.Length; c++)
        {
            var folded = GramKey.Fold((char)c);
            if (folded != GramKey.Break && cells.TryGetValue(find(folded), out var cell)) singles[c] = (ushort)(cell + 1);
        }

        return cells.Count;
    }

    private void Add(uint key, int cell)
    {
        var hash = key * 0x9E3779B1;
        var bit = hash >> bitShift;
        bits[bit >> 6] |= 1UL << (int)(bit & 63);
        var mask = pairs.Length - 1;
        var slot = (int)(hash >> shift);
        while (pairs[slot & mask] != 0) slot++;
        pairs[slot & mask] = ((ulong)key << 32) | (uint)(cell + 1);
    }
}
