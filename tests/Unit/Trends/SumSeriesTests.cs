using FsCheck;
using FsCheck.Fluent;

using PolicyML.Core;
using PolicyML.Reports.Trends;

namespace PolicyML.Tests.Unit.Trends;

/// <summary>Sums that count everything once.</summary>
public class SumSeriesTests
{
    [Fact]
    public void A_story_that_two_papers_print_counts_once() => Holds(
        new Rows().Article("2025-03-04").Amount(2, subject: "甲材料项目").Amount(2, subject: "乙食品项目")
            .Article("2025-03-05", story: 1).Amount(2, subject: "甲材料项目").Amount(2, subject: "乙食品加工项目"),
        4, "Repeat 2", "Repeat 2");

    [Fact]
    public void The_same_number_of_the_same_thing_counts_once() => Holds(
        new Rows().Article("2025-03-04").Amount(36.5, subject: "硅碳负极材料项目").Article("2025-06-04").Amount(36.5, subject: "负极材料"),
        36.5, "SameFigure 36.5");

    [Fact]
    public void A_sum_stands_for_the_narrower_place_of_two_prints() => Assert.Equal(
        ["140822 Reported 2025-01-01..2025-12-31 36.5"],
        Rows.Points(new Rows().Article("2025-03-04", place: "140800").Amount(36.5, subject: "硅碳负极材料项目").Article("2025-06-04", place: "140822").Amount(36.5, subject: "负极材料")
            .Series("investment_total", Measure.Amount, SeriesBy.Place)));

    [Fact]
    public void Round_numbers_of_different_things_count_twice() => Holds(
        new Rows().Article("2025-03-04").Amount(2, subject: "陶瓷岩板项目").Article("2025-06-04").Amount(2, subject: "中药饮片项目"), 4);

    [Fact]
    public void The_latest_sum_of_a_project_counts_from_its_first_report_on()
    {
        var series = new Rows().Article("2025-01-16").Amount(6.2, subject: "生猪屠宰加工项目").Article("2025-08-16").Amount(6.8, subject: "生猪屠宰加工项目")
            .Series("investment_total", Measure.Amount, every: SeriesStep.Quarter);
        Assert.Equal(["all Reported 2025-01-01..2025-03-31 6.8"], Rows.Points(series));
        Assert.Equal(["ReportedLater 6.2"], Rows.Left(series));
    }

    [Fact]
    public void A_total_swallows_the_items_beside_it() => Holds(
        new Rows().Article("2025-03-04").Amount(10, subject: "三个园区").Amount(5, subject: "东区").Amount(3, subject: "西区").Amount(2, subject: "南区").Amount(7, subject: "丁装备项目"),
        17, "PartOfWhole 5", "PartOfWhole 3", "PartOfWhole 2");

    [Fact]
    public void A_total_may_come_after_its_items() => Holds(
        new Rows().Article("2025-03-04").Amount(5, subject: "岩板产线").Amount(3.2, subject: "釉料产线").Amount(8.2, subject: "陶瓷产业园"), 8.2, "PartOfWhole 3.2", "PartOfWhole 5");

    [Fact]
    public void A_total_of_projects_holds_those_that_are_named() => Holds(
        new Rows().Article("2025-03-04").Amount(136.6, subject: "22个项目").Amount(10, subject: "证道铝材二期").Amount(2.8, subject: "硅基负极材料"),
        136.6, "InsideTotal 10", "InsideTotal 2.8");

    [Fact]
    public void Phases_stand_under_their_whole_and_for_it_where_it_is_not_told()
    {
        Holds(
            new Rows().Article("2025-01-16").Amount(30, subject: "车载显示模组项目").Amount(12, subject: "车载显示模组项目一期")
                .Article("2025-03-16").Amount(12, subject: "车载显示模组一期项目"),
            30, "SameFigure 12", "PartOfWhole 12");
        Holds(new Rows().Article("2025-01-16").Amount(5, subject: "高端岩板项目一期").Amount(3.6, subject: "高端岩板项目二期"), 8.6);
    }

    [Fact]
    public void Of_which_is_a_part()
    {
        Holds(new Rows().Article("2025-03-04").Amount(8.7, subject: "热电厂迁建").Amount(3.1, rule: "part-of"), 8.7, "PartOfWhole 3.1");

        // Also where a person changed something else about the part.
        Holds(new Rows().Article("2025-03-04").Amount(8.7, subject: "热电厂迁建").Amount(3.1, rule: "analyst:part-of"), 8.7, "PartOfWhole 3.1");
    }

    [Fact]
    public void The_total_of_the_area_holds_what_is_reported_of_its_projects() => Holds(
        new Rows().Article("2025-02-04").Amount(6, "2025", "investment_signed", subject: "甲材料项目", place: "140881")
            .Article("2025-12-28").Amount(147.3, "2025", "investment_signed", subject: "全市"),
        147.3, "InsideTotal 6");

    [Fact]
    public void A_narrower_total_does_not_swallow_what_exceeds_it() => Holds(
        new Rows().Article("2025-12-28").Amount(6, "2025", "investment_signed", subject: "甲材料项目").Amount(7, "2025", "investment_signed", subject: "乙食品项目")
            .Amount(9, "2025", "investment_signed", subject: "全市技改"),
        13, "InsideTotal 9");

    [Fact]
    public void Currencies_and_doubtful_figures_are_left_out_and_listed() => Holds(
        new Rows().Article("2025-03-04").Amount(2, subject: "甲材料项目").Amount(3, subject: "外资乙项目", unit: "USD").Amount(9, subject: "丙药业项目", confidence: 0.3),
        2, "OtherUnit 3", "LowConfidence 9");

    [Fact]
    public void A_figure_of_an_article_on_two_chains_counts_in_both_lines()
    {
        var series = new Rows().Article("2025-03-04", chains: "medicine food").Amount(2, subject: "药食同源项目")
            .Series("investment_total", Measure.Amount, SeriesBy.Chain);
        Assert.Equal(["food Reported 2025-01-01..2025-12-31 2", "medicine Reported 2025-01-01..2025-12-31 2"], Rows.Points(series));
        Assert.Empty(series.LeftOut);
    }

    [Fact]
    public void The_sum_of_a_whole_area_is_no_chains_even_where_its_article_is_on_one()
    {
        var series = new Rows().Article("2025-02-27", chains: "medicine").Amount(1286, subject: "全市重点工程").Amount(2, subject: "甲药业项目")
            .Series("investment_total", Measure.Amount, SeriesBy.Chain);
        Assert.Equal(["medicine Reported 2025-01-01..2025-12-31 2"], Rows.Points(series));
    }

    [Fact]
    public void A_round_of_signings_in_an_article_on_three_chains_is_no_one_chains()
    {
        var series = new Rows().Article("2025-03-04", chains: "medicine food coal").Amount(89.5, subject: "26个项目")
            .Series("investment_total", Measure.Amount, SeriesBy.Chain);
        Assert.Empty(series.Lines);
        Assert.Equal(LeftOutReason.NoKey, Assert.Single(series.LeftOut).Reason);
    }

    [Fact]
    public void Every_figure_is_in_a_point_or_listed_and_no_sum_exceeds_all() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), data =>
        {
            var rows = new Rows();
            for (var i = 0; i < data.Length; i++)
            {
                if (i % 3 == 0) rows.Article($"2025-0{1 + (i % 9)}-04", chains: "coal");
                rows.Amount(1 + Math.Abs(data[i] % 40), subject: (data[i] % 5) switch { 0 => null, 1 => "12个项目", 2 => "全市", 3 => "丁装备项目一期", _ => "丁装备项目" });
            }

            var series = rows.Series("investment_total", Measure.Amount);
            var used = series.Lines.SelectMany(l => l.Points).SelectMany(p => p.Facts).Select(f => f.Id).ToList();
            var left = series.LeftOut.Select(l => l.Fact.Id).ToList();
            Assert.Equal(rows.All.Select(f => f.Id), used.Concat(left).Order());
            Assert.True(series.Lines.SelectMany(l => l.Points).Sum(p => p.Value) <= rows.All.Sum(f => f.Fact.Value));
            Assert.Equal(series.Lines.SelectMany(l => l.Points).Sum(p => p.Value), rows.All.Where(f => used.Contains(f.Id)).Sum(f => f.Fact.Value));
        }).QuickCheckThrowOnFailure();

    private static void Holds(Rows rows, double sum, params string[] left)
    {
        var indicator = rows.All[0].Fact.Indicator;
        var series = rows.Series(indicator, Measure.Amount);
        Assert.Equal((decimal)sum * 100_000_000m, series.Lines.SelectMany(l => l.Points).Sum(p => p.Value));
        Assert.Equal(left.Order(StringComparer.Ordinal), Rows.Left(series).Order(StringComparer.Ordinal));
        Assert.All(series.LeftOut.Where(l => l.Reason is not (LeftOutReason.OtherUnit or LeftOutReason.LowConfidence)), l => Assert.NotNull(l.Because));
    }
}
