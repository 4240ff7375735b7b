using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PolicyML.Learning.Trees;

/// <summary>Trees laid out for speed: all have as many levels, and each is asked for eight rows at once.</summary>
internal sealed class Forest
{
    private const int Depth = SymmetricTree.MaxDepth;
    private const int Leaves = 1 << Depth;
    private static readonly int Lanes = Vector256<float>.Count;
    private readonly int[] features;
    private readonly float[] edges;
    private readonly float[] leaves;
    private readonly float start;

    /// <summary>Lays out trees whose scores are added to a start.</summary>
    public Forest(double start, SymmetricTree[] trees)
    {
        this.start = (float)start;
        features = new int[trees.Length * Depth];
        edges = new float[trees.Length * Depth];
        leaves = new float[trees.Length * Leaves];
        for (var t = 0; t < trees.Length; t++) Lay(trees[t], t);
    }

    /// <summary>The sum of the leaves that each row falls into, and the start.</summary>
    /// <param name="columns">Feature after feature, a number for each row; rows are padded to whole vectors of eight.</param>
    /// <param name="width">Numbers a feature, a multiple of eight.</param>
    /// <param name="scores">One a row, as many as <paramref name="width"/>.</param>
    public void Score(ReadOnlySpan<float> columns, int width, Span<float> scores)
    {
        ref var first = ref MemoryMarshal.GetReference(columns);
        for (var at = 0; at < width; at += Lanes) Sum(ref first, width, at).CopyTo(scores[at..]);
    }

    private Vector256<float> Sum(ref float columns, int width, int at)
    {
        var sum = Vector256.Create(start);
        var eight = Vector256.Create(Lanes);
        var values = MemoryMarshal.Cast<float, Vector256<float>>(leaves);
        for (int level = 0, leaf = 0; level < features.Length; leaf += Leaves / Lanes)
        {
            var number = Vector256<int>.Zero;
            for (var end = level + Depth; level < end; level++)
            {
                var row = Vector256.LoadUnsafe(ref columns, (nuint)((features[level] * width) + at));
                number = number + number - Vector256.GreaterThan(row, Vector256.Create(edges[level])).AsInt32();   // true is -1
            }

            sum += Vector256.Shuffle(values[leaf], number) + Vector256.Shuffle(values[leaf + 1], number - eight);   // outside of 0 to 7 is 0
        }

        return sum;
    }

    /// <summary>Levels that a tree lacks ask what never holds.</summary>
    private void Lay(SymmetricTree tree, int index)
    {
        for (var level = 0; level < Depth; level++)
        {
            var at = (index * Depth) + level;
            (features[at], edges[at]) = level < tree.Depth ? (tree.Features[level], tree.Edges[level]) : (0, float.PositiveInfinity);
        }

        var (count, step) = (1 << tree.Depth, Leaves >> tree.Depth);
        for (var leaf = 0; leaf < count; leaf++) leaves[(index * Leaves) + (leaf * step)] = tree.Values[count - 1 + leaf];
    }
}
