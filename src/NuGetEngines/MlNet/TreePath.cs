using Microsoft.ML.Trainers.FastTree;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>
/// Divides what a tree says among the features of the path: each gets by how much its split moved the mean of the leaves below
/// (after Saabas, "Interpreting Random Forests", 2014).
/// </summary>
internal static class TreePath
{
    /// <summary>Adds the parts of a tree.</summary>
    /// <param name="tree">The tree, of numerical splits.</param>
    /// <param name="weight">Its weight in the ensemble.</param>
    /// <param name="features">The features of an article.</param>
    /// <param name="parts">One a feature; added to.</param>
    /// <returns>The mean of all leaves, weighted.</returns>
    public static double Walk(RegressionTreeBase tree, double weight, ReadOnlySpan<float> features, Span<double> parts)
    {
        if (tree.NumberOfNodes == 0) return tree.LeafValues.Count == 0 ? 0 : tree.LeafValues[0] * weight;
        var root = Mean(tree, 0).Value;
        var value = root;
        for (var node = 0; node >= 0;)
        {
            var feature = tree.NumericalSplitFeatureIndexes[node];
            var next = features[feature] <= tree.NumericalSplitThresholds[node] ? tree.LeftChild[node] : tree.RightChild[node];
            var below = Mean(tree, next).Value;
            parts[feature] += (below - value) * weight;
            (value, node) = (below, next);
        }

        return root * weight;
    }

    /// <summary>The mean of the leaves below a node, and their number; a leaf is named by the complement of its index.</summary>
    private static (double Value, int Leaves) Mean(RegressionTreeBase tree, int node)
    {
        if (node < 0) return (tree.LeafValues[~node], 1);
        var (left, right) = (Mean(tree, tree.LeftChild[node]), Mean(tree, tree.RightChild[node]));
        var leaves = left.Leaves + right.Leaves;
        return (((left.Value * left.Leaves) + (right.Value * right.Leaves)) / leaves, leaves);
    }
}
