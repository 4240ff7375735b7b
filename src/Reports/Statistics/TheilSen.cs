namespace PolicyML.Reports.Statistics;

/// <summary>A line through points by the median of the slopes between them, which single wild values hardly move.</summary>
/// <param name="Slope">Median of the slopes of all pairs, in units of the values for one unit of time.</param>
/// <param name="Intercept">Median of what the values are above the slope: the line's value at time 0.</param>
/// <param name="Low">Lower end of the slope's confidence interval; null where so few points bound it on no side.</param>
/// <param name="High">Upper end; null as <paramref name="Low"/>.</param>
public sealed record TheilSen(double Slope, double Intercept, double? Low, double? High)
{
    /// <summary>
    /// Fits the line (Theil 1950; Sen 1968) with the interval that belongs to the Mann–Kendall test (Gilbert 1987, 16.5): by the
    /// exact distribution up to 30 points, so that without ties the interval leaves out 0 just where the test is significant, else by the normal
    /// approximation, rounded outwards. Ties in the values are corrected for.
    /// </summary>
    /// <param name="times">Where the points stand in time, strictly rising.</param>
    /// <param name="values">Their values.</param>
    /// <param name="alpha">What the interval may miss: 0.05 for one of 95 %.</param>
    /// <returns>The line; null for fewer than two points.</returns>
    /// <exception cref="ArgumentException">The lengths differ or the times do not rise.</exception>
    public static TheilSen? Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> values, double alpha = 0.05)
    {
        if (times.Length != values.Length) throw new ArgumentException("a value for each time", nameof(values));
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1]) throw new ArgumentException("times rise", nameof(times));
        }

        if (times.Length < 2) return null;
        var slopes = Slopes(times, values);
        var slope = Median(slopes);
        var rest = new double[times.Length];
        for (var i = 0; i < rest.Length; i++) rest[i] = values[i] - (slope * times[i]);
        Array.Sort(rest);
        var (low, high) = Interval(slopes, values, alpha);
        return new TheilSen(slope, Median(rest), low, high);
    }

    internal static double MedianSlope(ReadOnlySpan<double> times, ReadOnlySpan<double> values) => Median(Slopes(times, values));

    private static (double? Low, double? High) Interval(double[] slopes, ReadOnlySpan<double> values, double alpha)
    {
        var ties = MannKendall.TieSizes(values);
        double reach;
        if (values.Length <= InversionCounts.MaxSize)
        {
            if (InversionCounts.Of(ties).Critical(alpha) is not { } critical) return (null, null);
            reach = critical - 2;
        }
        else
        {
            reach = Normal.Critical(alpha) * Math.Sqrt(MannKendall.VarianceOf(values.Length, ties));
        }

        var rank = (int)Math.Floor((slopes.Length - reach) / 2);   // counted from 1, from either end
        return rank < 1 ? (null, null) : (slopes[rank - 1], slopes[^rank]);
    }

    /// <summary>The slopes of all pairs, least first.</summary>
    private static double[] Slopes(ReadOnlySpan<double> times, ReadOnlySpan<double> values)
    {
        var slopes = new double[times.Length * (times.Length - 1) / 2];
        var at = 0;
        for (var i = 0; i < times.Length; i++)
        {
            for (var j = i + 1; j < times.Length; j++) slopes[at++] = (values[j] - values[i]) / (times[j] - times[i]);
        }

        Array.Sort(slopes);
        return slopes;
    }

    private static double Median(double[] sorted)
    {
        var middle = sorted.Length / 2;
        return sorted.Length == 0 ? 0 : sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
