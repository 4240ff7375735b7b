namespace PolicyML.Reports.Statistics;

/// <summary>The Mann–Kendall test for a monotonic trend.</summary>
public sealed record MannKendall
{
    private const int LeastForCorrection = 10;
    private const double CorrelationLevel = 1.96;   // the usual bound of 5 % for a lag's correlation

    /// <summary>Number of values.</summary>
    public required int Count { get; init; }

    /// <summary>Part of the range of values below which two of them, their trend taken out, count as equal.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Pairs that rise less pairs that fall.</summary>
    public required int S { get; init; }

    /// <summary>Kendall's tau-b: −1 to 1; 0 where all values are equal.</summary>
    public required double Tau { get; init; }

    /// <summary>Variance of <see cref="S"/> without a trend, corrected for ties and, where <see cref="IsCorrected"/>, for autocorrelation.</summary>
    public required double Variance { get; init; }

    /// <summary>Two-sided probability of an S as far from zero where there is no trend.</summary>
    public required double P { get; init; }

    /// <summary>The least probability that any order of these values could give. Above the level, the test can show nothing.</summary>
    public required double LeastP { get; init; }

    /// <summary>True where <see cref="P"/> was counted over all orders, false where it is the normal approximation.</summary>
    public required bool IsExact { get; init; }

    /// <summary>True where the values hang together in time and the variance was raised for it.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>
    /// Tests values in the order of time (Mann 1945; Kendall 1975). Exact up to 30 values, ties included; beyond, the normal
    /// approximation with tie correction and continuity correction. From 10 values on, autocorrelation of the ranks around the
    /// trend raises the variance (Hamed and Rao 1998); it never lowers it, so that the test errs on the side of no trend.
    /// </summary>
    public static MannKendall Test(ReadOnlySpan<double> values)
    {
        var (s, ties) = (Score(values), TieSizes(values));
        var n = values.Length;
        var variance = VarianceOf(n, ties);
        var (p, least, exact) = n <= InversionCounts.MaxSize ? Exact(s, ties) : Approximate(s, n, ties, variance);
        var factor = n >= LeastForCorrection && s != 0 ? Correction(values) : 1;
        if (factor > 1)
        {
            variance *= factor;
            p = Math.Max(p, Normal.TwoSided((Math.Abs(s) - 1) / Math.Sqrt(variance)));
        }

        return new MannKendall
        {
            Count = n,
            S = s,
            Tau = TauB(s, n, ties),
            Variance = variance,
            P = p,
            LeastP = least,
            IsExact = exact && factor <= 1,
            IsCorrected = factor > 1,
        };
    }

    internal static int Score(ReadOnlySpan<double> values)
    {
        var s = 0;
        for (var i = 0; i < values.Length; i++)
        {
            for (var j = i + 1; j < values.Length; j++) s += values[j].CompareTo(values[i]);
        }

        return s;
    }

    /// <summary>Sizes of the groups of equal values, single ones included.</summary>
    internal static int[] TieSizes(ReadOnlySpan<double> values) => [.. values.ToArray().GroupBy(v => v).Select(g => g.Count())];

    internal static double VarianceOf(int n, int[] ties) =>
        ((n * (n - 1d) * ((2 * n) + 5)) - ties.Sum(t => t * (t - 1d) * ((2 * t) + 5))) / 18;

    private static (double P, double Least, bool Exact) Exact(int s, int[] ties)
    {
        var counts = InversionCounts.Of(ties);
        return (counts.TwoSided(s), counts.Most == 0 ? 1 : counts.TwoSided(counts.Most), true);
    }

    private static (double P, double Least, bool Exact) Approximate(int s, int n, int[] ties, double variance)
    {
        if (variance <= 0) return (1, 1, false);
        var most = (n * (n - 1d) / 2) - ties.Sum(t => t * (t - 1d) / 2);
        return (P(Math.Abs(s)), P(most), false);

        double P(double distance) => Normal.TwoSided(Math.Max(distance - 1, 0) / Math.Sqrt(variance));
    }

    private static double TauB(int s, int n, int[] ties)
    {
        var pairs = n * (n - 1d) / 2;
        var untied = pairs - ties.Sum(t => t * (t - 1d) / 2);
        return untied <= 0 ? 0 : s / Math.Sqrt(pairs * untied);
    }

    /// <summary>n/n* of Hamed and Rao (1998), equation 13, over the lags whose correlation is significant.</summary>
    private static double Correction(ReadOnlySpan<double> values)
    {
        var n = values.Length;
        var ranks = Ranks(WithoutTrend(values), Rounding * Range(values));
        var mean = ranks.Average();
        var spread = ranks.Sum(r => (r - mean) * (r - mean));
        if (spread == 0) return 1;
        var sum = 0d;
        for (var lag = 1; lag < n - 2; lag++)
        {
            var shared = 0d;
            for (var i = 0; i + lag < n; i++) shared += (ranks[i] - mean) * (ranks[i + lag] - mean);
            var correlation = shared / spread;
            if (Math.Abs(correlation) > CorrelationLevel / Math.Sqrt(n))
                sum += (n - (double)lag) * (n - lag - 1) * (n - lag - 2) * correlation;
        }

        return 1 + (2 * sum / (n * (n - 1d) * (n - 2)));
    }

    private static double Range(ReadOnlySpan<double> values)
    {
        var (least, most) = (values[0], values[0]);
        foreach (var value in values) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return most - least;
    }

    private static double[] WithoutTrend(ReadOnlySpan<double> values)
    {
        var times = new double[values.Length];
        for (var i = 0; i < times.Length; i++) times[i] = i;
        var slope = TheilSen.MedianSlope(times, values);
        var rest = new double[values.Length];
        for (var i = 0; i < rest.Length; i++) rest[i] = values[i] - (slope * i);
        return rest;
    }

    /// <summary>Ranks from 1; values that differ by no more than rounding share the mean of theirs.</summary>
    private static double[] Ranks(double[] values, double rounding)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && values[order[end]] - values[order[start]] <= rounding) end++;
            for (var i = start; i < end; i++) ranks[order[i]] = (start + end + 1) / 2d;
            start = end;
        }

        return ranks;
    }
}
