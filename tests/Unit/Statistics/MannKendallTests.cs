using FsCheck;
using FsCheck.Fluent;

using PolicyML.Reports.Statistics;

namespace PolicyML.Tests.Unit.Statistics;

/// <summary>The test for trends against counts over all orders and tabled values of Kendall (1975).</summary>
public class MannKendallTests
{
    [Theory]
    [InlineData("1 2 3", 3, 1 / 3d)]
    [InlineData("1 2 3 4", 6, 1 / 12d)]
    [InlineData("4 3 2 1", -6, 1 / 12d)]
    [InlineData("1 2 3 4 5", 10, 2 / 120d)]
    [InlineData("1 2 3 5 4", 8, 1 / 12d)]
    [InlineData("2 1 3 5 4", 6, 28 / 120d)]
    [InlineData("1 2 2 3 4", 9, 1 / 30d)]
    [InlineData("1 1 2 2 3 3", 12, 2 / 90d)]
    [InlineData("3 1 4 1 5 9 2 6", 11, 0.22013888888888888)]
    [InlineData("7 7 7 7 7", 0, 1)]
    [InlineData("7", 0, 1)]
    [InlineData("", 0, 1)]
    public void Small_samples_are_counted_exactly(string values, int s, double p)
    {
        var test = MannKendall.Test(Read(values));
        Assert.Equal(s, test.S);
        Assert.Equal(p, test.P, 12);
        Assert.True(test.IsExact);
    }

    [Theory]
    [InlineData(8, 16, 0.0305)]
    [InlineData(10, 21, 0.0363)]
    [InlineData(10, 23, 0.0233)]
    [InlineData(20, 62, 0.0234)]
    [InlineData(30, 111, 0.0245)]
    public void The_distribution_agrees_with_the_table_of_one_sided_values(int n, int s, double oneSided) =>
        Assert.Equal(oneSided, InversionCounts.Of([.. Enumerable.Repeat(1, n)]).TwoSided(s) / 2, 4);

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Three_or_four_points_can_show_nothing_at_5_per_cent(int n, bool can)
    {
        var test = MannKendall.Test([.. Enumerable.Range(0, n).Select(i => (double)i)]);
        Assert.Equal(can, test.LeastP <= 0.05);
        Assert.Equal(test.LeastP, test.P, 12);
    }

    [Fact]
    public void Larger_samples_take_the_normal_approximation_with_ties_corrected()
    {
        double[] values =
        [
            0.1, 1.3, -0.9, 1.1, -0.1, -0.1, 2.1, 0.4, 0.2, 1.0, 1.4, 0.3, 0.9, -0.6, 0.1, 0.0, -0.9, -1.0, -1.1, 0.3,
            0.4, 0.3, 0.7, -0.6, 0.6, 1.0, 1.5, 0.0, 0.4, -1.1, 0.4, -1.3, -0.5, 2.1, -1.2, 1.8, 1.4, 0.8, 1.6, 1.7,
        ];
        var test = MannKendall.Test(values);
        Assert.Equal(68, test.S);
        Assert.False(test.IsExact);
        Assert.True(test.Variance >= 7345.33);
        Assert.True(test.P >= 0.43436);
    }

    [Fact]
    public void Values_that_hang_together_are_less_of_a_proof()
    {
        // A slow wave: long runs up and down, which a test of independent values would take for a trend.
        var wave = Enumerable.Range(0, 24).Select(i => Math.Sin(i / 5d) + (0.02 * i)).ToArray();
        var test = MannKendall.Test(wave);
        Assert.True(test.IsCorrected);
        Assert.True(test.P > InversionCounts.Of(MannKendall.TieSizes(wave)).TwoSided(test.S));
    }

    [Fact]
    public void Turning_the_order_or_the_sign_turns_S_alone() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), data =>
        {
            var values = Array.ConvertAll(data, d => (double)(d % 7));
            var test = MannKendall.Test(values);
            var turned = MannKendall.Test([.. values.Reverse()]);
            Assert.Equal(-test.S, turned.S);
            Assert.Equal(-test.S, MannKendall.Test(Array.ConvertAll(values, v => -v)).S);
            Assert.InRange(test.P, 0, 1);
            Assert.InRange(test.Tau, -1, 1);
            Assert.True(test.P >= test.LeastP - 1e-9 || test.IsCorrected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Values_that_differ_by_rounding_alone_are_ties()
    {
        double[] values = [0, 0, 1, 1, 1, 0, 0, 0, -1, -1, -1, -1, -2, 0, 0, 0];
        Assert.Equal(MannKendall.Test(values).P, MannKendall.Test(Array.ConvertAll(values, v => (v * 3) + 11)).P, 12);
    }

    [Fact]
    public void Stretching_the_values_changes_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), data =>
        {
            var values = Array.ConvertAll(data, d => (double)(d % 50));
            var test = MannKendall.Test(values);
            var stretched = MannKendall.Test(Array.ConvertAll(values, v => (v * 3) + 11));
            Assert.Equal(test.S, stretched.S);
            Assert.Equal(test.P, stretched.P, 9);
        }).QuickCheckThrowOnFailure();

    internal static double[] Read(string values) =>
        [.. values.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))];
}
