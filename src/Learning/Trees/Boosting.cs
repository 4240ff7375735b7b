namespace PolicyML.Learning.Trees;

/// <summary>
/// Gradient-boosted trees for the logistic loss (Friedman 2001) with second-order gains (Chen and Guestrin 2016) over histograms of
/// binned features; the greater child's histogram is its parent's less the smaller one's.
/// </summary>
internal sealed class Boosting
{
    private readonly BoostOptions options;
    private readonly FeatureBins bins;
    private readonly byte[] binned;
    private readonly bool[] truth;
    private readonly int features;
    private readonly double[] gradients;
    private readonly double[] curvatures;
    private readonly double[] scores;
    private bool[] used;

    private Boosting(BoostOptions options, FeatureBins bins, byte[] binned, bool[] truth, int features, double start)
    {
        (this.options, this.bins, this.binned, this.truth, this.features) = (options, bins, binned, truth, features);
        gradients = new double[truth.Length];
        curvatures = new double[truth.Length];
        scores = new double[truth.Length];
        Array.Fill(scores, start);
        used = new bool[features];
    }

    /// <summary>Trees whose scores, with the start, sum up to log-odds.</summary>
    /// <param name="values">Row after row, feature after feature.</param>
    /// <param name="truth">Whether each row is positive.</param>
    /// <param name="features">Numbers a row.</param>
    /// <param name="options">How to boost.</param>
    /// <param name="seed">Seed of the features each tree may use.</param>
    /// <param name="cancel">Stops the work.</param>
    public static (double Start, RegressionTree[] Trees) Train(
        float[] values, bool[] truth, int features, BoostOptions options, int seed, CancellationToken cancel)
    {
        var positives = Math.Clamp(truth.Count(t => t), 0.5, Math.Max(0.5, truth.Length - 0.5));
        var start = Math.Log(positives / (truth.Length - positives));
        var learned = FeatureBins.Learn(truth.Length, features, (r, f) => values[(r * features) + f]);
        var cells = new byte[values.Length];
        for (var i = 0; i < values.Length; i++) cells[i] = learned.Of(i % features, values[i]);
        var boosting = new Boosting(options, learned, cells, truth, features, start);
        var random = new SplitMix((ulong)seed);
        var trees = new RegressionTree[options.Rounds];
        for (var round = 0; round < trees.Length; round++)
        {
            cancel.ThrowIfCancellationRequested();
            trees[round] = boosting.Round(ref random);
        }

        return (start, trees);
    }

    private RegressionTree Round(ref SplitMix random)
    {
        for (var r = 0; r < truth.Length; r++)
        {
            var p = 1 / (1 + Math.Exp(-scores[r]));
            gradients[r] = p - (truth[r] ? 1 : 0);
            curvatures[r] = p * (1 - p);
        }

        used = Pick(ref random);
        var rows = new int[truth.Length];
        for (var r = 0; r < rows.Length; r++) rows[r] = r;
        var tree = new RegressionTree();
        var histogram = Count(rows);
        var (g, h) = Totals(histogram);
        Grow(tree, tree.Add(LeafValue(g, h)), rows, histogram, options.Depth);
        return tree;
    }

    private bool[] Pick(ref SplitMix random)
    {
        var order = Enumerable.Range(0, features).ToArray();
        random.Shuffle(order);
        var mask = new bool[features];
        foreach (var f in order.Take(Math.Max(1, (int)Math.Round(features * options.FeatureShare)))) mask[f] = true;
        return mask;
    }

    private void Grow(RegressionTree tree, int node, Span<int> rows, double[] histogram, int depth)
    {
        var (g, h) = Totals(histogram);
        var split = depth > 0 ? Best(histogram, g, h) : default;
        if (split.Gain <= options.LeastGain)
        {
            var value = LeafValue(g, h);
            foreach (var row in rows) scores[row] += value;
            return;
        }

        var middle = Partition(rows, split.Feature, split.Bin);
        var left = rows[..middle];
        var right = rows[middle..];
        var small = Count(left.Length <= right.Length ? left : right);
        for (var i = 0; i < histogram.Length; i++) histogram[i] -= small[i];
        var (leftHistogram, rightHistogram) = left.Length <= right.Length ? (small, histogram) : (histogram, small);
        var leftNode = tree.Add(LeafValue(split.LeftGradient, split.LeftCurvature));
        var rightNode = tree.Add(LeafValue(g - split.LeftGradient, h - split.LeftCurvature));
        tree.Divide(node, split.Feature, bins.Edges[split.Feature][split.Bin], leftNode, rightNode);
        Grow(tree, leftNode, left, leftHistogram, depth - 1);
        Grow(tree, rightNode, right, rightHistogram, depth - 1);
    }

    private double LeafValue(double gradient, double curvature) => -options.Rate * gradient / (curvature + options.Penalty);

    /// <summary>Sums of both derivatives by feature and bin.</summary>
    private double[] Count(ReadOnlySpan<int> rows)
    {
        var histogram = new double[features * FeatureBins.Most * 2];
        foreach (var row in rows)
        {
            var (g, h) = (gradients[row], curvatures[row]);
            var own = binned.AsSpan(row * features, features);
            for (var f = 0; f < own.Length; f++)
            {
                var at = ((f * FeatureBins.Most) + own[f]) * 2;
                histogram[at] += g;
                histogram[at + 1] += h;
            }
        }

        return histogram;
    }

    private static (double Gradient, double Curvature) Totals(double[] histogram)
    {
        var (g, h) = (0.0, 0.0);
        for (var bin = 0; bin < FeatureBins.Most; bin++)
        {
            g += histogram[bin * 2];
            h += histogram[(bin * 2) + 1];
        }

        return (g, h);
    }

    private Split Best(double[] histogram, double gradient, double curvature)
    {
        var best = default(Split);
        var whole = gradient * gradient / (curvature + options.Penalty);
        for (var f = 0; f < features; f++)
        {
            if (!used[f]) continue;
            var (g, h) = (0.0, 0.0);
            for (var bin = 0; bin < bins.Edges[f].Length; bin++)
            {
                var at = ((f * FeatureBins.Most) + bin) * 2;
                g += histogram[at];
                h += histogram[at + 1];
                if (h < options.LeastWeight || curvature - h < options.LeastWeight) continue;
                var gain = (g * g / (h + options.Penalty)) + ((gradient - g) * (gradient - g) / (curvature - h + options.Penalty)) - whole;
                if (gain > best.Gain) best = new Split(gain, f, bin, g, h);
            }
        }

        return best;
    }

    private int Partition(Span<int> rows, int feature, int bin)
    {
        var right = new List<int>();
        var at = 0;
        foreach (var row in rows)
        {
            if (binned[(row * features) + feature] <= bin) rows[at++] = row;
            else right.Add(row);
        }

        right.CopyTo(rows[at..]);
        return at;
    }

    private readonly record struct Split(double Gain, int Feature, int Bin, double LeftGradient, double LeftCurvature);
}
