using System.Globalization;
using System.Text.Json;

using PolicyML.Core.Json;
using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit.Robustness;

/// <summary>Real pages, reports and news, and the sample issues: nothing throws, every result has its evidence.</summary>
public class RobustnessRealTextTests
{
    [SharedFact("pages")]
    public void Every_annotated_page_is_read_with_all_its_evidence() => AllHold(Files(Repository.Shared("pages")!));

    [SharedFact("corpus")]
    public void Every_report_is_read_with_all_its_evidence() => AllHold(Files(Repository.Shared("corpus", "reports")!));

    [SharedFact("corpus")]
    public void Every_news_document_is_read_with_all_its_evidence()
    {
        var read = 0;
        foreach (var line in Directory.EnumerateFiles(Repository.Shared("corpus", "news")!, "*.jsonl").SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!.ReplaceLineEndings("\n");
            var name = json.RootElement.GetProperty("id").GetString()!;
            Holds(SourceText.FromString(text, name), DayOf(json.RootElement));
            read++;
        }

        Assert.True(read > 0);
    }

    [Fact]
    public void Every_sample_issue_is_read_with_all_its_evidence() => AllHold(Files(Repository.PathOf("datasets", "issues")));

    [Fact]
    public void Threads_that_share_the_rooms_do_not_disturb_each_other()
    {
        var sources = Files(Repository.PathOf("datasets", "issues")).Select(Source).ToArray();
        var alone = Array.ConvertAll(sources, Lines);
        var together = new string[sources.Length * 6];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 6 }, i => together[i] = Lines(sources[i % sources.Length]));
        for (var i = 0; i < together.Length; i++) Assert.Equal(alone[i % alone.Length], together[i]);
    }

    private static void AllHold(string[] paths)
    {
        Assert.NotEmpty(paths);
        foreach (var path in paths) Holds(Source(path), null);
    }

    private static void Holds(SourceText source, DateOnly? published)
    {
        var problem = RobustnessChecks.Problem(source, published);
        Assert.True(problem is null, source.Path + ": " + problem);
    }

    private static string Lines(SourceText source) => string.Join('\n', RobustnessChain.Analyze(source).Select(ArticleJson.ToJson));

    private static SourceText Source(string path) => SourceReader.Read(path, ReadOptions.Default);

    private static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];

    private static DateOnly? DayOf(JsonElement document) =>
        document.GetProperty("published").GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
