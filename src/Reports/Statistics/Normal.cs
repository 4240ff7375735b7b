namespace PolicyML.Reports.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>Probability of a value at least as far from zero as <paramref name="z"/>.</summary>
    public static double TwoSided(double z) => Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>The distance from zero that is passed, on either side, with probability <paramref name="alpha"/>.</summary>
    public static double Critical(double alpha)
    {
        var (low, high) = (0d, 40d);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (TwoSided(middle) > alpha) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>The complementary error function for x from 0 up: a series near zero, a continued fraction farther out.</summary>
    private static double Erfc(double x) => x < 2.5 ? 1 - Series(x) : Fraction(x);

    private static double Series(double x)
    {
        // erf x = 2/sqrt(pi) exp(-x²) sum 2^n x^(2n+1) / (1·3·5…(2n+1)); all terms positive, so nothing cancels.
        var term = x;
        var sum = x;
        for (var n = 1; n < 200 && term > sum * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    private static double Fraction(double x)
    {
        var fraction = 0d;
        for (var n = 60; n > 0; n--) fraction = n / 2d / (x + fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
