namespace PolicyML.Tests.Cli;

/// <summary>Help, version, wrong calls and exit codes.</summary>
public class UsageTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("analyze", "--help")]
    public void Help_has_usage_and_examples(params string[] arguments)
    {
        var result = Analyzer.Run(arguments);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Usage:", result.Output);
        Assert.Contains("Examples:", result.Output);
        Assert.Contains("analyzer analyze pages/ --format csv --out figures.csv", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void Help_of_analyze_names_every_option_of_the_contract()
    {
        var help = Analyzer.Run("analyze", "--help").Output;
        string[] options =
        [
            "--published", "--format", "--out", "--lexicon", "--jobs", "--with-text", "--encoding",
            "--quiet", "--debug", "--lang", "--version", "--help",
        ];
        Assert.All(options, option => Assert.Contains(option, help));
    }

    [Fact]
    public void The_version_is_one_line()
    {
        var result = Analyzer.Run("--version");
        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^analyzer \d+\.\d+\.\d+\n$", result.Output);
    }

    [Theory]
    [InlineData("analyze")]
    [InlineData("anlyze page.txt")]
    [InlineData("analyze page.txt --frmat csv")]
    [InlineData("analyze page.txt --format pdf")]
    [InlineData("analyze page.txt --published yesterday")]
    [InlineData("analyze page.txt --published 2024-02-30")]
    [InlineData("analyze page.txt --jobs 0")]
    [InlineData("trends --charts magic")]
    [InlineData("analyze page.txt --jobs many")]
    [InlineData("analyze page.txt --encoding klingon")]
    [InlineData("analyze page.txt --encoding utf-7")]
    [InlineData("analyze page.txt --lang fr")]
    [InlineData("analyze page.txt --lexicon no-such-folder")]
    [InlineData("analyze page.txt --out no-such-folder/figures.csv")]
    [InlineData("analyze page.txt --out datasets")]
    [InlineData("analyze no-such-page.txt")]
    public void A_wrong_call_fails_with_one_line(string line)
    {
        var result = Analyzer.Run([.. line.Split(' '), "--quiet"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.ErrorLines);
        Assert.DoesNotContain("   at ", result.Error);
        Assert.Empty(result.Bytes);
    }

#if !NUGET_ENGINES
    [Theory]
    [InlineData("trends --indicator gdp --out gdp.png --charts scottplot", "en", "--charts scottplot is an optional engine")]
    [InlineData("brief --out brief.docx --charts scottplot", "zh", "--charts scottplot 是可选引擎")]
    public void An_optional_engine_says_what_to_build(string line, string language, string expected)
    {
        var result = Analyzer.Run([.. line.Split(' '), "--lang", language]);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(expected, Assert.Single(result.ErrorLines));
        Assert.Contains("dotnet build -c Release -p:NuGetEngines=true", result.Error);
    }
#endif

    [Fact]
    public void Exit_code_is_0_for_a_read_page_1_with_a_skip_2_without_any()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", Samples.Page);
        var missing = scratch.PathOf("missing.txt");
        Assert.Equal(0, Analyzer.Run("analyze", page).ExitCode);
        Assert.Equal(1, Analyzer.Run("analyze", page, missing).ExitCode);
        Assert.Equal(2, Analyzer.Run("analyze", missing).ExitCode);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "跳过 ")]
    [InlineData("en_US.UTF-8", "skipped ")]
    [InlineData("C", "skipped ")]
    public void Messages_follow_the_locale(string locale, string expected)
    {
        var result = Analyzer.Run(new Call { Arguments = ["analyze", "no-such-page.txt", "--model", "none"], Locale = locale });
        Assert.StartsWith(expected, result.Error);
    }

    [Fact]
    public void Lang_wins_over_the_locale()
    {
        var result = Analyzer.Run(new Call { Arguments = ["analyze", "--help", "--lang", "zh"], Locale = "en_US.UTF-8" });
        Assert.Contains("示例：", result.Output);
    }

    [Fact]
    public void The_summary_counts_and_quiet_leaves_it_out()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", Samples.Page);
        var summary = Assert.Single(Analyzer.Run("analyze", page, "--model", "none").ErrorLines);
        Assert.Matches(@"^1 sources, 1 articles, \d+ facts, 0 skipped, [\d.]+ MB/s$", summary);
        Assert.Empty(Analyzer.Run("analyze", page, "--quiet").Error);
    }
}
