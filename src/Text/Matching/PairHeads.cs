using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Text.Matching;

/// <summary>
/// The pairs of characters that phrases start with, and where the trie goes on after both. A bit each in a few kilobytes, which stay in the
/// near caches (a Bloom filter of one hash, Bloom 1970), turns most positions of a text away; an open table (linear probing) then says which
/// pair it was, so that no step from the root is taken where none leads on.
/// </summary>
internal sealed class PairHeads
{
    /// <summary>How many positions <see cref="Find"/> looks at, at most.</summary>
    public const int Block = 64;

    private const int BitsAPair = 24;
    private const int LeastBits = 12;
    private const int MostBits = 18;
    private readonly ulong[] bits;
    private readonly int bitShift;
    private readonly PairHead[] heads;
    private readonly int slotShift;

    private PairHeads(int pairs)
    {
        var size = Math.Clamp(BitOperations.Log2((uint)Math.Max(1, pairs)) + BitOperations.Log2(BitsAPair) + 1, LeastBits, MostBits);
        bits = new ulong[(1 << size) / 64];
        bitShift = 32 - size;
        var room = BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, pairs * 3 / 2));
        heads = new PairHead[room];
        slotShift = 32 - BitOperations.Log2(room);
    }

    private PairHeads(ulong[] bits, PairHead[] heads)
    {
        (this.bits, this.heads) = (bits, heads);
        bitShift = 32 - BitOperations.Log2((uint)bits.Length) - BitOperations.Log2(64);
        slotShift = 32 - BitOperations.Log2((uint)heads.Length);
    }

    public void Write(PreparedWriter writer)
    {
        writer.Array<ulong>(bits);
        writer.Array<PairHead>(heads);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where it stands.</param>
    /// <param name="states">How many states the trie has.</param>
    /// <param name="end">The first value that no phrase may have.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PairHeads Read(PreparedReader reader, int states, int end)
    {
        var (marks, table) = (reader.Array<ulong>(), reader.Array<PairHead>());
        var isWhole = BitOperations.IsPow2(marks.Length) && marks.Length <= 1 << (MostBits - 6) && BitOperations.IsPow2(table.Length) && table.Length > 1;
        var free = 0;
        foreach (ref readonly var head in table.AsSpan())
        {
            if (head.State == 0) free++;
            isWhole &= (uint)head.State < (uint)states && head.Value >= -1 && head.Value < end;
        }

        // Where no slot were free, the search for an unknown pair would not end.
        return isWhole && free > 0 ? new PairHeads(marks, table) : throw new InvalidDataException("no heads of pairs");
    }

    /// <summary>The pairs of a trie.</summary>
    /// <param name="alphabet">Its characters in the order of their codes, which begin with 1.</param>
    /// <param name="cells">Its states; those after one character are their codes.</param>
    public static PairHeads Of(string alphabet, ReadOnlySpan<TrieCell> cells)
    {
        var children = new uint[cells.Length];
        var pairs = 0;
        for (var state = 0; state < cells.Length; state++)
        {
            var parent = cells[state].Parent;
            if (parent <= 0) continue;
            var above = cells[parent].Parent;
            if (above == TrieCell.Root) pairs++;
            else if (above > 0 && cells[above].Parent == TrieCell.Root) children[parent] |= PairHead.BitOf(LastOf(alphabet, cells, state));
        }

        var table = new PairHeads(pairs);
        for (var state = 0; state < cells.Length; state++)
        {
            var parent = cells[state].Parent;
            if (parent > 0 && cells[parent].Parent == TrieCell.Root)
                table.Add(alphabet[parent - 1], LastOf(alphabet, cells, state), state, cells[state], children[state]);
        }

        return table;
    }

    private static char LastOf(string alphabet, ReadOnlySpan<TrieCell> cells, int state) => alphabet[state - cells[cells[state].Parent].Base - 1];

    private void Add(char one, char two, int state, TrieCell cell, uint children)
    {
        var hash = HashOf(one, two);
        var bit = hash >> bitShift;
        bits[bit >> 6] |= 1UL << (int)bit;
        var slot = hash >> slotShift;
        while (heads[slot].State != 0) slot = (slot + 1) & (uint)(heads.Length - 1);
        heads[slot] = new PairHead(KeyOf(one, two), state, cell.Base, cell.Value, children);
    }

    /// <summary>False where no phrase starts with the pair; where it is true, none may either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHold(char one, char two)
    {
        var bit = HashOf(one, two) >> bitShift;
        return (bits[bit >> 6] >> (int)bit & 1) != 0;
    }

    /// <summary>What follows a pair; state 0 where no phrase starts with it.</summary>
    public ref readonly PairHead this[char one, char two] => ref heads[SlotOf(one, two)];

    /// <summary>What stands in a slot that <see cref="Find"/> told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly PairHead At(int slot) => ref heads[slot];

    /// <summary>
    /// The positions of a text at which a phrase starts with its pair or a marked character stands. Which they are cannot be foretold, so
    /// nothing branches on it; and the table is asked for all of them at once, so that none waits for the memory of another.
    /// </summary>
    /// <param name="text">The text; <see cref="Block"/> characters at most are looked at, and the one after them.</param>
    /// <param name="marks">Characters to be found whatever follows them.</param>
    /// <param name="found">Takes the positions, room for <see cref="Block"/>.</param>
    /// <param name="slots">Takes the slot of the pair at each position, which is a free one where there is none; room for as many.</param>
    /// <returns>How many were found.</returns>
    public int Find(ReadOnlySpan<char> text, CharFilter marks, Span<byte> found, Span<int> slots)
    {
        var maybe = Filter(text, marks, found);
        var count = 0;
        for (var i = 0; i < maybe; i++)
        {
            var at = found[i];
            var (one, two) = (text[at], at + 1 < text.Length ? text[at + 1] : '\0');
            var slot = SlotOf(one, two);
            (found[count], slots[count]) = (at, slot);
            count += heads[slot].State != 0 || marks.Holds(one) ? 1 : 0;
        }

        return count;
    }

    private int Filter(ReadOnlySpan<char> text, CharFilter marks, Span<byte> found)
    {
        var (words, shift, count) = (bits, bitShift, 0);
        var last = Math.Min(text.Length - 1, Block);
        for (var i = 0; i < last; i++)
        {
            found[count] = (byte)i;
            var bit = HashOf(text[i], text[i + 1]) >> shift;
            count += (int)((words[bit >> 6] >> (int)bit) | marks.Bit(text[i])) & 1;
        }

        if (last == Block) return count;
        found[count] = (byte)last;
        return count + (marks.Holds(text[last]) ? 1 : 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SlotOf(char one, char two)
    {
        var (table, key) = (heads, KeyOf(one, two));
        var slot = HashOf(one, two) >> slotShift;
        while (table[slot].Key != key && table[slot].State != 0) slot = (slot + 1) & (uint)(table.Length - 1);
        return (int)slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint KeyOf(char one, char two) => ((uint)one << 16) | two;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(char one, char two) => KeyOf(one, two) * 0x9E3779B1;
}

/// <summary>A pair that phrases start with, and the state after it with what its cell holds.</summary>
/// <param name="Key">The characters, the first in the upper half.</param>
/// <param name="State">The state after both; 0 where the slot is free.</param>
/// <param name="Base">See <see cref="TrieCell"/>.</param>
/// <param name="Value">See <see cref="TrieCell"/>.</param>
/// <param name="Children">The characters that go on from there, a bit for all of a hash: most that do not are known by it.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct PairHead(uint Key, int State, int Base, int Value, uint Children)
{
    /// <summary>A set of all characters.</summary>
    public const uint All = uint.MaxValue;

    /// <summary>False where no phrase goes on with a character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayGoOn(char c) => (Children & BitOf(c)) != 0;

    /// <summary>The bit of a character among <see cref="Children"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint BitOf(char c) => 1u << (int)(c * 0x9E3779B1 >> 27);
}
