using PolicyML.Core;
using PolicyML.Reports.Trends;

namespace PolicyML.Tests.Unit.Trends;

/// <summary>What a statistics office reports of an area: chosen among reports, never summed.</summary>
public class AreaSeriesTests
{
    [Fact]
    public void Results_and_targets_of_an_area_are_points_of_their_own()
    {
        var series = new Rows().Article("2026-02-01")
            .Growth(5.4, "2025", basis: null, text: "地区生产总值增长5.4%")
            .Growth(4.75, "2026", basis: null, status: FactStatus.Target, low: 4.5, high: 5)
            .Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 5.4", "140800 Target 2026-01-01..2026-12-31 4.75"], Rows.Points(series));
        var target = series.Lines[1].Points[0];
        Assert.Equal((4.5m, 5m), (target.Low, target.High));
    }

    [Fact]
    public void A_zone_or_a_firm_does_not_speak_for_its_area()
    {
        var series = new Rows().Article("2025-07-24")
            .Growth(9.7, "2025-01-01..2025-06-30", indicator: "value_added", text: "规上工业增加值增长9.7%", subject: "晋川经济技术开发区")
            .Growth(5, "2025-01-01..2025-06-30", indicator: "value_added", text: "规上工业增加值增长5%", subject: "全市")
            .Series("value_added", Measure.Growth, SeriesBy.Place, SeriesStep.Quarter);
        Assert.Equal(5, Assert.Single(Assert.Single(series.Lines).Points).Value);
        Assert.Equal(LeftOutReason.OtherFigure, Assert.Single(series.LeftOut).Reason);
    }

    [Theory]
    [InlineData(Basis.Cagr, "2021-01-01..2025-12-31", LeftOutReason.OtherBasis)]
    [InlineData(Basis.Qoq, "2025Q2", LeftOutReason.OtherBasis)]
    [InlineData(Basis.Other, "2025", LeftOutReason.OtherBasis)]
    [InlineData(null, "2025-06", LeftOutReason.OpenBasis)]
    [InlineData(Basis.Yoy, "", LeftOutReason.NoTime)]
    [InlineData(Basis.Yoy, "2021-01-01..2025-12-31", LeftOutReason.OtherTime)]
    public void Other_bases_and_times_are_left_out_with_their_reason(Basis? basis, string period, LeftOutReason reason)
    {
        var series = new Rows().Article("2026-02-01").Growth(6, period, basis: basis).Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Empty(series.Lines);
        Assert.Equal(reason, Assert.Single(series.LeftOut).Reason);
    }

    [Fact]
    public void A_bare_growth_under_a_plan_of_years_is_not_against_the_year_before()
    {
        var rows = new Rows().Article("2026-02-01").Growth(19.8, "2025", basis: null);
        var fact = rows.All[0];
        var told = fact with { Fact = fact.Fact with { Period = fact.Fact.Period! with { Text = "“十四五”时期" } } };
        var series = SeriesBuilder.Build([told], new SeriesOptions { Indicator = "gdp", Measure = Measure.Growth }, Rows.Context);
        Assert.Equal(["OpenBasis 19.8"], Rows.Left(series));
    }

    [Fact]
    public void Average_growth_of_years_is_a_series_when_it_is_asked_for()
    {
        var series = new Rows().Article("2026-02-01").Growth(5.9, "2021-01-01..2025-12-31", basis: Basis.Cagr).Growth(5.1, "2025")
            .Series("gdp", Measure.Growth, SeriesBy.Place, more: o => o with { Basis = Basis.Cagr });
        Assert.Equal(["140800 Reported 2021-01-01..2025-12-31 5.9"], Rows.Points(series));
    }

    [Fact]
    public void Points_are_apart_from_per_cent()
    {
        var series = new Rows().Article("2026-02-01").Growth(1.5, "2025", unit: "pp").Growth(5, "2025").Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 5"], Rows.Points(series));
        Assert.Equal(["OtherUnit 1.5"], Rows.Left(series));
    }

    [Fact]
    public void The_figure_that_most_stories_print_stands_and_the_others_are_listed()
    {
        var series = new Rows()
            .Article("2026-01-20").Growth(5.4, "2025").Article("2026-01-21").Growth(5.4, "2025").Article("2026-01-25").Growth(4.5, "2025")
            .Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 5.4"], Rows.Points(series));
        Assert.Equal((2, 2), (series.Lines[0].Points[0].Facts.Count, series.Lines[0].Points[0].Sources));
        Assert.Equal(["Conflict 4.5"], Rows.Left(series));
    }

    [Fact]
    public void One_story_in_two_papers_is_one_voice()
    {
        var series = new Rows()
            .Article("2026-01-20").Growth(5.4, "2025").Article("2026-01-21", story: 1).Growth(5.4, "2025").Article("2026-01-25").Growth(4.5, "2025")
            .Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 4.5"], Rows.Points(series));   // one each: the later one
        Assert.Equal(["Repeat 5.4", "Conflict 5.4"], Rows.Left(series));
    }

    [Theory]
    [InlineData("人均地区生产总值增长25%")]
    [InlineData("海洋生产总值增长25%")]
    public void Another_figure_of_the_indicator_is_no_point(string text)
    {
        var series = new Rows().Article("2026-02-01").Growth(25, "2025", text: text).Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["OtherFigure 25"], Rows.Left(series));
    }

    [Fact]
    public void The_more_precise_print_stands_and_the_rounder_one_agrees()
    {
        var series = new Rows()
            .Article("2026-01-20").Amount(56700, "2025", "gdp").Article("2026-01-21").Amount(56708.71, "2025", "gdp")
            .Article("2026-01-22").Amount(50000, "2025", "gdp", bound: Bound.AtLeast)
            .Series("gdp", Measure.Amount, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 56708.71"], Rows.Points(series));
        Assert.Equal(["Rougher 56700", "Rougher 50000"], Rows.Left(series));
    }

    [Fact]
    public void Counties_are_not_added_to_their_prefecture()
    {
        var series = new Rows()
            .Article("2026-01-20").Amount(1800, "2025", "gdp").Amount(300, "2025", "gdp", place: "140881").Amount(200, "2025", "gdp", place: "140882")
            .Series("gdp", Measure.Amount);
        Assert.Equal(["all Reported 2025-01-01..2025-12-31 1800"], Rows.Points(series));
        Assert.Equal(["OfSmallerPlace 300", "OfSmallerPlace 200"], Rows.Left(series));
    }

    [Fact]
    public void Areas_apart_are_added_each_once()
    {
        var series = new Rows()
            .Article("2026-01-20").Amount(300, "2025", "gdp", place: "140881").Amount(200, "2025", "gdp", place: "140882")
            .Article("2026-01-21").Amount(300, "2025", "gdp", place: "140881")
            .Series("gdp", Measure.Amount);
        Assert.Equal(["all Reported 2025-01-01..2025-12-31 500"], Rows.Points(series));
        Assert.Equal(PointMethod.Sum, series.Lines[0].Points[0].Method);
    }

    [Fact]
    public void Growth_of_several_areas_is_their_median_with_quartiles()
    {
        var series = new Rows().Article("2026-01-20")
            .Growth(4, "2025", place: "140881").Growth(5, "2025", place: "140882").Growth(9, "2025", place: "140821")
            .Series("gdp", Measure.Growth);
        var point = Assert.Single(Assert.Single(series.Lines).Points);
        Assert.Equal((PointMethod.Median, 4.5m, 5m, 7m), (point.Method, point.Low, point.Value, point.High));
    }

    [Fact]
    public void A_result_printed_long_before_its_time_is_over_is_none()
    {
        var series = new Rows().Article("2025-01-16").Growth(6, "2025").Article("2025-12-20").Growth(5.1, "2025").Series("gdp", Measure.Growth, SeriesBy.Place);
        Assert.Equal(["140800 Reported 2025-01-01..2025-12-31 5.1"], Rows.Points(series));
        Assert.Equal(["TimeNotOver 6"], Rows.Left(series));
    }
}
