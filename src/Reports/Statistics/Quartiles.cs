namespace PolicyML.Reports.Statistics;

/// <summary>Median and quartiles of a sample.</summary>
/// <param name="Low">First quartile.</param>
/// <param name="Median">The middle.</param>
/// <param name="High">Third quartile.</param>
public sealed record Quartiles(decimal Low, decimal Median, decimal High)
{
    /// <summary>
    /// The quartiles by linear interpolation between order statistics: definition 7 of Hyndman and Fan (1996), which
    /// spreadsheets call QUARTILE.INC.
    /// </summary>
    /// <exception cref="ArgumentException">The sample is empty.</exception>
    public static Quartiles Of(IEnumerable<decimal> sample)
    {
        var sorted = sample.Order().ToArray();
        if (sorted.Length == 0) throw new ArgumentException("an empty sample has no quartiles", nameof(sample));
        return new Quartiles(At(sorted, 1), At(sorted, 2), At(sorted, 3));
    }

    private static decimal At(decimal[] sorted, int quarter)
    {
        var steps = (sorted.Length - 1) * quarter;
        var (index, rest) = (steps / 4, steps % 4);
        return rest == 0 ? sorted[index] : sorted[index] + ((sorted[index + 1] - sorted[index]) * rest / 4m);
    }
}
