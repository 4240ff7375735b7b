namespace PolicyML.Reports.Statistics;

/// <summary>
/// How many arrangements of a sample have how many inversions: the exact distribution of Kendall's S when nothing but chance
/// orders the sample. With ties the counts are the coefficients of a Gaussian multinomial (MacMahon 1916).
/// </summary>
internal sealed class InversionCounts
{
    /// <summary>The greatest sample that is counted exactly; 33! still fits 128 bits.</summary>
    public const int MaxSize = 30;

    private readonly UInt128[] counts;
    private readonly double total;

    private InversionCounts(UInt128[] counts)
    {
        this.counts = counts;
        foreach (var count in counts) total += (double)count;
    }

    /// <summary>The greatest number of inversions: the pairs that are not tied.</summary>
    public int Most => counts.Length - 1;

    /// <summary>Counts the arrangements of a sample whose equal values form groups of the given sizes.</summary>
    public static InversionCounts Of(IReadOnlyCollection<int> groups)
    {
        UInt128[] polynomial = [1];
        for (var k = 2; k <= groups.Sum(); k++) polynomial = Multiply(polynomial, k);
        foreach (var size in groups)
        {
            for (var k = 2; k <= size; k++) polynomial = Divide(polynomial, k);
        }

        return new InversionCounts(polynomial);
    }

    /// <summary>Probability that S lies at least as far from zero as <paramref name="s"/>.</summary>
    public double TwoSided(int s)
    {
        // S is the number of concordant pairs less that of inversions: S = Most - 2 * inversions, symmetric around 0.
        var tail = 0d;
        for (var inversions = 0; inversions <= Most; inversions++)
        {
            if (Math.Abs(Most - (2 * inversions)) >= Math.Abs(s)) tail += (double)counts[inversions];
        }

        return Math.Min(tail / total, 1);
    }

    /// <summary>The least S above zero that chance reaches, on either side, with at most this probability; null where none is that rare.</summary>
    public int? Critical(double alpha)
    {
        int? found = null;
        for (var s = Most; s > 0 && TwoSided(s) <= alpha; s -= 2) found = s;
        return found;
    }

    /// <summary>Times 1 + q + … + q^(k-1).</summary>
    private static UInt128[] Multiply(UInt128[] polynomial, int k)
    {
        var product = new UInt128[polynomial.Length + k - 1];
        UInt128 window = 0;
        for (var i = 0; i < product.Length; i++)
        {
            if (i < polynomial.Length) window += polynomial[i];
            if (i >= k) window -= polynomial[i - k];
            product[i] = window;
        }

        return product;
    }

    /// <summary>Divided by 1 + q + … + q^(k-1), which leaves no rest.</summary>
    private static UInt128[] Divide(UInt128[] polynomial, int k)
    {
        var quotient = new UInt128[polynomial.Length - k + 1];
        UInt128 window = 0;
        for (var i = 0; i < quotient.Length; i++)
        {
            quotient[i] = polynomial[i] - window;
            window += quotient[i];
            if (i >= k - 1) window -= quotient[i - k + 1];
        }

        return quotient;
    }
}
