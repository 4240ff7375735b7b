using System.Globalization;

using FsCheck;
using FsCheck.Fluent;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Charts.Layout;

namespace PolicyML.Tests.Unit.Charts;

public class ChartTicksTests
{
    [Fact]
    public void Ticks_enclose_the_data_and_are_round_for_any_range()
    {
        var values = Gen.Choose(-12, 12).SelectMany(power => Gen.Choose(-9999, 9999).Select(n => n * Math.Pow(10, power)));
        var inputs = Arb.From(Gen.Zip(Gen.Zip(values, values), Gen.Choose(2, 12)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(inputs, input =>
        {
            var ((a, b), wanted) = input;
            var (low, high) = (Math.Min(a, b), Math.Max(a, b));
            var ticks = Ticks.Of(low, high, wanted);
            var tolerance = ticks.Step * 1e-6;
            var mantissa = ticks.Step / Math.Pow(10, Math.Floor(Math.Log10(ticks.Step) + 1e-9));
            return ticks.First <= low + tolerance && ticks.Last >= high - tolerance
                && ticks.Count >= 2 && ticks.Count <= (2 * wanted) + 2
                && new[] { 1, 2, 2.5, 5 }.Any(q => Math.Abs(q - mantissa) < 1e-6)
                && ticks.Values.Zip(ticks.Values.Skip(1)).All(p => p.First < p.Second);
        }));
    }

    [Theory]
    [InlineData(0, 100, 6, "0 20 40 60 80 100")]
    [InlineData(0, 78.5, 5, "0 20 40 60 80")]
    [InlineData(0, 78.5, 8, "0 10 20 30 40 50 60 70 80")]
    [InlineData(-3, 17, 5, "-5 0 5 10 15 20")]
    [InlineData(5, 5.9, 6, "5.0 5.2 5.4 5.6 5.8 6.0")]
    public void Ticks_are_those_a_reader_expects(double low, double high, int wanted, string expected)
    {
        var ticks = Ticks.Of(low, high, wanted);
        var written = string.Join(' ', ticks.Values.Select(v => NumberScale.Fixed(v, ticks.Decimals).Replace('−', '-')));
        Assert.Equal(expected, written);
    }
}

public class ChartNumbersTests
{
    [Theory]
    [InlineData("66500000", "6650万元")]
    [InlineData("2300000000", "23亿元")]
    [InlineData("13500000000000", "13.5万亿元")]
    [InlineData("-123400000", "−1.234亿元")]
    [InlineData("950", "950元")]
    [InlineData("0", "0元")]
    public void Money_takes_the_unit_that_fits(string yuan, string expected) =>
        Assert.Equal(expected, NumberScale.Full(ChartUnit.Yuan, decimal.Parse(yuan, CultureInfo.InvariantCulture)));

    [Fact]
    public void Growth_keeps_its_unit_whatever_its_size()
    {
        Assert.Equal("12000%", NumberScale.Full(ChartUnit.Percent, 12000));
        Assert.Equal("−0.3个百分点", NumberScale.Full(ChartUnit.PercentagePoints, -0.3m));
        Assert.Equal("亿美元", NumberScale.For(ChartUnit.OfFact("USD"), [3e8m]).Name);
        Assert.Equal("万吨", NumberScale.For(ChartUnit.OfFact("万吨"), [3e8m]).Name);
        Assert.Equal("万户", NumberScale.For(ChartUnit.OfFact("户"), [250000]).Name);
    }

    [Fact]
    public void A_small_number_among_large_ones_is_not_written_as_zero()
    {
        var scale = NumberScale.For(ChartUnit.Yuan, [1.28e10m, 85000]);
        Assert.Equal("亿元", scale.Name);
        Assert.Equal("8.5万元", scale.Short(85000));
        Assert.Equal("128", scale.Short(1.28e10m));
    }

    [Fact]
    public void Bounds_and_ranges_are_written()
    {
        Assert.Equal("约5%（4.5%至5.5%）", NumberScale.Full(ChartUnit.Percent, new ChartMark(5) { Bound = Bound.Approx, Low = 4.5m, High = 5.5m }));
        Assert.Equal("无数据", NumberScale.Full(ChartUnit.Percent, ChartMark.None));
        Assert.Equal("≥20", NumberScale.For(ChartUnit.Yuan, [2e9m]).Short(new ChartMark(2e9m) { Bound = Bound.AtLeast }));
    }

    [Theory]
    [InlineData("2024-01-01", "2024-12-31", "2024年")]
    [InlineData("2024-01-01", "2024-03-31", "2024年一季度")]
    [InlineData("2024-10-01", "2024-12-31", "2024年四季度")]
    [InlineData("2024-02-01", "2024-02-29", "2024年2月")]
    [InlineData("2024-01-01", "2024-06-30", "2024年上半年")]
    [InlineData("2024-01-01", "2024-09-30", "2024年前三季度")]
    [InlineData("2024-01-01", "2024-11-30", "2024年1—11月")]
    [InlineData("2021-01-01", "2025-12-31", "2021—2025年")]
    [InlineData("2024-06-30", "2024-06-30", "2024年6月30日")]
    [InlineData("2024-01-01", "2024-03-04", "2024年1月1日至3月4日")]
    [InlineData("2023-11-01", "2024-02-29", "2023年11月至2024年2月")]
    public void Periods_have_their_usual_names(string from, string to, string expected) =>
        Assert.Equal(expected, PeriodName.Of(DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

public class ChartTimeAxisTests
{
    [Fact]
    public void Steps_are_found_from_the_points()
    {
        Assert.Equal(TimeStep.Year, TimeAxis.Of([SampleCharts.Year(2020, 1), SampleCharts.Year(2023, 1)], null)!.Step);
        Assert.Equal(TimeStep.Month, TimeAxis.Of([SampleCharts.Month(2024, 1, 1), SampleCharts.Month(2024, 2, 1)], null)!.Step);
        TimePoint[] cumulated = [To(2024, 3, 31), To(2024, 6, 30), To(2024, 9, 30), To(2024, 12, 31)];
        var axis = TimeAxis.Of(cumulated, null)!;
        Assert.Equal((TimeStep.Quarter, 4), (axis.Step, axis.Count));
        Assert.Equal([0, 1, 2, 3], cumulated.Select(axis.IndexOf));
        Assert.Null(TimeAxis.Of([], null));
    }

    [Theory]
    [InlineData(44, "一季度")]
    [InlineData(30, "1季")]
    [InlineData(20, "")]
    public void Quarters_are_named_as_long_as_there_is_room(double stepWidth, string first)
    {
        var axis = new TimeAxis(TimeStep.Quarter, 2024 * 4, 8);
        var steps = axis.Steps(stepWidth, 12);
        Assert.Equal(first, steps.Count == 0 ? "" : steps[0].Text);
        Assert.Equal(["2024年", "2025年"], axis.Years(stepWidth, 12).Select(y => y.Text));
    }

    [Theory]
    [InlineData(4, 300)]
    [InlineData(9, 12)]
    [InlineData(25, 40)]
    [InlineData(60, 30)]
    public void Labels_of_time_never_meet(double stepWidth, int count)
    {
        foreach (var step in Enum.GetValues<TimeStep>())
        {
            var axis = new TimeAxis(step, step switch { TimeStep.Year => 1990, TimeStep.Quarter => 1990 * 4, _ => 1990 * 12 }, count);
            foreach (var labels in new[] { axis.Steps(stepWidth, 12), axis.Years(stepWidth, 12) })
            {
                var last = double.NegativeInfinity;
                foreach (var label in labels.Where(l => l.Text.Length > 0))
                {
                    var (middle, half) = ((label.From + label.To + 1) / 2.0 * stepWidth, TextMeasure.Width(label.Text, 12) / 2);
                    Assert.True(middle - half > last, $"{step} {label.Text} at {stepWidth}");
                    last = middle + half;
                }
            }
        }
    }

    private static TimePoint To(int year, int month, int day) => new(new DateOnly(year, 1, 1), new DateOnly(year, month, day), new ChartMark(1));
}

public class ChartTextTests
{
    [Fact]
    public void Chinese_is_one_em_wide_and_digits_about_half()
    {
        Assert.Equal(48, TextMeasure.Width("产业投资", 12), 3);
        Assert.InRange(TextMeasure.Width("2024", 12), 4 * 6, 4 * 7.2);
        Assert.Equal(0, TextMeasure.Width("\u200B\u0301", 12));
    }

    [Fact]
    public void Any_text_is_cut_and_wrapped_within_its_width()
    {
        var arbitrary = Arb.From(Gen.Elements("产业", "A1b", "（", "）", "，", " ", "😀", "\u0301", "3.5%", "—", "\uD83D").ListOf().Select(string.Concat));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(arbitrary, text =>
        {
            var lines = TextMeasure.Wrap(text, 12, 60, 3);
            return lines.Count <= 3 && lines.All(l => TextMeasure.Width(l, 12) <= 60) && TextMeasure.Width(TextMeasure.Fit(text, 12, 60), 12) <= 60;
        }));
    }

    [Fact]
    public void Numbers_stay_whole_and_closing_signs_do_not_begin_a_line()
    {
        Assert.Equal(["同比增长", "12.5%，其中"], TextMeasure.Wrap("同比增长12.5%，其中", 10, 62, 3));
        Assert.Equal(["总投资三", "亿），含税"], TextMeasure.Wrap("总投资三亿），含税", 10, 50, 2));
    }

    [Fact]
    public void Labels_are_spread_apart_in_their_order_and_stay_inside()
    {
        double[] wanted = [50, 51, 52, 10, 200, 199];
        var placed = LabelPlacer.Spread(wanted, 16, 0, 200);
        Assert.Equal(Order(wanted), Order(placed));
        var sorted = placed.Order().ToArray();
        Assert.All(sorted.Zip(sorted.Skip(1)), p => Assert.True(p.Second - p.First >= 15.999));
        Assert.InRange(sorted[0], 8, 192);
        Assert.InRange(sorted[^1], 8, 192);
        Assert.Equal(10, placed[3], 6);
    }

    private static IEnumerable<int> Order(double[] values) => Enumerable.Range(0, values.Length).OrderBy(i => values[i]);
}
