using System.Text.Json;

using PolicyML.Analyzer.Messages;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Terminal;

namespace PolicyML.Tests.Cli;

/// <summary>The command <c>facts</c>: its three forms, its filters and what it says when called wrongly.</summary>
public class FactsTests
{
    [Fact]
    public void The_table_shows_each_figure_with_its_line_and_its_words()
    {
        using var scratch = new Scratch();
        var result = Analyzer.Run("facts", scratch.Write("2024-03-05.txt", Samples.Page), "--quiet");
        Assert.Equal(0, result.ExitCode);
        var at = Array.FindIndex(result.Lines, line => line.Contains("2.8亿元", StringComparison.Ordinal));
        Assert.Contains("总投资", result.Lines[at]);
        Assert.Contains("实际", result.Lines[at]);
        Assert.Matches(@"  0\.\d\d  ", result.Lines[at]);
        Assert.Equal("第3行  项目总投资2.8亿元", result.Lines[at + 1].Trim());
        Assert.Contains(result.Lines, line => line.Contains("同比+6.5%", StringComparison.Ordinal) && line.Contains("2023年", StringComparison.Ordinal));
    }

    [Fact]
    public void Jsonl_has_the_facts_of_analyze_one_a_line_with_their_article()
    {
        var articles = Analyzer.Run("analyze", Samples.Issue, "--format", "jsonl", "--quiet").Lines.Select(ArticleJsonReader.Read);
        var lines = Analyzer.Run("facts", Samples.Issue, "--format", "jsonl", "--quiet").Lines;
        var expected = articles.SelectMany(a => a.Facts.Select(f => (a.Source, a.Number, a.Headline, f.Span, f.Value, f.Rule))).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, lines.Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var span = root.GetProperty("span");
            return (
                root.GetProperty("source").GetString()!, root.GetProperty("article").GetInt32(), root.GetProperty("headline").GetString()!,
                new TextSpan(span[0].GetInt32(), span[1].GetInt32()), root.GetProperty("value").GetDecimal(), root.GetProperty("rule").GetString()!);
        }));
    }

    [Fact]
    public void Csv_without_filters_is_that_of_analyze() =>
        Assert.Equal(
            Analyzer.Run("analyze", Samples.Issues, "--format", "csv", "--quiet").Bytes,
            Analyzer.Run("facts", Samples.Issues, "--format", "csv", "--quiet").Bytes);

    [Theory]
    [InlineData("--indicator", "tax,profit")]
    [InlineData("--measure", "growth")]
    [InlineData("--status", "target,planned")]
    [InlineData("--min-confidence", "0.9")]
    public void A_filter_leaves_the_facts_that_hold(string option, string value)
    {
        var all = Rows("facts", Samples.Issues, "--format", "jsonl", "--quiet");
        var kept = all.Where(row => Holds(row, option, value)).Select(row => row.GetRawText()).ToList();
        Assert.InRange(kept.Count, 1, all.Count - 1);
        Assert.Equal(kept, Analyzer.Run("facts", Samples.Issues, "--format", "jsonl", "--quiet", option, value).Lines);
    }

    [Fact]
    public void An_option_given_twice_adds_its_values() =>
        Assert.Equal(
            Analyzer.Run("facts", Samples.Issue, "--format", "jsonl", "--quiet", "--indicator", "tax,profit").Bytes,
            Analyzer.Run("facts", Samples.Issue, "--format", "jsonl", "--quiet", "--indicator", "tax", "--indicator", "profit").Bytes);

    [Theory]
    [InlineData("zh", "规则  noun-number：", "指标  “税收”（第3行第13字）是“税收”的用词，得分 ", "落选  “外贸”（第3行第5字）也能指“外贸”，得分 ", "性质  由“预计”（第3行第25字）得知")]
    [InlineData("en", "rule        noun-number: ", "indicator   \"税收\" (line 3, column 13) is a word for 税收, score ", "runner-up   \"外贸\" (line 3, column 5) could mean 外贸, score ", "status      from \"预计\" (line 3, column 25)")]
    public void Explain_tells_rule_noun_runner_up_and_the_words_of_the_rest(string language, params string[] said)
    {
        using var scratch = new Scratch();
        var page = scratch.Write("2024-03-05.txt", "柳河县经济平稳运行\n\n本报讯 外贸企业当年总计税收总计达到4.1亿元，预计出口增长7%。\n");
        var result = Analyzer.Run("facts", page, "--explain", "--quiet", "--lang", language);
        Assert.Equal(0, result.ExitCode);
        Assert.All(said, part => Assert.Contains(part, result.Output));
        Assert.All(result.Lines, line => Assert.InRange(DisplayWidth.Of(line), 0, 120));
    }

    [Fact]
    public void Explain_in_jsonl_adds_why_and_changes_no_other_field()
    {
        var plain = Rows("facts", Samples.Issue, "--format", "jsonl", "--quiet");
        var explained = Rows("facts", Samples.Issue, "--format", "jsonl", "--quiet", "--explain");
        var source = File.ReadAllText(Samples.Issue).ReplaceLineEndings("\n");
        Assert.Equal(plain.Count, explained.Count);
        foreach (var (row, why) in plain.Zip(explained))
        {
            Assert.StartsWith(row.GetRawText()[..^1] + ",\"why\":", why.GetRawText(), StringComparison.Ordinal);
            var spans = why.GetProperty("why").GetProperty("reasons").EnumerateArray().Where(r => r.TryGetProperty("span", out _)).ToList();
            Assert.All(spans, r => Assert.Equal(
                r.GetProperty("text").GetString(),
                source[r.GetProperty("span")[0].GetInt32()..r.GetProperty("span")[1].GetInt32()].Replace("\n", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_rule_and_reason_of_the_sample_issues_is_explained_in_words()
    {
        var messages = Texts.Messages("en");
        var rows = Rows("facts", Samples.Issues, "--format", "jsonl", "--quiet", "--explain");
        Assert.All(rows.Select(row => row.GetProperty("rule").GetString()).Distinct(), rule => Assert.NotNull(messages.Find("rule." + rule)));
        var reasons = rows.SelectMany(row => row.GetProperty("why").GetProperty("reasons").EnumerateArray())
            .Select(r => $"why.{r.GetProperty("aspect").GetString()}.{r.GetProperty("code").GetString()}").Distinct();
        Assert.All(reasons, key => Assert.NotNull(messages.Find(key)));
    }

    [Fact]
    public void Every_rule_with_a_confidence_of_its_own_is_explained_in_words()
    {
        var messages = Texts.Messages("zh");
        string[] terms = ["slope", "any", "vague"];
        var rules = Lexicon.Default.Read("confidence.tsv").Select(row => row["rule"]).Except(terms);
        Assert.All(rules, rule => Assert.NotNull(messages.Find("rule." + rule)));
    }

    [Theory]
    [InlineData("facts")]
    [InlineData("facts page.txt --measure money")]
    [InlineData("facts page.txt --measure amount,money")]
    [InlineData("facts page.txt --status done")]
    [InlineData("facts page.txt --min-confidence 90")]
    [InlineData("facts page.txt --min-confidence high")]
    [InlineData("facts page.txt --indicator happiness")]
    [InlineData("facts page.txt --explain --format csv")]
    [InlineData("facts page.txt --figures 3")]
    [InlineData("facts no-such-page.txt")]
    public void A_wrong_call_fails_with_one_line(string line)
    {
        var result = Analyzer.Run([.. line.Split(' '), "--quiet"]);
        Assert.Equal(2, result.ExitCode);
        Assert.Single(result.ErrorLines);
    }

    [Fact]
    public void Exit_codes_and_the_summary_are_those_of_analyze()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", Samples.Page);
        Assert.Equal(1, Analyzer.Run("facts", page, scratch.PathOf("missing.txt")).ExitCode);
        var none = Analyzer.Run("facts", page, "--indicator", "rnd");
        Assert.Equal(0, none.ExitCode);
        Assert.Equal("没有符合条件的数字\n", none.Output);
        Assert.Contains(" 0 facts,", none.Error);
    }

    [Fact]
    public void Escape_sequences_of_a_text_are_harmless()
    {
        using var scratch = new Scratch();
        var page = scratch.Write("page.txt", "灵石\e[2J县新材料\u202E项目投产\n\n本报讯 灵石县晨川新材料\e[31m项目总投资2.8亿元。\n");
        var result = Analyzer.Run("facts", page, "--explain", "--quiet");
        Assert.DoesNotContain('\e', result.Output);
        Assert.Contains("2.8亿元", result.Output);
    }

    private static List<JsonElement> Rows(params string[] call) =>
        [.. Analyzer.Run(call).Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static bool Holds(JsonElement row, string option, string value) => option == "--min-confidence"
        ? row.GetProperty("confidence").GetDouble() >= double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)
        : value.Split(',').Contains(row.GetProperty(option[2..]).GetString());
}
