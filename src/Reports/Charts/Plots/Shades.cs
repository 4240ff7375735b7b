using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>
/// How numbers become shades: evenly from the least to the greatest, or by the square root where most are far below the
/// greatest; from zero to both sides where both signs occur.
/// </summary>
internal sealed record Shades(double Low, double High, bool IsDiverging, bool IsRoot)
{
    private const double Skewed = 8;

    /// <summary>The shades of some numbers in the written unit, at least one.</summary>
    public static Shades Of(IReadOnlyList<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        if (low == high && low >= 0) return new Shades(0, high > 0 ? high : 1, false, false);
        if (low < 0 && high > 0)
        {
            var most = Math.Max(-low, high);
            return new Shades(-most, most, true, false);
        }

        if (high <= 0 && low < 0) return new Shades(-Math.Abs(low), Math.Abs(low), true, false);
        var sorted = values.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var isRoot = low >= 0 && median > 0 && high / median > Skewed;
        return isRoot || low <= high / 2 ? new Shades(0, high, false, isRoot) : new Shades(low, high, false, false);
    }

    /// <summary>Colour of a number.</summary>
    public string Colour(double value) => Palette.Shade(Share(value), IsDiverging);

    /// <summary>Whether text on it must be white.</summary>
    public bool IsDark(double value) => Palette.IsDark(Share(value), IsDiverging);

    /// <summary>The number at a share of the legend's length, 0 to 1.</summary>
    public double ValueAt(double share) => Low + ((IsRoot ? share * share : share) * (High - Low));

    /// <summary>Where a number lies on the legend, 0 to 1.</summary>
    public double PlaceOf(double value)
    {
        var share = Math.Clamp((value - Low) / (High - Low), 0, 1);
        return IsRoot ? Math.Sqrt(share) : share;
    }

    private double Share(double value) => IsDiverging ? (2 * PlaceOf(value)) - 1 : PlaceOf(value);
}
