using System.Text.Json;

namespace PolicyML.Tests.Cli;

/// <summary>A store of a few sources, made and asked through the command line.</summary>
public sealed class StoreTests : IClassFixture<StoreTests.Filled>
{
    private const string Yongji = """
        永济市兽药企业项目开工
        本报讯 3月2日，总投资2.6亿元的兽药企业改扩建项目在永济市开工。
        """;

    private const string Xiaxian = """
        夏县一季度投资增长
        本报讯 一季度，夏县完成固定资产投资12.5亿元，同比增长8.1%；规上工业增加值同比增长6.4%。
        """;

    private readonly Filled filled;

    public StoreTests(Filled filled) => this.filled = filled;

    [Fact]
    public void Facts_of_the_store_are_those_that_were_read()
    {
        var read = Analyzer.Run("facts", filled.Folder, "--format", "csv").Output;
        var stored = Analyzer.Run("facts", "--store", filled.Store, "--format", "csv").Output;
        Assert.Contains("investment_completed", stored, StringComparison.Ordinal);
        Assert.Equal(Sorted(read), Sorted(stored));
    }

    [Fact]
    public void Reading_again_changes_nothing_and_says_so()
    {
        var before = Analyzer.Run("facts", "--store", filled.Store, "--format", "jsonl").Output;
        var again = Analyzer.Run("analyze", filled.Folder, "--store", filled.Store);
        Assert.Contains("0 sources added, 2 unchanged, 0 replaced", again.Error, StringComparison.Ordinal);
        Assert.Empty(again.Output);
        Assert.Equal(before, Analyzer.Run("facts", "--store", filled.Store, "--format", "jsonl").Output);
    }

    [Theory]
    [InlineData("--place 140881", "永济市兽药企业项目开工")]
    [InlineData("--place 夏县", "夏县一季度投资增长")]
    [InlineData("--from 2024-04", "夏县一季度投资增长")]
    [InlineData("--to 2024-03-31", "永济市兽药企业项目开工")]
    public void Articles_are_chosen_by_place_and_day(string filter, string headline)
    {
        var result = Analyzer.Run(["articles", "--store", filled.Store, "--format", "jsonl", .. filter.Split(' ')]);
        Assert.Equal(headline, JsonDocument.Parse(Assert.Single(result.Lines)).RootElement.GetProperty("headline").GetString());
    }

    [Theory]
    [InlineData("140800", 2)]
    [InlineData("山西省", 2)]
    [InlineData("130000", 0)]
    public void A_prefecture_or_province_includes_its_counties(string place, int articles) =>
        Assert.Equal(articles, Analyzer.Run("articles", "--store", filled.Store, "--format", "jsonl", "--place", place).Lines.Length);

    [Theory]
    [InlineData("兽药", 1)]
    [InlineData("投资", 2)]
    [InlineData("投资 兽药", 1)]
    [InlineData("8.1%", 1)]
    [InlineData("光伏", 0)]
    public void Search_finds_words_inside_longer_words(string text, int articles) =>
        Assert.Equal(articles, Analyzer.Run("search", text, "--store", filled.Store, "--format", "jsonl").Lines.Length);

    [Fact]
    public void Search_shows_headline_day_and_the_words_around()
    {
        var lines = Analyzer.Run("search", "兽药", "--store", filled.Store).Lines;
        Assert.Equal("永济市兽药企业项目开工", lines[0]);
        Assert.StartsWith("2024-03-04 · 永济市", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines[2..], line => line.Contains("兽药企业", StringComparison.Ordinal));
    }

    [Fact]
    public void Facts_are_chosen_by_several_indicators_and_by_period()
    {
        var both = Analyzer.Run("facts", "--store", filled.Store, "--format", "jsonl", "--indicator", "investment_completed,value_added").Lines;
        Assert.Equal(3, both.Length);
        Assert.Equal(2, Analyzer.Run("facts", "--store", filled.Store, "--format", "jsonl", "--measure", "growth", "--from", "2024", "--to", "2024-03").Lines.Length);
        Assert.Empty(Analyzer.Run("facts", "--store", filled.Store, "--format", "jsonl", "--measure", "growth", "--to", "2023").Lines);
    }

    [Theory]
    [InlineData("articles --store no-such.db", "no-such.db: no such store")]
    [InlineData("articles --store README.md", "README.md: not a store of PolicyML")]
    [InlineData("articles --place 无此县", "no division \"无此县\"")]
    [InlineData("articles --place 朝阳区", "may be 110105")]
    [InlineData("articles --chain tanks", "no industry chain \"tanks\"")]
    [InlineData("articles --from 2024-05 --to 2024-03", "--from 2024-05-01 is after --to 2024-03-31")]
    [InlineData("facts --store no-such.db --explain", "--explain reads the sources anew")]
    [InlineData("facts README.md --place 140881", "files are read, a store is listed")]
    [InlineData("analyze datasets/issues --store README.md", "README.md: not a store of PolicyML")]
    public void What_is_wrong_is_said_in_one_line(string call, string message)
    {
        var result = Analyzer.Run([.. call.Split(' '), "--quiet"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(result.Bytes);
    }

    private static List<string> Sorted(string text) => [.. text.Split('\n').Order(StringComparer.Ordinal)];

    /// <summary>Two pages in a store.</summary>
    public sealed class Filled : IDisposable
    {
        private readonly Scratch scratch = new();

        public Filled()
        {
            scratch.Write("pages/2024-03-04.txt", Yongji);
            scratch.Write("pages/2024-04-20.txt", Xiaxian);
            var result = Analyzer.Run("analyze", Folder, "--store", Store);
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("2 sources added", result.Error, StringComparison.Ordinal);
        }

        public string Folder => scratch.PathOf("pages");

        public string Store => scratch.PathOf("papers.db");

        public void Dispose() => scratch.Dispose();
    }
}
