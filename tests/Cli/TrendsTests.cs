namespace PolicyML.Tests.Cli;

/// <summary>Series of a small store through the command line.</summary>
public sealed class TrendsTests : IClassFixture<TrendsTests.Filled>
{
    private const string Header = "\uFEFFkey,name,from,to,indicator,measure,status,value,low,high,unit,facts,sources\r\n";

    private const string Yongji = """
        永济市2026年政府工作报告

        2025年，永济市地区生产总值增长6.2%，一般公共预算收入增长4.1%。“十四五”时期，地区生产总值年均增长5.8%。

        2026年，经济社会发展主要预期目标是：地区生产总值增长6%—6.5%。
        """;

    private const string Xiaxian = """
        夏县2026年政府工作报告

        2025年，夏县地区生产总值增长4.8%。

        今年主要预期目标是：地区生产总值增长5%左右。
        """;

    private readonly Filled filled;

    public TrendsTests(Filled filled) => this.filled = filled;

    [Fact]
    public void Results_and_targets_by_place_as_a_sheet()
    {
        const string Rows =
            "140828,夏县,2025-01-01,2025-12-31,gdp,growth,reported,4.8,,,%,1,1\r\n" +
            "140828,夏县,2026-01-01,2026-12-31,gdp,growth,target,5,,,%,1,1\r\n" +
            "140881,永济市,2025-01-01,2025-12-31,gdp,growth,reported,6.2,,,%,1,1\r\n" +
            "140881,永济市,2026-01-01,2026-12-31,gdp,growth,target,6.25,6,6.5,%,1,1\r\n";
        Assert.Equal(Header + Rows, Run("--format", "csv").Output);
        using var scratch = new Scratch();
        var file = scratch.PathOf("gdp.csv");
        Assert.Equal(0, Run("--out", file).ExitCode);
        Assert.Equal(Header + Rows, System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file)));
    }

    [Fact]
    public void The_table_of_the_terminal() => Golden.Check(Run().Output, "tests", "Cli", "golden", "trends.table.txt");

    [Fact]
    public void Evidence_lists_what_was_left_out_with_its_reason()
    {
        var lines = Run("--evidence", "--format", "csv").Output.Split("\r\n");
        Assert.Contains(lines, l => l.Contains("other_basis", StringComparison.Ordinal) && l.Contains("年均增长5.8%", StringComparison.Ordinal));
        Assert.Equal(4, lines.Count(l => l.StartsWith("140", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("auto", "2025年实际")]
    [InlineData("bars", "2025年")]
    [InlineData("line", "永济市")]
    [InlineData("panels", "永济市")]
    [InlineData("heatmap", "永济市")]
    [InlineData("targets", "2026年目标")]
    public void Charts_are_drawn(string chart, string text)
    {
        using var scratch = new Scratch();
        foreach (var file in (string[])[scratch.PathOf("gdp.svg"), scratch.PathOf("gdp.html")])
        {
            var result = Run("--out", file, "--chart", chart);
            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Contains(text, File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("trends --store {store}", "give an indicator with --indicator; there are investment_total 总投资")]
    [InlineData("trends --store {store} --indicator gpd", "no indicator \"gpd\"; there are")]
    [InlineData("trends --store {store} --indicator gdp --measure count", "there are series of amount and growth, not of count")]
    [InlineData("trends --store {store} --indicator gdp --by county", "--by cannot be \"county\"")]
    [InlineData("trends --store {store} --indicator gdp --every week", "--every cannot be \"week\"")]
    [InlineData("trends --store {store} --indicator gdp --out gdp.pdf", "gdp.pdf: --out takes a file .png, .svg, .html, .csv")]
    [InlineData("trends --store {store} --indicator gdp --place 无此县", "no division \"无此县\"")]
    [InlineData("trends --store {store} --indicator orders --out no.svg", "no such figure in the store (amount); within these conditions there are gdp growth")]
    [InlineData("trends --store no-such.db --indicator gdp", "no-such.db: no such store")]
    public void What_is_wrong_is_said_in_one_line(string call, string message)
    {
        var result = Analyzer.Run([.. call.Split(' ').Select(part => part == "{store}" ? filled.Store : part)]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(result.Bytes);
    }

    [Fact]
    public void An_empty_series_is_an_empty_sheet_and_says_why()
    {
        var result = Analyzer.Run("trends", "--store", filled.Store, "--indicator", "gdp", "--measure", "growth", "--basis", "qoq", "--format", "csv");
        Assert.Equal((0, Header), (result.ExitCode, result.Output));
        Assert.Contains("none of 5 figures counts", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    private Result Run(params string[] more) =>
        Analyzer.Run(["trends", "--store", filled.Store, "--indicator", "gdp", "--measure", "growth", "--by", "place", .. more]);

    /// <summary>Two reports in a store.</summary>
    public sealed class Filled : IDisposable
    {
        private readonly Scratch scratch = new();

        public Filled()
        {
            Store = scratch.PathOf("reports.db");
            var pages = (string[])[scratch.Write("yongji-2026-01-20.txt", Yongji), scratch.Write("xiaxian-2026-01-21.txt", Xiaxian)];
            Assert.Equal(0, Analyzer.Run(["analyze", .. pages, "--store", Store, "--model", "none", "--quiet"]).ExitCode);
        }

        public string Store { get; }

        public void Dispose() => scratch.Dispose();
    }
}
