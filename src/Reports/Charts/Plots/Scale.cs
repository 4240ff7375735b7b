using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Reports.Charts.Plots;

/// <summary>A numeric axis between two places on the paper.</summary>
/// <param name="Numbers">How its numbers are written.</param>
/// <param name="Ticks">Its marks, in the written unit.</param>
/// <param name="From">Where the first mark is.</param>
/// <param name="To">Where the last mark is.</param>
internal sealed record Scale(NumberScale Numbers, Ticks Ticks, double From, double To)
{
    /// <summary>Whether zero lies on the axis.</summary>
    public bool HasZero => Ticks.First <= 0 && Ticks.Last >= 0;

    /// <summary>The place of a value in the chart's unit.</summary>
    public double At(decimal value) => AtScaled((double)(value / Numbers.Factor));

    /// <summary>The place of a number in the written unit.</summary>
    public double AtScaled(double value) => From + ((value - Ticks.First) / (Ticks.Last - Ticks.First) * (To - From));

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
