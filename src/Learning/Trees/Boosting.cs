namespace PolicyML.Learning.Trees;

/// <summary>
/// Gradient-boosted symmetric trees for the logistic loss (Friedman 2001) with second-order gains (Chen and Guestrin 2016) over
/// histograms of binned features; the greater child's histogram is its parent's less the smaller one's.
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
    private readonly int[] rows;
    private readonly int[] aside;

    private Boosting(BoostOptions options, FeatureBins bins, byte[] binned, bool[] truth, int features, double start)
    {
        (this.options, this.bins, this.binned, this.truth, this.features) = (options, bins, binned, truth, features);
        gradients = new double[truth.Length];
        curvatures = new double[truth.Length];
        scores = new double[truth.Length];
        Array.Fill(scores, start);
        rows = new int[truth.Length];
        aside = new int[truth.Length];
    }

    /// <summary>Trees whose scores, with the start, sum up to log-odds.</summary>
    /// <param name="values">Row after row, feature after feature.</param>
    /// <param name="truth">Whether each row is positive.</param>
    /// <param name="features">Numbers a row.</param>
    /// <param name="options">How to boost.</param>
    /// <param name="seed">Seed of the features each tree may use.</param>
    /// <param name="cancel">Stops the work.</param>
    public static (double Start, SymmetricTree[] Trees) Train(
        float[] values, bool[] truth, int features, BoostOptions options, int seed, CancellationToken cancel)
    {
        var positives = Math.Clamp(truth.Count(t => t), 0.5, Math.Max(0.5, truth.Length - 0.5));
        var start = Math.Log(positives / (truth.Length - positives));
        var learned = FeatureBins.Learn(truth.Length, features, (r, f) => values[(r * features) + f]);
        var cells = new byte[values.Length];
        for (var i = 0; i < values.Length; i++) cells[i] = learned.Of(i % features, values[i]);
        var boosting = new Boosting(options, learned, cells, truth, features, start);
        var random = new SplitMix((ulong)seed);
        var trees = new SymmetricTree[options.Rounds];
        for (var round = 0; round < trees.Length; round++)
        {
            cancel.ThrowIfCancellationRequested();
            trees[round] = boosting.Round(ref random);
        }

        return (start, trees);
    }

    private SymmetricTree Round(ref SplitMix random)
    {
        for (var r = 0; r < truth.Length; r++)
        {
            var p = 1 / (1 + Math.Exp(-scores[r]));
            gradients[r] = p - (truth[r] ? 1 : 0);
            curvatures[r] = p * (1 - p);
            rows[r] = r;
        }

        var used = Pick(ref random);
        Part[] parts = [new(0, rows.Length, Count(rows))];
        var (asked, edges, values) = (new List<byte>(), new List<float>(), new List<float> { ValueOf(parts[0]) });
        while (asked.Count < options.Depth)
        {
            var split = Best(parts, used);
            if (split.Gain <= options.LeastGain) break;
            asked.Add((byte)split.Feature);
            edges.Add(bins.Edges[split.Feature][split.Bin]);
            parts = [.. parts.SelectMany(p => Divide(p, split))];
            values.AddRange(parts.Select(ValueOf));
        }

        foreach (var part in parts)
        {
            var value = ValueOf(part);
            foreach (var row in rows.AsSpan(part.Start, part.Count)) scores[row] += value;
        }

        return new SymmetricTree([.. asked], [.. edges], [.. values]);
    }

    private bool[] Pick(ref SplitMix random)
    {
        var order = Enumerable.Range(0, features).ToArray();
        random.Shuffle(order);
        var mask = new bool[features];
        foreach (var f in order.Take(Math.Max(1, (int)Math.Round(features * options.FeatureShare)))) mask[f] = true;
        return mask;
    }

    private float ValueOf(Part part)
    {
        var (gradient, curvature) = part.Totals();
        return (float)(-options.Rate * gradient / (curvature + options.Penalty));
    }

    /// <summary>Sums of both derivatives by feature and bin.</summary>
    private double[] Count(ReadOnlySpan<int> own)
    {
        var histogram = new double[features * FeatureBins.Most * 2];
        foreach (var row in own)
        {
            var (g, h) = (gradients[row], curvatures[row]);
            var cells = binned.AsSpan(row * features, features);
            for (var f = 0; f < cells.Length; f++)
            {
                var at = ((f * FeatureBins.Most) + cells[f]) * 2;
                histogram[at] += g;
                histogram[at + 1] += h;
            }
        }

        return histogram;
    }

    /// <summary>The question whose answers gain most over all parts; a part of which too little would be left on a side gains nothing.</summary>
    private Split Best(Part[] parts, bool[] used)
    {
        var best = default(Split);
        Span<double> gains = stackalloc double[FeatureBins.Most];
        for (var f = 0; f < features; f++)
        {
            if (!used[f]) continue;
            gains.Clear();
            foreach (var part in parts) AddGains(part, f, gains);
            for (var bin = 0; bin < bins.Edges[f].Length; bin++)
                if (gains[bin] > best.Gain) best = new Split(gains[bin], f, bin);
        }

        return best;
    }

    private void AddGains(Part part, int feature, Span<double> gains)
    {
        var (gradient, curvature) = part.Totals();
        var whole = gradient * gradient / (curvature + options.Penalty);
        var (g, h) = (0.0, 0.0);
        for (var bin = 0; bin < bins.Edges[feature].Length; bin++)
        {
            var at = ((feature * FeatureBins.Most) + bin) * 2;
            g += part.Histogram[at];
            h += part.Histogram[at + 1];
            if (h < options.LeastWeight || curvature - h < options.LeastWeight) continue;
            gains[bin] += (g * g / (h + options.Penalty)) + ((gradient - g) * (gradient - g) / (curvature - h + options.Penalty)) - whole;
        }
    }

    private Part[] Divide(Part part, Split split)
    {
        var own = rows.AsSpan(part.Start, part.Count);
        int left = 0, right = 0;
        foreach (var row in own)
        {
            if (binned[(row * features) + split.Feature] <= split.Bin) own[left++] = row;
            else aside[right++] = row;
        }

        aside.AsSpan(0, right).CopyTo(own[left..]);
        var small = Count(left <= right ? own[..left] : own[left..]);
        var great = part.Histogram;
        for (var i = 0; i < great.Length; i++) great[i] -= small[i];
        return [new Part(part.Start, left, left <= right ? small : great), new Part(part.Start + left, right, left <= right ? great : small)];
    }

    private readonly record struct Split(double Gain, int Feature, int Bin);

    /// <summary>The rows of a node, which stand together.</summary>
    private sealed record Part(int Start, int Count, double[] Histogram)
    {
        public (double Gradient, double Curvature) Totals()
        {
            var (g, h) = (0.0, 0.0);
            for (var bin = 0; bin < FeatureBins.Most; bin++)
            {
                g += Histogram[bin * 2];
                h += Histogram[(bin * 2) + 1];
            }

            return (g, h);
        }
    }
}
