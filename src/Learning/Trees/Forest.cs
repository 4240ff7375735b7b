using System.Runtime.CompilerServices;

namespace PolicyML.Learning.Trees;

/// <summary>
/// Trees of one depth laid out for speed: every tree is complete, its branches in one row (the children of branch n are 2n + 1 and
/// 2n + 2), so that a walk is a fixed number of steps without a jump.
/// </summary>
internal sealed class Forest
{
    private readonly int depth;
    private readonly int branches;
    private readonly byte[] features;
    private readonly float[] edges;
    private readonly double[] leaves;
    private readonly double start;

    /// <summary>Lays out trees whose scores are added to a start.</summary>
    public Forest(double start, RegressionTree[] trees)
    {
        this.start = start;
        depth = trees.Length == 0 ? 0 : trees.Max(t => t.Depth);
        branches = (1 << depth) - 1;
        features = new byte[trees.Length * branches];
        edges = new float[trees.Length * branches];
        leaves = new double[trees.Length * (branches + 1)];
        for (var t = 0; t < trees.Length; t++)
            trees[t].Fill(depth, features.AsSpan(t * branches, branches), edges.AsSpan(t * branches, branches), leaves.AsSpan(t * (branches + 1), branches + 1));
    }

    /// <summary>The sum of the leaves that a row falls into, and the start.</summary>
    public double Score(ReadOnlySpan<float> row)
    {
        var score = start;
        for (int tree = 0, leaf = 0; leaf < leaves.Length; tree += branches, leaf += branches + 1) score += leaves[leaf + Walk(tree, row)];
        return score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Walk(int tree, ReadOnlySpan<float> row)
    {
        var node = 0;
        for (var step = 0; step < depth; step++)
        {
            var goesRight = row[features[tree + node]] > edges[tree + node];
            node = (2 * node) + 1 + Unsafe.BitCast<bool, byte>(goesRight);
        }

        return node - branches;
    }
}
