using System.Text.RegularExpressions;

namespace PolicyML.Tests.Cli;

/// <summary>The recipes do what they say: their commands are run as they stand.</summary>
public partial class RecipeTests
{
    [Fact]
    public void Add_a_chain()
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.GetFiles(Repository.PathOf("docs", "recipes", "add-a-chain")))
            scratch.Write("add-a-chain/" + Path.GetFileName(file), File.ReadAllBytes(file));
        scratch.Write("articles.jsonl", TrainerTexts.Rows(150));
        var results = Commands(File.ReadAllText(Repository.PathOf("docs", "recipes", "add-a-chain.md"))).Select(command => Trainer.In(scratch.Folder, command)).ToList();
        Assert.Equal(4, results.Count);
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error + result.Output));
        Assert.Contains("宠物经济", results[0].Output);
        Assert.Contains("✓ 宠物经济 pets", results[3].Output);
        var without = Trainer.In(scratch.Folder, "explain", "my-model", "add-a-chain/new-page.txt");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("label", Assert.Single(without.ErrorLines));
    }

    [Fact]
    public void Papers_to_briefing()
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.GetFiles(Repository.PathOf("datasets", "issues", "danqin-2025"), "*.txt")) scratch.Write("papers/" + Path.GetFileName(file), File.ReadAllBytes(file));
        var recipe = File.ReadAllText(Repository.PathOf("docs", "recipes", "papers-to-briefing.md"));
        scratch.Write("my-words/papers.tsv", string.Concat(recipe.Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim() + "\n")));
        var results = Commands(recipe).Select(command => Analyzer.Run(new Call { Arguments = command, Folder = scratch.Folder })).ToList();
        Assert.Equal(10, results.Count);
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error));
        Assert.Contains("30亿", results[1].Output, StringComparison.Ordinal);
        Assert.Contains("长平牧歌", results[2].Output, StringComparison.Ordinal);
        Assert.Contains("上升", results[4].Output, StringComparison.Ordinal);
        Assert.Contains("高平市", File.ReadAllText(scratch.PathOf("industry.svg")), StringComparison.Ordinal);
        Assert.Contains("一、要点", File.ReadAllText(scratch.PathOf("third-quarter.md")), StringComparison.Ordinal);
        using var book = System.IO.Compression.ZipFile.OpenRead(scratch.PathOf("ledgers.xlsx"));
        Assert.Equal(7, book.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
    }

    private static IEnumerable<string[]> Commands(string recipe) =>
        Blocks().Matches(recipe).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(' ')[1..]);

    [GeneratedRegex("```bash\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
