using FsCheck;
using FsCheck.Fluent;

using PolicyML.Reports.Statistics;

namespace PolicyML.Tests.Unit.Statistics;

/// <summary>The slope and its interval.</summary>
public class TheilSenTests
{
    [Theory]
    [InlineData("10 12 11 15 14 18 17 21", 1.5, 10.25, 2 / 3d, 2d)]
    [InlineData("4.5 3.6 4.8 4.1 4.9 3.9 4.6 4.2 4.7 4 4.4", 0.016666666666666666, null, -0.8 / 7, 0.1)]
    [InlineData("3.1 3.8 4.4 4.9 5.6 6 6.5 7.1 7.4 7.9 8.2", 0.51, null, null, null)]
    public void Slope_and_interval_agree_with_values_counted_apart(string values, double slope, double? intercept, double? low, double? high)
    {
        var y = MannKendallTests.Read(values);
        var line = TheilSen.Fit(Times(y.Length), y)!;
        Assert.Equal(slope, line.Slope, 9);
        if (intercept is { } start) Assert.Equal(start, line.Intercept, 9);
        if (low is { } least) Assert.Equal(least, line.Low!.Value, 9);
        if (high is { } most) Assert.Equal(most, line.High!.Value, 9);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Few_points_bound_a_slope_on_no_side(int n)
    {
        var line = TheilSen.Fit(Times(n), Times(n))!;
        Assert.Equal(1, line.Slope);
        Assert.Null(line.Low);
        Assert.Null(line.High);
    }

    [Fact]
    public void Gaps_in_time_count()
    {
        var line = TheilSen.Fit([0, 1, 4, 5, 9], [0, 2, 8, 10, 18])!;
        Assert.Equal(2, line.Slope);
        Assert.Equal(0, line.Intercept);
    }

    [Fact]
    public void One_point_has_no_slope() => Assert.Null(TheilSen.Fit([1], [1]));

    [Fact]
    public void Times_must_rise() => Assert.Throws<ArgumentException>(() => TheilSen.Fit([1, 1], [1, 2]));

    [Fact]
    public void The_interval_leaves_out_0_just_where_the_test_is_significant() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), data =>
        {
            var values = data.Distinct().Take(25).Select(d => (double)d).ToArray();   // without ties
            if (values.Length < 2) return;
            var line = TheilSen.Fit(Times(values.Length), values)!;
            var counts = InversionCounts.Of(MannKendall.TieSizes(values));
            var significant = counts.TwoSided(MannKendall.Score(values)) <= 0.05;
            Assert.Equal(significant, line.Low > 0 || line.High < 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_wild_value_at_the_end_does_not_turn_a_clear_line() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), wild =>
        {
            var values = Times(12);
            values[5] = wild;
            Assert.InRange(TheilSen.Fit(Times(12), values)!.Slope, 0.5, 1.5);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1 2 3 4", 1.75, 2.5, 3.25)]
    [InlineData("5", 5, 5, 5)]
    [InlineData("9 1", 3, 5, 7)]
    [InlineData("3 1 2", 1.5, 2, 2.5)]
    public void Quartiles_interpolate(string values, double low, double median, double high)
    {
        var quartiles = Quartiles.Of(MannKendallTests.Read(values).Select(v => (decimal)v));
        Assert.Equal(((decimal)low, (decimal)median, (decimal)high), (quartiles.Low, quartiles.Median, quartiles.High));
    }

    private static double[] Times(int n) => [.. Enumerable.Range(0, n).Select(i => (double)i)];
}
