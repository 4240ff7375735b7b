using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using PolicyML.Core.Json;

namespace PolicyML.Tests.Cli;

/// <summary><c>analyze - --format jsonl</c> over documents is a filter: a line for each line, whatever it holds.</summary>
public class FilterTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Each_document_has_its_line_and_each_error_too()
    {
        string[] lines = ["no JSON", Line("a", News(1)), Line("b", News(2)), "[1]", "{}", Line("c", News(3)), "{\"text\": \"\\ud83d\"}", Line("a", News(4))];
        var result = Run(lines);
        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Equal(["-:1", "-#a", "-#b", "-:4", "-:5", "-#c", "-:7", "-#a"], result.Lines.Select(Source));
        foreach (var at in (int[])[0, 3, 4, 6])
        {
            using var json = JsonDocument.Parse(result.Lines[at]);
            Assert.Equal(at + 1, json.RootElement.GetProperty("line").GetInt32());
            Assert.NotEmpty(json.RootElement.GetProperty("error").GetString()!);
            Assert.Equal(at == 4 ? "document_without_text" : "not_a_document", json.RootElement.GetProperty("code").GetString());
        }
    }

    [Fact]
    public void A_document_of_one_article_is_the_line_of_that_article()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("news.jsonl", Line("a", News(1)) + "\n" + Line("b", News(2)) + "\n");
        var fromFile = Analyzer.Run("analyze", file, "--format", "jsonl", "--with-text", "--quiet").Lines.Select(ArticleJsonReader.Read);
        var piped = Run([Line("a", News(1)), Line("b", News(2))], "--with-text").Lines.Select(ArticleJsonReader.Read).ToList();
        Assert.NotEmpty(piped.SelectMany(a => a.Facts));
        Assert.Equal(fromFile.Select(a => ArticleJson.ToJson(a with { Source = a.Source.Replace(file, "-", StringComparison.Ordinal) })), piped.Select(ArticleJson.ToJson));
    }

    [Fact]
    public void A_page_of_several_articles_is_one_line_with_all_of_them_and_an_empty_text_one_with_none()
    {
        var page = File.ReadAllText(Samples.Issue).ReplaceLineEndings("\n");
        var result = Run([Line("page", page), Line("nothing", "")]);
        Assert.Equal((0, 2), (result.ExitCode, result.Lines.Length));
        var fromFile = Analyzer.Run("analyze", Samples.Issue, "--format", "jsonl", "--published", "2024-03-04", "--quiet").Lines;
        using var json = JsonDocument.Parse(result.Lines[0]);
        var articles = json.RootElement.GetProperty("articles").EnumerateArray().Select(a => ArticleJsonReader.Read(a.GetRawText()) with { Source = Samples.Issue });
        Assert.Equal(fromFile, articles.Select(ArticleJson.ToJson));
        Assert.Equal("{\"source\":\"-#nothing\",\"articles\":[]}", result.Lines[1]);
    }

    [Fact]
    public void A_document_is_answered_alike_wherever_it_stands_and_however_many_work()
    {
        var lines = Enumerable.Range(0, 200).Select(i => i % 3 == 0 ? JsonSerializer.Serialize(new { text = News(i) }, Plain) : Line($"d{i}", News(i))).ToArray();
        var whole = Run(lines).Lines;
        Assert.Equal(lines.Length, whole.Length);
        Assert.Equal(whole.Length, whole.Select(Source).Distinct().Count());
        Assert.Equal(whole, Run(lines, "--jobs", "1").Lines);
        Assert.Equal(whole, Run(lines[..101]).Lines.Concat(Run(lines[101..]).Lines));
    }

    [Fact]
    public void A_page_of_HTML_stays_a_page_whatever_its_scripts_hold()
    {
        var result = Run(["<html><script type=\"application/ld+json\">", Line("a", News(1)), "</script><body><p>夏县一季度投资增长</p><p>一季度，夏县完成投资12亿元。</p>"]);
        Assert.Equal(0, result.ExitCode);
        Assert.NotEmpty(result.Lines);
        Assert.All(result.Lines, line => Assert.Equal("-", Source(line)));
    }

    [Fact]
    public void Lines_that_are_all_bad_are_answered_and_the_filter_has_not_failed()
    {
        var result = Run(["{\"a\": 1}", "{\"b\": 2}"]);
        Assert.Equal((1, 2), (result.ExitCode, result.Lines.Length));
    }

    [Fact]
    public void Nothing_in_is_nothing_out()
    {
        var result = Run([]);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(result.Bytes);
    }

    [Fact]
    public async Task An_answer_does_not_wait_for_the_next_document()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "analyzer.dll"), "analyze", "-", "--format", "jsonl", "--quiet", "--jobs", "1"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start)!;
        for (var i = 0; i < 3; i++)
        {
            await process.StandardInput.WriteAsync(Line($"d{i}", News(i)) + "\n");
            await process.StandardInput.FlushAsync();
            var answer = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal($"-#d{i}", Source(answer!));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public void A_store_takes_an_id_once_and_the_second_is_an_error_line()
    {
        using var scratch = new Scratch();
        var store = scratch.PathOf("news.db");
        var result = Run([Line("a", News(1)), Line("a", News(2)), Line("b", News(3))], "--store", store);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal("id_twice", JsonDocument.Parse(result.Lines[1]).RootElement.GetProperty("code").GetString());
        var stored = Analyzer.Run("articles", "--store", store, "--format", "jsonl").Lines;
        Assert.Equal(["-#a", "-#b"], stored.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("source").GetString()).Order());
    }

    private static Result Run(string[] lines, params string[] options) => Analyzer.Run(new Call
    {
        Arguments = ["analyze", "-", "--format", "jsonl", "--quiet", .. options],
        Input = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))),
    });

    private static string Line(string id, string text) => JsonSerializer.Serialize(new { id, published = "2024-03-04", text }, Plain);

    private static string News(int i) => $"夏县第{i + 1}批项目开工\n本报讯 3月2日，总投资{i + 1}.6亿元的法兰锻件扩建项目在夏县开工，达产后预计年产值{i + 3}亿元。";

    private static string Source(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("source").GetString()!;
    }
}
