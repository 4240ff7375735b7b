namespace PolicyML.Learning.Evaluating;

/// <summary>Samples of articles with replacement, the same for a seed.</summary>
internal static class Bootstrap
{
    /// <summary>Calls <paramref name="measure"/> for each sample; gives what it returned, sample after sample.</summary>
    public static double[][] Run(int rows, int samples, int seed, Func<int[], double[]> measure)
    {
        var random = new SplitMix((ulong)seed);
        var result = new double[samples][];
        var sample = new int[rows];
        for (var s = 0; s < samples; s++)
        {
            for (var i = 0; i < rows; i++) sample[i] = random.Below(rows);
            result[s] = measure(sample);
        }

        return result;
    }

    /// <summary>The middle 95 % of a figure; both ends are its value where there are no samples.</summary>
    public static Interval IntervalOf(double value, double[][] samples, int figure)
    {
        if (samples.Length == 0) return new Interval(value, value, value);
        var sorted = samples.Select(s => s[figure]).Order().ToArray();
        return new Interval(value, Quantile(sorted, 0.025), Quantile(sorted, 0.975));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
