namespace PolicyML.Tests.Cli;

/// <summary>Documents of JSON Lines files, from a folder and from a pipe.</summary>
public class DocumentsTests
{
    private const string Lines = """
        {"id": "a", "published": "2024-03-04", "text": "永济市一项目开工\n本报讯 总投资2.6亿元的铝板带项目3月4日在永济市开工。"}
        not json
        {"id": "a", "text": "同一个标识"}
        {"id": "b", "text": "夏县去年完成投资12亿元，同比增长8.1%。"}
        """;

    [Fact]
    public void Each_line_is_a_source_and_a_bad_line_is_skipped_by_name()
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", Lines);
        var result = Analyzer.Run("analyze", scratch.Folder, "--format", "jsonl", "--jobs", "2");
        Assert.Equal(1, result.ExitCode);
        Assert.Collection(
            result.Lines,
            first => Assert.Contains("news.jsonl#a\",\"article\":1,\"headline\":\"永济市一项目开工\"", first),
            second => Assert.Contains("news.jsonl#b\"", second));
        Assert.Contains("\"published\":\"2024-03-04\"", result.Lines[0]);
        Assert.Contains(result.ErrorLines, line => line.Contains("news.jsonl:2: not one JSON object", StringComparison.Ordinal));
        Assert.Contains(result.ErrorLines, line => line.Contains("news.jsonl#a: the id stands on an earlier line", StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_that_begins_with_an_object_is_read_line_by_line()
    {
        var call = new Call { Arguments = ["facts", "-", "--format", "jsonl"], Input = System.Text.Encoding.UTF8.GetBytes(Lines) };
        var result = Analyzer.Run(call);
        Assert.Equal(["-#a", "-#b"], result.Lines.Select(line => line.Split('"')[3]).Distinct());
    }
}
