using System.Globalization;

using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Tests.Unit.Ledgers;

/// <summary>The ledger of projects: which mentions are one, and what a row says of them.</summary>
public class ProjectLedgerTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var row in LedgerRows.Table("project-pairs.tsv")) pairs.Add(string.Join('\t', row.Values), row["one"]);
            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_is_one_project_or_two(string row, string expected)
    {
        var cells = row.Split('\t');
        var one = LedgerRows.Project(LedgerRows.Article(1, "2025-03-01", cells[2]), cells[0], cells[1], Sum(cells[3]));
        var other = LedgerRows.Project(LedgerRows.Article(2, "2025-04-01", cells[6]), cells[4], cells[5], Sum(cells[7]));
        Assert.Equal(expected, Relation(Build(one, other)));
        Assert.Equal(expected, Relation(Build(other, one)));
    }

    [Fact]
    public void There_are_enough_pairs_of_both_kinds()
    {
        var rows = LedgerRows.Table("project-pairs.tsv").ToList();
        Assert.True(rows.Count >= 120);
        Assert.True(rows.Count(r => r["one"] == "no") >= 50);
    }

    [Fact]
    public void A_year_of_reports_is_one_row_with_its_history()
    {
        var rows = Build(
            LedgerRows.Project(LedgerRows.Article(1, "2025-01-16"), "硅碳负极材料项目", "绵岭新材料有限公司", 12, ProjectStage.Signed),
            LedgerRows.Project(LedgerRows.Article(2, "2025-04-20"), "绵岭新材硅碳负极项目", "绵岭新材", null, ProjectStage.Started),
            LedgerRows.Project(LedgerRows.Article(3, "2025-09-02"), "年产5000吨硅碳负极材料项目", "绵岭新材料有限公司", 12.6m, ProjectStage.UnderConstruction),
            LedgerRows.Project(LedgerRows.Article(4, "2025-12-30"), "硅碳负极材料项目", "绵岭新材料有限公司", null, ProjectStage.InProduction));
        var row = Assert.Single(rows);
        Assert.Equal("绵岭新材料有限公司", row.Owner);
        Assert.Equal(1_260_000_000m, row.Sum!.Value);
        Assert.Equal([1_200_000_000m, 1_260_000_000m], row.Sums.Select(s => s.Value));
        Assert.Equal(ProjectStage.InProduction, row.Stage!.Stage);
        Assert.Null(row.Setback);
        Assert.Equal((new DateOnly(2025, 1, 16), new DateOnly(2025, 12, 30)), (row.First!.Value, row.Last!.Value));
        Assert.Equal([ProjectStage.Signed, ProjectStage.Started, ProjectStage.UnderConstruction, ProjectStage.InProduction], row.History.Select(h => h.Stage!.Stage));
        Assert.Equal(4L, row.Stage.Evidence.Article.Id);
        Assert.Equal(3L, row.Sum.Evidence.Article.Id);
    }

    [Fact]
    public void A_later_report_of_an_earlier_stage_is_shown()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1, "2025-03-01"), "车载玻璃盖板项目", "晶澜光电有限公司", 3, ProjectStage.UnderConstruction),
            LedgerRows.Project(LedgerRows.Article(2, "2025-06-01"), "车载玻璃盖板项目", "晶澜光电有限公司", 3, ProjectStage.Signed)));
        Assert.Equal(ProjectStage.UnderConstruction, row.Stage!.Stage);
        Assert.Equal(ProjectStage.Signed, row.Setback!.Stage);
        Assert.Equal(2L, row.Setback.Evidence.Article.Id);
    }

    [Fact]
    public void A_correction_wins_over_a_later_repeat_of_the_error()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1, "2025-09-01"), "低空无人机试飞基地项目", "翼川航空科技有限公司", 1.8m),
            LedgerRows.Project(LedgerRows.Article(2, "2025-09-08", headline: "更正"), "低空无人机试飞基地项目", "翼川航空科技有限公司", 1.5m),
            LedgerRows.Project(LedgerRows.Article(3, "2025-10-01"), "低空无人机试飞基地项目", "翼川航空科技有限公司", 1.8m)));
        Assert.Equal(150_000_000m, row.Sum!.Value);
        Assert.True(row.Sum.IsCorrection);
        Assert.Equal(3, row.Sums.Count);
    }

    [Fact]
    public void A_rounded_later_sum_gives_way_to_the_exact_one_it_agrees_with()
    {
        var (first, second) = (LedgerRows.Article(1, "2025-03-01"), LedgerRows.Article(2, "2025-06-01"));
        var exact = LedgerRows.Project(first, "钠离子电池正极材料项目", "川钠能源有限公司", 14.8m);
        var rounded = LedgerRows.Project(second, "钠离子电池正极材料项目", "川钠能源有限公司", 15m);
        var fact = new StoredFact(9, second, new Fact
        {
            Indicator = "investment_total",
            Measure = Measure.Amount,
            Value = 1_500_000_000m,
            Unit = "CNY",
            Bound = Bound.Approx,
            Span = rounded.Mention.InvestmentSpan!.Value,
            Text = "总投资约15亿元",
            Confidence = 0.9,
            Rule = "test",
        });
        var row = Assert.Single(ProjectLedger.Build([exact, rounded], [], [fact], LedgerRows.Words));
        Assert.Equal(1_480_000_000m, row.Sum!.Value);
        Assert.Equal("总投资约15亿元", row.Sums[1].Evidence.Text);
    }

    [Fact]
    public void Parts_stand_under_their_whole_with_their_own_sums_and_stages()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1, "2025-01-16"), "车载显示盖板项目", "晶澜光电有限公司", 30, ProjectStage.Signed),
            LedgerRows.Project(LedgerRows.Article(2, "2025-03-13"), "车载显示盖板项目（一期）", "晶澜光电有限公司", 12, ProjectStage.Started),
            LedgerRows.Project(LedgerRows.Article(3, "2025-12-13"), "晶澜光电车载显示盖板一期项目", null, null, ProjectStage.InProduction),
            LedgerRows.Project(LedgerRows.Article(4, "2025-12-20"), "车载显示盖板项目二期", "晶澜光电有限公司", 18, ProjectStage.Planned)));
        Assert.Equal(3_000_000_000m, row.Sum!.Value);
        Assert.Equal(["一期", "二期"], row.Parts.Select(p => p.Name));
        Assert.Equal([1_200_000_000m, 1_800_000_000m], row.Parts.Select(p => p.Sum!.Value));
        Assert.Equal((ProjectStage.InProduction, "一期"), (row.Stage!.Stage, row.Stage.Part));
        Assert.Equal(ProjectStage.Planned, row.Parts[1].Stage!.Stage);
    }

    [Fact]
    public void A_story_printed_twice_counts_once()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1, "2025-05-14"), "连翘提取物项目", "棋山药业有限公司", 2.8m),
            LedgerRows.Project(LedgerRows.Article(2, "2025-05-22", story: 1), "连翘提取物项目", "棋山药业有限公司", 2.8m)));
        var report = Assert.Single(row.History);
        Assert.Equal(2L, Assert.Single(report.Repeats).Id);
        Assert.Single(row.Sums);
    }

    [Fact]
    public void A_short_name_that_fits_two_projects_joins_neither()
    {
        var rows = Build(
            LedgerRows.Project(LedgerRows.Article(1), "城东车用轻量化铝铸件项目", null, 3),
            LedgerRows.Project(LedgerRows.Article(2), "河西车用轻量化铝铸件项目", null, 8),
            LedgerRows.Project(LedgerRows.Article(3), "车用轻量化铝铸件项目"));
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void A_plant_of_a_named_park_stands_within_it()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1), "绵岭硅碳产业园项目", null, 22),
            LedgerRows.Project(LedgerRows.Article(2), "绵岭硅碳产业园综合管廊项目", null, 1)));
        Assert.Equal("绵岭硅碳产业园综合管廊项目", Assert.Single(row.Within).Name);
    }

    [Fact]
    public void Why_two_mentions_are_one_is_told()
    {
        var row = Assert.Single(Build(
            LedgerRows.Project(LedgerRows.Article(1), "发泡陶瓷隔墙板项目", "瑞川建材有限公司", 2.4m),
            LedgerRows.Project(LedgerRows.Article(2), "发泡陶瓷隔墙板项目", "瑞川建材有限公司", 2.4m)));
        var link = row.History[0].Link!;
        Assert.Contains(link.Features, f => f is { Feature: "owner", Level: "same", Weight: > 0 });
        Assert.Contains("place same", link.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_order_of_rows_nor_names_of_ids_change_the_ledger()
    {
        var rows = Many().ToList();
        var expected = Print(Build([.. rows]));
        var random = new Random(5);
        for (var round = 0; round < 8; round++)
        {
            for (var i = rows.Count - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (rows[i], rows[j]) = (rows[j], rows[i]);
            }

            Assert.Equal(expected, Print(Build([.. rows])));
        }
    }

    [Fact]
    public void Every_mention_is_in_exactly_one_row_and_building_again_changes_nothing()
    {
        var rows = Many().ToArray();
        var built = Build(rows);
        var reports = built.SelectMany(Flat).SelectMany(r => r.History).Select(h => (h.Article.Id, h.Part, h.Name)).ToList();
        Assert.Equal(rows.Length, reports.Count);
        Assert.Equal(reports.Count, reports.Distinct().Count());
        Assert.Equal(Print(built), Print(Build(rows)));
    }

    private static decimal? Sum(string cell) => cell.Length == 0 ? null : decimal.Parse(cell, CultureInfo.InvariantCulture);

    private static IReadOnlyList<ProjectRow> Build(params StoredProject[] rows) => ProjectLedger.Build(rows, [], [], LedgerRows.Words);

    private static string Relation(IReadOnlyList<ProjectRow> rows) =>
        rows.Count == 2 ? "no" : rows[0].Parts.Count > 0 || rows[0].Within.Count > 0 ? "part" : "yes";

    private static IEnumerable<ProjectRow> Flat(ProjectRow row) => row.Within.SelectMany(Flat).Prepend(row);

    private static string Print(IReadOnlyList<ProjectRow> rows) => string.Join('\n', rows.SelectMany(Flat).Select(r =>
        $"{r.Name}|{r.Owner}|{r.Place?.Code}|{r.Sum?.Value}|{r.Stage?.Stage}|{string.Join(',', r.History.Select(h => h.Article.Source + h.Name + h.Link))}"));

    // Both names of every pair of the table, on days of a year: more than two hundred mentions that touch each other.
    private static IEnumerable<StoredProject> Many()
    {
        var id = 0L;
        foreach (var row in LedgerRows.Table("project-pairs.tsv"))
        {
            foreach (var side in (string[])["a", "b"])
            {
                var day = new DateOnly(2025, 1, 1).AddDays((int)(id * 37 % 365)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return LedgerRows.Project(LedgerRows.Article(++id, day, row["place_" + side]), row["name_" + side], row["owner_" + side], Sum(row["sum_" + side]));
            }
        }
    }
}
