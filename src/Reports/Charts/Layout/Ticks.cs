namespace PolicyML.Reports.Charts.Layout;

/// <summary>Marks of a numeric axis: multiples of a round step whose first and last enclose all values.</summary>
/// <param name="First">First mark.</param>
/// <param name="Step">Distance between marks.</param>
/// <param name="Count">How many marks, 2 or more.</param>
internal sealed record Ticks(double First, double Step, int Count)
{
    private const int FewestSteps = 1;

    private static readonly double[] Round = [1, 5, 2, 2.5];

    /// <summary>Last mark.</summary>
    public double Last => First + (Step * (Count - 1));

    /// <summary>The marks, ascending.</summary>
    public IEnumerable<double> Values => Enumerable.Range(0, Count).Select(i => Math.Round(First / Step + i) * Step);

    /// <summary>Digits after the point that tell all marks apart.</summary>
    public int Decimals
    {
        get
        {
            var decimals = 0;
            for (var step = Step; decimals < 12 && Math.Abs(step - Math.Round(step)) > 1e-9 * Math.Max(1, step); decimals++) step *= 10;
            return decimals;
        }
    }

    /// <summary>
    /// Marks after Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes" (2010):
    /// the step with the best sum of simplicity, coverage and density, of those whose marks enclose the data.
    /// </summary>
    /// <param name="low">Least value.</param>
    /// <param name="high">Greatest value, not below <paramref name="low"/>.</param>
    /// <param name="wanted">How many marks would be best, 2 or more.</param>
    public static Ticks Of(double low, double high, int wanted)
    {
        (low, high) = Spread(low, high);
        var magnitude = (int)Math.Floor(Math.Log10(high - low));
        Ticks? best = null;
        var bestScore = double.NegativeInfinity;
        for (var power = magnitude - 2; power <= magnitude + 1; power++)
        {
            for (var q = 0; q < Round.Length; q++)
            {
                var ticks = Enclosing(low, high, Round[q] * Math.Pow(10, power));
                if (ticks.Count > Math.Max(3, wanted * 2)) continue;
                var score = Score(ticks, q, low, high, wanted);
                if (score <= bestScore) continue;
                (best, bestScore) = (ticks, score);
            }
        }

        return best ?? Enclosing(low, high, Math.Pow(10, magnitude + 1));
    }

    /// <summary>Where all values are one, an interval around it.</summary>
    private static (double Low, double High) Spread(double low, double high)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > size * 1e-9 && high - low > 1e-12) return (low, high);
        return size < 1e-12 ? (0, 1) : (low - (size * 0.1), high + (size * 0.1));
    }

    private static Ticks Enclosing(double low, double high, double step)
    {
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        return new Ticks(first * step, step, (int)Math.Max(last - first, FewestSteps) + 1);
    }

    private static double Score(Ticks ticks, int q, double low, double high, int wanted)
    {
        var hasZero = ticks.First <= 0 && ticks.Last >= 0;
        var simplicity = 1 - (q / (Round.Length - 1.0)) + (hasZero ? 1 : 0) - 1;
        var range = high - low;
        var over = Math.Pow(ticks.Last - high, 2) + Math.Pow(low - ticks.First, 2);
        var coverage = 1 - (0.5 * over / Math.Pow(0.1 * range, 2));
        var ratio = (ticks.Count - 1.0) / (wanted - 1.0);
        var density = 2 - Math.Max(ratio, 1 / ratio);
        return (0.25 * simplicity) + (0.2 * Math.Max(coverage, -3)) + (0.5 * density);
    }
}
