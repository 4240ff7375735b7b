using System.Text;

using PolicyML.Core;
using PolicyML.Core.Json;

namespace PolicyML.Tests.Cli;

/// <summary>The three forms of the result.</summary>
public class FormatTests
{
    [Fact]
    public void Jsonl_is_one_article_a_line_and_every_span_is_its_text()
    {
        var result = Analyzer.Run("analyze", Samples.Issue, "--format", "jsonl", "--with-text", "--quiet");
        Assert.Equal(0, result.ExitCode);
        var source = File.ReadAllText(Samples.Issue).ReplaceLineEndings("\n");
        var articles = result.Lines.Select(ArticleJsonReader.Read).ToList();
        Assert.Equal(Enumerable.Range(1, articles.Count), articles.Select(a => a.Number));
        Assert.NotEmpty(articles.SelectMany(a => a.Facts));
        foreach (var article in articles)
        {
            Assert.Equal(Samples.Issue, article.Source);
            Assert.Equal(new DateOnly(2024, 5, 17), article.Published);
            Assert.Equal(article.Text, string.Join('\n', article.Segments.Select(s => s.Of(source).ToString())));
            Assert.All(article.Facts, fact => Assert.Equal(fact.Text, fact.Span.Of(source).ToString().Replace("\n", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Text_of_articles_is_left_out_unless_asked_for()
    {
        var result = Analyzer.Run("analyze", Samples.Issue, "--format", "jsonl", "--quiet");
        Assert.All(result.Lines, line => Assert.Null(ArticleJsonReader.Read(line).Text));
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("table")]
    public void The_number_of_jobs_changes_no_byte(string format)
    {
        var one = Analyzer.Run("analyze", Samples.Issues, "--format", format, "--jobs", "1", "--quiet");
        var several = Analyzer.Run("analyze", Samples.Issues, "--format", format, "--jobs", "2", "--quiet");
        Assert.NotEmpty(one.Bytes);
        Assert.Equal(one.Bytes, several.Bytes);
        Assert.Equal(one.Error, several.Error);
    }

    [Fact]
    public void Standard_input_is_read_like_a_file()
    {
        var bytes = File.ReadAllBytes(Samples.Issue);
        var fromFile = Analyzer.Run("analyze", Samples.Issue, "--published", "2024-05-17", "--format", "jsonl", "--quiet");
        var fromPipe = Analyzer.Run(new Call
        {
            Arguments = ["analyze", "-", "--published", "2024-05-17", "--format", "jsonl", "--quiet"],
            Input = bytes,
        });
        Assert.Equal(0, fromPipe.ExitCode);
        Assert.Equal(
            fromFile.Lines.Select(ArticleJsonReader.Read).Select(a => ArticleJson.ToJson(a with { Source = "-" })),
            fromPipe.Lines);
    }

    [Fact]
    public void The_published_date_of_the_call_wins()
    {
        var result = Analyzer.Run("analyze", Samples.Issue, "--published", "2021年2月3日", "--format", "jsonl", "--quiet");
        Assert.All(result.Lines, line => Assert.Equal(new DateOnly(2021, 2, 3), ArticleJsonReader.Read(line).Published));
    }

    [Theory]
    [InlineData("2024-03-04.txt")]
    [InlineData("20240304.txt")]
    [InlineData("page_20240304.gb18030.txt")]
    [InlineData("晋中2024年3月4日.md")]
    public void The_published_date_is_read_off_the_name_of_the_file(string name)
    {
        using var scratch = new Scratch();
        var page = scratch.Write(name, Samples.Page);
        var article = ArticleJsonReader.Read(Analyzer.Run("analyze", page, "--format", "jsonl", "--quiet").Lines[0]);
        Assert.Equal(new DateOnly(2024, 3, 4), article.Published);
        Assert.False(article.PublishedInferred);
    }

    [Fact]
    public void Out_writes_the_file_and_its_extension_names_the_format()
    {
        using var scratch = new Scratch();
        var path = scratch.PathOf("figures.csv");
        File.WriteAllText(path, "old");
        var result = Analyzer.Run("analyze", Samples.Issue, "--out", path, "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Bytes);
        Assert.Equal([path], Directory.GetFiles(scratch.Folder));
        Assert.Equal(Analyzer.Run("analyze", Samples.Issue, "--format", "csv", "--quiet").Bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void Out_makes_a_new_file()
    {
        using var scratch = new Scratch();
        var path = scratch.PathOf("articles.jsonl");
        var result = Analyzer.Run("analyze", Samples.Issue, "--out", path, "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.All(File.ReadLines(path), line => Assert.Equal(Samples.Issue, ArticleJsonReader.Read(line).Source));
    }

    [Fact]
    public void A_run_that_fails_leaves_the_old_file_and_no_draft()
    {
        using var scratch = new Scratch();
        var lexicon = scratch.Write("words/labels.tsv", "kind\tid\tname\tname_en\nplanet\tmars\t火星\tMars\n");
        var path = scratch.Write("result/figures.csv", "old");
        var result = Analyzer.Run("analyze", Samples.Issue, "--out", path, "--lexicon", Path.GetDirectoryName(lexicon)!, "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("labels.tsv:2", Assert.Single(result.ErrorLines));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(scratch.PathOf("result")));
    }

    [Fact]
    public void Csv_has_a_byte_order_mark_and_one_row_a_fact()
    {
        var csv = Analyzer.Run("analyze", Samples.Issue, "--format", "csv", "--quiet");
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Bytes[..3]);
        var articles = Analyzer.Run("analyze", Samples.Issue, "--format", "jsonl", "--quiet").Lines.Select(ArticleJsonReader.Read);
        var rows = CsvText.Parse(Encoding.UTF8.GetString(csv.Bytes.AsSpan(3)));
        var facts = articles.SelectMany(a => a.Facts).ToList();
        Assert.Equal(facts.Count + 1, rows.Count);
        var (value, text) = (rows[0].IndexOf("value"), rows[0].IndexOf("text"));
        for (var i = 0; i < facts.Count; i++)
        {
            Assert.Equal(rows[0].Count, rows[i + 1].Count);
            Assert.Equal(facts[i].Value, decimal.Parse(rows[i + 1][value], System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(facts[i].Text, rows[i + 1][text].TrimStart('\''));
        }
    }

    [Fact]
    public void No_cell_of_a_csv_file_can_run_as_a_formula()
    {
        using var scratch = new Scratch();
        const string headline = "=HYPERLINK(\"http://example.com\",\"灵石县新材料项目\")";
        var page = scratch.Write("=cmd.txt", headline + "\n\n本报讯 灵石县晨川新材料项目总投资2.8亿元，2023年利润同比下降7.5%。\n");
        var result = Analyzer.Run(new Call { Arguments = ["analyze", Path.GetFileName(page), "--format", "csv", "--quiet"], Folder = scratch.Folder });
        var rows = CsvText.Parse(result.Output.TrimStart('\uFEFF'));
        Assert.True(rows.Count > 1);
        foreach (var cell in rows.Skip(1).SelectMany(row => row).Where(cell => cell.Length > 0))
        {
            Assert.DoesNotContain(cell[0], "=+@\t\r");
            Assert.True(cell[0] != '-' || decimal.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _), cell);
        }

        Assert.Contains(rows.SelectMany(row => row), cell => cell == "'=cmd.txt");
        Assert.Contains(rows.SelectMany(row => row), cell => cell == "-7.5");
    }

    [Fact]
    public void A_spreadsheet_sees_the_very_relation_of_measure_and_unit()
    {
        var articles = Analyzer.Run("analyze", Samples.Issues, "--format", "jsonl", "--quiet").Lines.Select(ArticleJsonReader.Read);
        foreach (var fact in articles.SelectMany(a => a.Facts))
        {
            if (fact.Measure == Measure.Growth) Assert.Contains(fact.Unit, (string[])["%", "pp"]);
            if (fact.Measure == Measure.Amount) Assert.Matches("^[A-Z]{3}$", fact.Unit);
            Assert.InRange(fact.Confidence, 0, 1);
        }
    }
}
