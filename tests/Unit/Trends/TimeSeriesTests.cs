using PolicyML.Core;
using PolicyML.Reports.Trends;

namespace PolicyML.Tests.Unit.Trends;

/// <summary>Which figures make a point of which step.</summary>
public class TimeSeriesTests
{
    [Fact]
    public void Cumulative_figures_are_points_of_their_own_kind_and_never_summed()
    {
        var series = new Rows().Article("2026-01-20")
            .Amount(1.2, "2025-01-01..2025-03-31", "fiscal_revenue").Amount(2.5, "2025-01-01..2025-06-30", "fiscal_revenue")
            .Amount(3.7, "2025-01-01..2025-09-30", "fiscal_revenue").Amount(5, "2025", "fiscal_revenue")
            .Series("fiscal_revenue", Measure.Amount, SeriesBy.Place, SeriesStep.Quarter);
        Assert.Equal(
            [
                "140800 Reported 2025-01-01..2025-03-31 1.2", "140800 Reported 2025-01-01..2025-06-30 2.5",
                "140800 Reported 2025-01-01..2025-09-30 3.7", "140800 Reported 2025-01-01..2025-12-31 5",
            ],
            Rows.Points(series));
        var line = Assert.Single(series.Lines);
        Assert.Equal(PointForm.YearToDate, line.Form);
        Assert.Equal(TrendVerdict.NotTested, line.Trend.Verdict);   // it rises within the year whatever happens
    }

    [Fact]
    public void Quarters_stand_apart_from_cumulative_figures()
    {
        var series = new Rows().Article("2026-01-20")
            .Growth(4.1, "2025Q1").Growth(4.3, "2025Q2").Growth(4.7, "2025Q3").Growth(4.2, "2025-01-01..2025-06-30")
            .Series("gdp", Measure.Growth, SeriesBy.Place, SeriesStep.Quarter);
        Assert.Equal([(PointForm.Step, 3), (PointForm.YearToDate, 1)], series.Lines.Select(l => (l.Form, l.Points.Count)));
    }

    [Fact]
    public void Of_the_cumulative_figures_of_a_year_the_last_stands_until_the_year_itself_is_told()
    {
        var rows = new Rows().Article("2025-10-20").Growth(5.2, "2025-01-01..2025-06-30").Growth(5.0, "2025-01-01..2025-09-30");
        Assert.Equal(["140800 Reported 2025-01-01..2025-09-30 5"], Rows.Points(rows.Series("gdp", Measure.Growth, SeriesBy.Place)));
        var whole = rows.Article("2026-01-20").Growth(4.9, "2025").Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 4.9"], Rows.Points(whole));
        Assert.Equal(["Superseded 5.2", "Superseded 5"], Rows.Left(whole));
    }

    [Fact]
    public void Projects_count_for_the_day_of_issue_and_are_marked()
    {
        var series = new Rows().Article("2025-03-04").Amount(2, subject: "甲材料项目").Article("2025-03-20").Amount(3, subject: "乙食品项目")
            .Article("2025-05-04").Amount(4, subject: "丙药业项目").Series("investment_total", Measure.Amount, every: SeriesStep.Month);
        Assert.Equal(["all Reported 2025-03-01..2025-03-31 5", "all Reported 2025-05-01..2025-05-31 4"], Rows.Points(series));
        Assert.All(series.Lines[0].Points, p => Assert.True(p.DatedByIssue));
    }

    [Fact]
    public void A_level_without_a_time_is_no_point()
    {
        var series = new Rows().Article("2025-03-04").Amount(100, "", "gdp").Series("gdp", Measure.Amount);
        Assert.Equal(["NoTime 100"], Rows.Left(series));
    }

    [Theory]
    [InlineData("2024-01-01", null, 2)]
    [InlineData(null, "2024-12-31", 2)]
    [InlineData("2024-01-01", "2024-12-31", 1)]
    [InlineData("2026-01-01", null, 0)]
    public void From_and_to_cut_the_series(string? from, string? to, int points)
    {
        var series = new Rows().Article("2026-01-20").Growth(4, "2023").Growth(5, "2024").Growth(6, "2025").Series(
            "gdp", Measure.Growth, SeriesBy.Place, more: o => o with { From = from is null ? null : DateOnly.Parse(from), To = to is null ? null : DateOnly.Parse(to) });
        Assert.Equal(points, series.Lines.Sum(l => l.Points.Count));
        Assert.Empty(series.LeftOut);
    }

    [Theory]
    [InlineData("3.1 3.8 4.4 4.9 5.6 6 6.5 7.1 7.4 7.9", TrendVerdict.Rising)]
    [InlineData("9.5 8.1 6.6 5 3.2 1.5 -0.4 -2.1 -3.6 -4.8", TrendVerdict.Falling)]
    [InlineData("4.5 3.6 4.8 4.1 4.9 3.9 4.6 4.2 4.7 4", TrendVerdict.NotSignificant)]
    [InlineData("4 4 4 4 4 4", TrendVerdict.NotSignificant)]
    [InlineData("1 2 3 4", TrendVerdict.TooFew)]
    [InlineData("1 1 1 1 2", TrendVerdict.TooFew)]
    public void A_trend_is_said_only_where_the_points_show_it(string values, TrendVerdict verdict)
    {
        var rows = new Rows().Article("2026-01-20");
        var year = 2010;
        foreach (var value in values.Split(' ')) rows.Growth(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture), $"{year++}");
        var series = rows.Series("gdp", Measure.Growth, SeriesBy.Place);
        var trend = Assert.Single(series.Lines).Trend;
        Assert.Equal(verdict, trend.Verdict);
        Assert.Equal(verdict == TrendVerdict.TooFew, trend.Slope is null);
        Assert.StartsWith(SeriesWords.Of(verdict), SeriesWords.Of(trend, series));
    }
}
