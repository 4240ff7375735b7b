using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>A numeric axis between two places on the paper.</summary>
/// <param name="Numbers">How its numbers are written.</param>
/// <param name="Ticks">Its marks, in the written unit.</param>
/// <param name="From">Where the first mark is.</param>
/// <param name="To">Where the last mark is.</param>
internal sealed record Scale(NumberScale Numbers, Ticks Ticks, double From, double To)
{
    private const int FewestForOutliers = 8;

    /// <summary>The place of a value in the chart's unit.</summary>
    public double At(decimal value) => AtScaled((double)(value / Numbers.Factor));

    /// <summary>The place of a number in the written unit.</summary>
    public double AtScaled(double value) => From + ((value - Ticks.First) / (Ticks.Last - Ticks.First) * (To - From));

    /// <summary>The place of a value, at the end of the axis where it lies beyond.</summary>
    public double Within(decimal value) => IsBeyond(value) == 0 ? At(value) : IsBeyond(value) > 0 ? To : From;

    /// <summary>1 for a value above the axis, −1 for one below, else 0.</summary>
    public int IsBeyond(decimal value)
    {
        var scaled = (double)(value / Numbers.Factor);
        var tolerance = Ticks.Step * 1e-6;
        return scaled > Ticks.Last + tolerance ? 1 : scaled < Ticks.First - tolerance ? -1 : 0;
    }

    /// <summary>The marks with their words.</summary>
    public IEnumerable<(double At, double Value, string Text)> Marks =>
        Ticks.Values.Select(v => (AtScaled(v), v, NumberScale.Fixed(v, Ticks.Decimals)));

    /// <summary>The range of some numbers; zero belongs to it where asked, or where it is near enough to cost little.</summary>
    /// <param name="marks">The numbers with their whiskers.</param>
    /// <param name="others">Other values that must lie on the axis.</param>
    /// <param name="zero">Whether zero must.</param>
    public static (decimal Low, decimal High)? RangeOf(IEnumerable<ChartMark> marks, IEnumerable<decimal> others, bool zero)
    {
        var values = marks.Where(m => m.Value is not null)
            .SelectMany(m => new[] { m.Value!.Value, m.Low ?? m.Value.Value, m.High ?? m.Value.Value }).ToList();
        if (values.Count == 0) return null;
        values.AddRange(others);
        var (low, high) = (values.Min(), values.Max());
        zero |= low == high;
        if (zero || (low > 0 && low <= high / 2)) low = Math.Min(low, 0);
        if (zero || (high < 0 && high >= low / 2)) high = Math.Max(high, 0);
        return (low, high);
    }

    /// <summary>
    /// The numbers without those so far out that all others would lie in one line: of eight or more, those beyond five times
    /// the ninth decile of all sizes. Lines show them at the edge; bars never leave any out.
    /// </summary>
    public static IReadOnlyList<ChartMark> WithoutOutliers(IReadOnlyList<ChartMark> marks)
    {
        var sizes = marks.Where(m => m.Value is not null).Select(m => Math.Abs((double)m.Value!.Value)).Order().ToArray();
        if (sizes.Length < FewestForOutliers) return marks;
        var limit = sizes[(int)(0.9 * (sizes.Length - 1))] * 5;
        return limit > 0 && sizes[^1] > limit ? [.. marks.Where(m => m.Value is null || Math.Abs((double)m.Value.Value) <= limit)] : marks;
    }

    /// <summary>What is said of numbers that lie beyond the axis.</summary>
    public static string Beyond(int count) => $"{count}个数超出坐标范围，以箭头标在边上并注明数值。";

    /// <summary>The marks of an axis over a range.</summary>
    public static Scale Of(NumberScale numbers, (decimal Low, decimal High) range, double from, double to, double spacing)
    {
        var wanted = Math.Clamp((int)Math.Round(Math.Abs(to - from) / spacing) + 1, 2, 12);
        return new Scale(numbers, Ticks.Of((double)(range.Low / numbers.Factor), (double)(range.High / numbers.Factor), wanted), from, to);
    }

    /// <summary>How the numbers of a chart are written.</summary>
    public static NumberScale NumbersOf(ChartUnit unit, IEnumerable<ChartMark> marks) =>
        NumberScale.For(unit, marks.Where(m => m.Value is not null).Select(m => m.Value!.Value));
}
