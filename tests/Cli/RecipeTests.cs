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

    private static IEnumerable<string[]> Commands(string recipe) =>
        Blocks().Matches(recipe).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(' ')[1..]);

    [GeneratedRegex("```bash\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();
}
