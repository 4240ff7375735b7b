using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Ledgers.Clusters;

namespace PolicyML.Tests.Unit.Ledgers;

/// <summary>The ledger of clusters: whose figures count, which names are one, latest values and series.</summary>
public class ClusterLedgerTests
{
    private static readonly Period Spring = new("一季度", new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 31));
    private static readonly Period Half = new("上半年", new DateOnly(2025, 1, 1), new DateOnly(2025, 6, 30));
    private static readonly Period Year = new("全年", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));

    [Theory]
    [InlineData("阳城建筑陶瓷专业镇", "阳城建筑陶瓷专业镇", "town", "140522")]
    [InlineData("今年一季度阳城建筑陶瓷专业镇", "阳城建筑陶瓷专业镇", "town", "140522")]
    [InlineData("全省重点专业镇阳城建筑陶瓷专业镇", "阳城建筑陶瓷专业镇", "town", "140522")]
    [InlineData("高平经济技术开发区", "高平经济技术开发区", "economic_zone", "140581")]
    [InlineData("位于高平经开区内企业", "高平经开区", "economic_zone", "140581")]
    [InlineData("礼义产业园区规上企业", "礼义产业园区", "park", "140524")]
    [InlineData("国家级万荣外加剂特色产业集群", "万荣外加剂特色产业集群", "cluster", "140822")]
    public void A_subject_names_a_cluster(string subject, string name, string kind, string place)
    {
        var row = Assert.Single(Build(Output(LedgerRows.Article(1, place: place == "140822" ? "140800" : "140524"), subject, 980_000_000, Spring)));
        Assert.Equal((name, kind, place), (row.Name, row.Kind.Id, row.Place!.Code));
        Assert.Equal(980_000_000m, row.Figure("output")!.Latest.Value);
    }

    [Theory]
    [InlineData("专业镇")]
    [InlineData("全省专业镇")]
    [InlineData("开发区")]
    [InlineData("重点产业链")]
    [InlineData("十大产业集群")]
    [InlineData("高平经济技术开发区法院")]
    [InlineData("威海高新区各项许可")]
    [InlineData("阳城县")]
    [InlineData("公司注册在高平经济技术开发区")]
    [InlineData("中试基地项目（高平经济技术开发区）")]
    public void Other_subjects_name_none(string subject) =>
        Assert.Empty(Build(Output(LedgerRows.Article(1, place: "140581"), subject, 980_000_000, Spring)));

    [Fact]
    public void Full_short_and_bare_names_of_a_place_are_one_zone()
    {
        var row = Assert.Single(Build(
            Output(LedgerRows.Article(1, "2025-04-10", "140581"), "高平经济技术开发区", 4_230_000_000, Spring),
            Output(LedgerRows.Article(2, "2025-07-10", "140581"), "高平经开区", 8_870_000_000, Half),
            Output(LedgerRows.Article(3, "2026-01-10", "140581"), "开发区", 19_560_000_000, Year)));
        Assert.Equal("高平经济技术开发区", row.Name);
        Assert.Equal([4_230_000_000m, 8_870_000_000m, 19_560_000_000m], row.Figure("output")!.Series.Select(p => p.Value));
        Assert.Equal(19_560_000_000m, row.Figure("output")!.Latest.Value);
        Assert.Equal(["开发区", "高平经开区"], row.OtherNames);
    }

    [Fact]
    public void A_bare_name_where_two_zones_could_be_meant_is_left_out()
    {
        var rows = Build(
            Output(LedgerRows.Article(1, place: "140581"), "高平经济技术开发区", 1, Spring),
            Output(LedgerRows.Article(2, place: "140581"), "高平高新区", 2, Spring),
            Output(LedgerRows.Article(3, place: "140581"), "开发区", 3, Half));
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Single(r.Figure("output")!.Series));
    }

    [Fact]
    public void Zones_of_two_places_stay_apart()
    {
        var rows = Build(
            Output(LedgerRows.Article(1, place: "140500"), "高平经济技术开发区", 1, Spring),
            Output(LedgerRows.Article(2, place: "140500"), "阳城经济技术开发区", 2, Spring),
            Output(LedgerRows.Article(3, place: "140500"), "晋城经济技术开发区", 3, Spring));
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public void Figures_stand_side_by_side_and_targets_do_not_hide_results()
    {
        var article = LedgerRows.Article(1, "2025-04-15", "140522");
        const string Town = "阳城建筑陶瓷专业镇";
        var row = Assert.Single(Build(
            Output(article, Town, 980_000_000, Spring),
            LedgerRows.Fact(article, Town, "output_value", Measure.Growth, -2.6m, "%", "下降2.6%", Spring, at: 20),
            LedgerRows.Fact(article, Town + "企业", "other", Measure.Count, 34, "户", "34户", Spring, at: 40),
            LedgerRows.Fact(article, Town, "other", Measure.Count, 11600, "人", "从业人员1.16万人", Spring, at: 60),
            LedgerRows.Fact(article, Town, "output_value", Measure.Amount, 4_000_000_000, "CNY", "力争产值40亿元", Year, FactStatus.Target, 80)));
        Assert.Equal(-2.6m, row.Figure("output_growth")!.Latest.Value);
        Assert.Equal(34, row.Figure("enterprises")!.Latest.Value);
        Assert.Equal(11600, row.Figure("jobs")!.Latest.Value);
        Assert.Equal(980_000_000m, row.Figure("output")!.Latest.Value);
        Assert.Equal(2, row.Figure("output")!.Series.Count);
        Assert.Equal("building_materials", row.Chain);
    }

    [Fact]
    public void A_number_printed_twice_is_one_point_and_order_changes_nothing()
    {
        StoredFact[] facts =
        [
            Output(LedgerRows.Article(1, "2025-04-10", "140522"), "阳城建筑陶瓷专业镇", 980_000_000, Spring),
            Output(LedgerRows.Article(2, "2025-04-12", "140522"), "阳城建筑陶瓷专业镇", 980_000_000, Spring),
            Output(LedgerRows.Article(3, "2025-04-13", "140522", story: 2), "阳城建筑陶瓷专业镇", 980_000_000, Spring),
        ];
        var point = Assert.Single(Assert.Single(Build(facts)).Figure("output")!.Series);
        Assert.Equal([1L, 2L], point.Evidence.Select(e => e.Article.Id));
        Array.Reverse(facts);
        Assert.Equal([1L, 2L], Assert.Single(Build(facts)).Figure("output")!.Series[0].Evidence.Select(e => e.Article.Id));
    }

    private static StoredFact Output(ArticleHead article, string subject, decimal value, Period period) =>
        LedgerRows.Fact(article, subject, "output_value", Measure.Amount, value, "CNY", "产值9.8亿元", period);

    private static IReadOnlyList<ClusterRow> Build(params StoredFact[] facts) => ClusterLedger.Build(facts, LedgerRows.Words);
}
