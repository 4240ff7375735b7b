using System.Numerics;
using System.Runtime.CompilerServices;

namespace PolicyML.Text.Words;

/// <summary>
/// Builds a <see cref="WordTrie"/> from sorted words, a level at a time, each family of children where it fits.
/// Loading is over before the runtime would compile the loops well by itself, hence the attributes.
/// </summary>
internal sealed class WordTrieBuilder
{
    private const int MostWeights = ushort.MaxValue - 1;

    private readonly WordTable words;
    private readonly int[] sorted;
    private readonly ushort[] weightOf;
    private readonly ushort[] codes = new ushort[char.MaxValue + 1];
    private readonly FreeBits freeSlots = new();
    private readonly FreeBits freeBases = new();              // base + alphabet
    private readonly Search[] searches = new Search[12];      // by the number of children
    private WordTrie.Node[] nodes = [];
    private Range[] queue = new Range[1024];
    private int queued;
    private Child[] children = new Child[64];
    private int childCount;
    private int alphabet;
    private int used;

    private WordTrieBuilder(WordTable words, int[] sorted, ushort[] weightOf)
    {
        this.words = words;
        this.sorted = sorted;
        this.weightOf = weightOf;
    }

    /// <summary>Builds the trie of a table.</summary>
    public static WordTrie Build(WordTable words, int[] sorted)
    {
        var weights = WeightTable.Of(words, sorted, MostWeights);
        var builder = new WordTrieBuilder(words, sorted, weights.NumberOf);
        builder.Fill();
        return new WordTrie(builder.codes, builder.nodes.AsSpan(0, builder.used).ToArray(), weights.Frequencies, words.Total);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill()
    {
        AssignCodes();
        Grow(Math.Max(alphabet * 2 + 16, words.Letters.Length / 2));
        freeBases.Take(alphabet);
        Gather(new Range(0, 0, sorted.Length, 0));
        Place(0, 0, 0);
        for (var next = 0; next < queued; next++)
        {
            var node = queue[next];
            Gather(node);
            Place(node.Slot, FindBase(), node.Depth);
        }

        used = Math.Max(used, alphabet + 1);
    }

    // The commonest code units first: their labels are low and their slots lie close together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AssignCodes()
    {
        var counts = new int[char.MaxValue + 1];
        foreach (var c in words.Letters) counts[c]++;
        var order = new long[counts.Length];
        for (var c = 0; c < counts.Length; c++)
        {
            if (counts[c] > 0) order[alphabet++] = (long)-counts[c] << 16 | (uint)c;
        }

        order.AsSpan(0, alphabet).Sort();
        for (var i = 0; i < alphabet; i++) codes[order[i] & char.MaxValue] = (ushort)(i + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(Range node)
    {
        childCount = 0;
        for (var i = node.From; i < node.To;)
        {
            var c = words[sorted[i]][node.Depth];
            var end = i + 1;
            while (end < node.To && words[sorted[end]][node.Depth] == c) end++;
            if (childCount == children.Length) Array.Resize(ref children, childCount * 2);
            children[childCount++] = new Child(codes[c], i, end);
            i = end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Place(int parent, int at, int depth)
    {
        nodes[parent].Base = at;
        foreach (var child in children.AsSpan(0, childCount))
        {
            var slot = at + child.Code;
            var from = child.From;
            freeSlots.Take(slot);
            nodes[slot].Label = child.Code;
            used = Math.Max(used, slot + 1);
            if (words[sorted[from]].Length == depth + 1) nodes[slot].Weight = weightOf[from++];
            if (from == child.To) continue;
            if (queued == queue.Length) Array.Resize(ref queue, queued * 2);
            queue[queued++] = new Range(slot, from, child.To, depth + 1);
        }
    }

    /// <summary>A base of its own, possibly negative, at which all children find a free slot: 64 are tried at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindBase()
    {
        int lowest = children[0].Code;
        foreach (var child in children.AsSpan(0, childCount)) lowest = Math.Min(lowest, child.Code);
        ref var search = ref searches[Math.Min(BitOperations.Log2((uint)childCount * 2 - 1), searches.Length - 1)];
        for (var from = search.From; ; from += 64)
        {
            Grow(from + alphabet + 128);
            var fits = Fits(from - lowest);
            if (fits == 0)
            {
                search.Miss();
                continue;
            }

            var at = from - lowest + BitOperations.TrailingZeroCount(fits);
            freeBases.Take(at + alphabet);
            return at;
        }
    }

    // Bit i: base at + i is free, and so are the slots of all children there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Fits(int at)
    {
        var fits = freeBases.Window(at + alphabet);
        foreach (var child in children.AsSpan(0, childCount))
        {
            fits &= freeSlots.Window(at + child.Code);
            if (fits == 0) break;
        }

        return fits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Grow(int size)
    {
        if (size > nodes.Length) Enlarge(size);
    }

    private void Enlarge(int size)
    {
        var old = nodes.Length;
        Array.Resize(ref nodes, Math.Max(size, old + old / 2));
        nodes.AsSpan(old).Fill(new WordTrie.Node { Base = WordTrie.Leaf, Label = WordTrie.Free });
        freeSlots.Grow(nodes.Length);
        freeBases.Grow(nodes.Length + alphabet);
    }

    /// <summary>The words <c>[From, To)</c> of the sorted ones, which share a node and <paramref name="Depth"/> code units.</summary>
    private readonly record struct Range(int Slot, int From, int To, int Depth);

    /// <summary>The words <c>[From, To)</c> that go on with a label.</summary>
    private readonly record struct Child(ushort Code, int From, int To);

    /// <summary>Where families of about one size look for room: every few misses a crowded start is given up for good.</summary>
    private struct Search
    {
        private const int MostMisses = 4;
        private int windows;
        private int misses;

        public readonly int From => windows * 64 + 1;

        public void Miss()
        {
            if (++misses < MostMisses) return;
            windows++;
            misses = 0;
        }
    }
}
