using PolicyML.Core;
using PolicyML.Reports.Briefing;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;

namespace PolicyML.Tests.Unit.Briefing;

public class BriefingBuilderTests
{
    [Fact]
    public void A_key_figure_names_place_time_and_growth_and_is_compared_with_the_growth_before()
    {
        var sample = new BriefingSample();
        var first = sample.Article("2025-04-20", "一季度工业平稳", "一季度，全市规上工业增加值同比增长4.9%。");
        sample.Growth(first, "规上工业增加值同比增长4.9%", "value_added", 4.9m, "2025-01-01", "2025-03-31");
        var second = sample.Article("2025-07-20", "上半年工业加快", "上半年，全市规上工业增加值同比增长5.6%。");
        sample.Growth(second, "规上工业增加值同比增长5.6%", "value_added", 5.6m, "2025-01-01", "2025-06-30");
        var figure = BriefingSample.Text(Items(sample.Build("2025-07-01", "2025-09-30"), "要点")[0]);
        Assert.Equal(
            "晋城市2025年上半年规上工业增加值同比增长5.6%[《上半年工业加快》（2025-07-20）：“规上工业增加值同比增长5.6%”（把握0.95）]"
            + "，增速比2025年一季度（4.9%[《一季度工业平稳》（2025-04-20）：“规上工业增加值同比增长4.9%”（把握0.95）]）加快0.7个百分点。",
            figure);
    }

    [Fact]
    public void Growth_of_one_industry_is_no_key_figure_of_the_place()
    {
        var sample = new BriefingSample();
        var article = sample.Article("2025-04-20", "装备制造快", "一季度，装备制造业增加值同比增长16.7%。");
        sample.Growth(article, "装备制造业增加值同比增长16.7%", "value_added", 16.7m, "2025-01-01", "2025-03-31");
        Assert.DoesNotContain("16.7", string.Concat(sample.Build("2025-04-01", "2025-06-30").Blocks.TakeWhile(b => b is not Heading { Text: "主要报道" }).Select(Words)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.7, true, true)]
    [InlineData(0.4, false, false)]
    [InlineData(0.9, true, false)]
    public void An_unsure_figure_is_marked_and_one_below_the_least_confidence_is_counted_and_left_out(double confidence, bool isShown, bool isMarked)
    {
        var sample = new BriefingSample();
        var article = sample.Article("2025-04-20", "经济平稳", "一季度，全市地区生产总值增长4.8%。");
        sample.Growth(article, "地区生产总值增长4.8%", "gdp", 4.8m, "2025-01-01", "2025-03-31", confidence);
        var document = sample.Build("2025-04-01", "2025-06-30");
        var figures = Section(document, "要点");
        Assert.Equal(isShown, figures.Contains("4.8%", StringComparison.Ordinal));
        Assert.Equal(isMarked, figures.Contains("待核", StringComparison.Ordinal));
        Assert.Equal(!isShown, Words(document.Blocks[0]).Contains("的1个不采用", StringComparison.Ordinal));
    }

    [Fact]
    public void A_project_is_new_in_its_first_period_and_moved_when_a_later_stage_is_reported()
    {
        var sample = new BriefingSample();
        var signed = sample.Article("2025-02-10", "签约", "丹河硅基负极材料项目签约，总投资12亿元。");
        sample.Project(signed, "丹河硅基负极材料项目", 1_200_000_000m, ProjectStage.Signed);
        var built = sample.Article("2025-05-10", "开工", "丹河硅基负极材料项目开工建设。");
        sample.Project(built, "丹河硅基负极材料项目", null, ProjectStage.Started);
        var before = Section(sample.Build("2025-01-01", "2025-03-31"), "项目动态");
        Assert.Contains("新见报项目", before, StringComparison.Ordinal);
        Assert.DoesNotContain("有进展的项目", before, StringComparison.Ordinal);
        var after = Section(sample.Build("2025-04-01", "2025-06-30"), "项目动态");
        Assert.DoesNotContain("新见报项目", after, StringComparison.Ordinal);
        Assert.Contains("签约→开工", after, StringComparison.Ordinal);
    }

    [Fact]
    public void Investment_by_chain_counts_a_repeated_figure_once_and_leaves_out_sums_of_many_projects()
    {
        var sample = new BriefingSample();
        var one = sample.Article("2025-04-10", "兽药项目", "总投资2亿元的丹河兽药制剂项目开工。", chain: "medicine");
        sample.Fact(one, "总投资2亿元", BriefingSample.Blank("investment_total", Measure.Amount, 200_000_000m, "CNY") with { Subject = "丹河兽药制剂项目" });
        sample.Project(one, "丹河兽药制剂项目", 200_000_000m, ProjectStage.Started, "总投资2亿元");
        var again = sample.Article("2025-04-12", "兽药项目", "总投资2亿元的丹河兽药制剂项目开工。", chain: "medicine", story: one.Id);
        sample.Fact(again, "总投资2亿元", BriefingSample.Blank("investment_total", Measure.Amount, 200_000_000m, "CNY") with { Subject = "丹河兽药制剂项目" });
        sample.Project(again, "丹河兽药制剂项目", 200_000_000m, ProjectStage.Started, "总投资2亿元");
        var many = sample.Article("2025-04-15", "集中开工", "全市186个项目集中开工，总投资1251亿元。", chain: "medicine");
        sample.Fact(many, "总投资1251亿元", BriefingSample.Blank("investment_total", Measure.Amount, 125_100_000_000m, "CNY") with { Subject = "186个项目" });
        var section = Section(sample.Build("2025-04-01", "2025-06-30"), "分产业链投资");
        Assert.Contains("现代医药与大健康|2.00|", section, StringComparison.Ordinal);
        Assert.Contains("合计（不重复）|2.00|", section, StringComparison.Ordinal);
        Assert.Contains("1个，未计入", section, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_of_a_table_row_has_a_note_and_all_notes_are_listed_at_the_end()
    {
        var sample = new BriefingSample();
        var article = sample.Article("2025-04-20", "目标", "今年全市地区生产总值力争增长5%。");
        sample.Fact(article, "地区生产总值力争增长5%", BriefingSample.Blank("gdp", Measure.Growth, 5, "%") with { Status = FactStatus.Target, Period = BriefingSample.Time("2025-01-01", "2025-12-31") });
        var document = sample.Build("2025-04-01", "2025-06-30");
        var tables = document.Blocks.OfType<Table>().ToList();
        Assert.NotEmpty(tables);
        Assert.All(tables.SelectMany(t => t.Rows).Where(r => !r.IsTotal), row => Assert.Contains(row.Cells.SelectMany(c => c), c => c is NoteMark));
        Assert.Contains("增长5%", Section(document, "提出的目标"), StringComparison.Ordinal);
        Assert.IsType<NoteList>(document.Blocks[^1]);
    }

    [Fact]
    public void Repeats_are_counted_and_told_once()
    {
        var sample = new BriefingSample();
        var one = sample.Article("2025-04-10", "园区扩建工程开工", "园区扩建工程4月9日开工，建设标准厂房六栋。");
        sample.Article("2025-04-12", "园区扩建工程开工", "园区扩建工程4月9日开工，建设标准厂房六栋。", story: one.Id);
        var document = sample.Build("2025-04-01", "2025-06-30");
        Assert.Contains("重复刊登1篇", Words(document.Blocks[0]), StringComparison.Ordinal);
        Assert.Single(Items(document, "主要报道"));
    }

    [Fact]
    public void More_articles_than_fit_are_counted()
    {
        var sample = new BriefingSample();
        for (var i = 1; i <= 12; i++) sample.Article($"2025-04-{i:00}", $"第{i}个项目", $"第{i}个项目本月开工，厂房已经封顶。");
        var document = sample.Build("2025-04-01", "2025-06-30", new BriefingOptions { MostArticles = 5 });
        Assert.Equal(5, Items(document, "主要报道").Count);
        Assert.Contains("另有7篇未列出", Section(document, "主要报道"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_period_says_so()
    {
        var document = new BriefingSample().Build("2025-04-01", "2025-06-30", new BriefingOptions { Scope = ["晋城市"] });
        Assert.Equal("晋城市产业动态简报", document.Title);
        Assert.Equal("范围：晋城市。本期库中没有符合条件的文章，因此没有可报告的内容。", Words(Assert.Single(document.Blocks)));
    }

    [Fact]
    public void Charts_that_cannot_be_drawn_leave_no_trace()
    {
        var sample = new BriefingSample();
        for (var month = 2; month <= 6; month++)
        {
            var article = sample.Article($"2025-{month + 1:00}-15", $"前{month}个月", $"前{month}个月，全市规上工业增加值同比增长{month}.5%。");
            sample.Growth(article, $"规上工业增加值同比增长{month}.5%", "value_added", month + 0.5m, "2025-01-01", $"2025-{month:00}-{DateTime.DaysInMonth(2025, month):00}");
        }

        var drawn = new List<Chart>();
        Assert.Empty(sample.Build("2025-01-01", "2025-12-31").Blocks.OfType<Picture>());
        sample.Build("2025-01-01", "2025-12-31", draw: chart =>
        {
            drawn.Add(chart);
            return null;
        });
        Assert.Equal("晋城市规上工业增加值同比增速", Assert.Single(drawn).Title);
    }

    [Theory]
    [InlineData("2025-04-01", "2025-06-30", "2025-01-01", "2025-03-31")]
    [InlineData("2025-01-01", "2025-12-31", "2024-01-01", "2024-12-31")]
    [InlineData("2025-03-01", "2025-03-31", "2025-02-01", "2025-02-28")]
    [InlineData("2025-03-10", "2025-03-19", "2025-02-28", "2025-03-09")]
    public void The_period_before_is_as_long(string from, string to, string beforeFrom, string beforeTo) => Assert.Equal(
        new BriefingPeriod(BriefingSample.Time(beforeFrom, beforeTo).From, BriefingSample.Time(beforeFrom, beforeTo).To),
        new BriefingPeriod(BriefingSample.Time(from, to).From, BriefingSample.Time(from, to).To).Before());

    private static IReadOnlyList<IReadOnlyList<Inline>> Items(Document document, string heading) =>
        [.. BlocksOf(document, heading).OfType<ListBlock>().SelectMany(l => l.Items)];

    private static string Section(Document document, string heading) => string.Join('\n', BlocksOf(document, heading).Select(Words));

    private static IEnumerable<Block> BlocksOf(Document document, string heading) =>
        document.Blocks.SkipWhile(b => b is not Heading { Level: 1 } h || h.Text != heading).Skip(1).TakeWhile(b => b is not Heading { Level: 1 });

    private static string Words(Block block) => block switch
    {
        Paragraph paragraph => BriefingSample.Text(paragraph.Content),
        Heading heading => heading.Text,
        ListBlock list => string.Join('\n', list.Items.Select(BriefingSample.Text)),
        Table table => string.Join('\n', table.Rows.Select(r => string.Join('|', r.Cells.Select(BriefingSample.Text)))),
        _ => "",
    };
}
