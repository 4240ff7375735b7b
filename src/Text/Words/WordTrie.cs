using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PolicyML.Text.Words;

/// <summary>
/// Words and their log probabilities in a double-array trie (Aoe 1989) of eight bytes a node over UTF-16 code units.
/// A child is told by its label, no two parents share a base (as in darts-clone), and the frequency stands in the node
/// itself as the number of a weight: one array read a code unit.
/// </summary>
internal sealed class WordTrie
{
    /// <summary>One node. <see cref="Weight"/> 0: no word ends here.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 2, Size = 8)]
    public struct Node
    {
        public int Base;
        public ushort Label;
        public ushort Weight;
    }

    /// <summary>Base of a node without children: no label leads on from it.</summary>
    public const int Leaf = int.MinValue / 2;

    /// <summary>Label of a free slot.</summary>
    public const ushort Free = ushort.MaxValue;

    private readonly ushort[] codes;     // code unit -> label, 0: in no word
    private readonly Node[] nodes;
    private readonly long[] frequencies; // number of a weight -> frequency
    private readonly double[] weights;   // and its log probability

    public WordTrie(ushort[] codes, Node[] nodes, long[] frequencies, long total)
    {
        this.codes = codes;
        this.nodes = nodes;
        this.frequencies = frequencies;
        Total = Math.Max(total, 1);
        var logTotal = Math.Log(Total);
        weights = new double[frequencies.Length];
        for (var i = 1; i < weights.Length; i++) weights[i] = Math.Log(frequencies[i]) - logTotal;
        Unknown = 0 - logTotal;
    }

    /// <summary>Sum of all frequencies, at least 1.</summary>
    public long Total { get; }

    /// <summary>Log probability of a character that is no word: that of a word seen once.</summary>
    public double Unknown { get; }

    /// <summary>Bytes that the arrays take.</summary>
    public long Bytes => codes.Length * 2L + nodes.Length * 8L + weights.Length * 8L;

    /// <summary>True for a word with a frequency above zero.</summary>
    public bool Contains(ReadOnlySpan<char> word) => WeightOf(word) != 0;

    /// <summary>The frequency of a word; 0 where it is none.</summary>
    public long Frequency(ReadOnlySpan<char> word) => frequencies[WeightOf(word)];

    /// <summary>
    /// From the end to the start: for every position the best score from there on and the length of the word that it begins
    /// with. Of equal scores the longer word wins, as in jieba.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="score">As long as the text and one more.</param>
    /// <param name="length">As long as the text.</param>
    public void BestPath(ReadOnlySpan<char> text, Span<double> score, Span<byte> length)
    {
        score[text.Length] = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            length[i] = 1;
            score[i] = Unknown + score[i + 1];
            var slot = codes[text[i]];
            if (slot != 0 && nodes[slot].Label == slot) Extend(text, i, slot, score, length);
        }
    }

    private void Extend(ReadOnlySpan<char> text, int start, int slot, Span<double> score, Span<byte> length)
    {
        var best = double.NegativeInfinity;
        var bestEnd = 0;
        for (var end = start + 1; ; end++)
        {
            ref readonly var node = ref nodes[slot];
            if (node.Weight != 0)
            {
                var sum = weights[node.Weight] + score[end];
                if (sum >= best)
                {
                    best = sum;
                    bestEnd = end;
                }
            }

            if (end == text.Length) break;
            var code = codes[text[end]];
            slot = node.Base + code;
            if ((uint)slot >= (uint)nodes.Length || nodes[slot].Label != code) break;
        }

        if (bestEnd == 0) return;
        score[start] = best;
        length[start] = (byte)(bestEnd - start);
    }

    private ushort WeightOf(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return 0;
        var slot = 0;
        foreach (var c in word)
        {
            slot = Child(slot, codes[c]);
            if (slot < 0) return 0;
        }

        return nodes[slot].Weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Child(int parent, ushort code)
    {
        var slot = nodes[parent].Base + code;
        return (uint)slot < (uint)nodes.Length && nodes[slot].Label == code ? slot : -1;
    }
}
