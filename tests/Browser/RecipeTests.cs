using System.Text.RegularExpressions;

namespace PolicyML.Tests.Browser;

/// <summary>The recipe of the workbench does what it says.</summary>
public partial class RecipeTests
{
    [Fact]
    public async Task The_commands_of_the_recipe_open_the_papers()
    {
        using var scratch = new Scratch();
        scratch.Write("papers/2026-02-03.txt", "东岭特钢二期项目投产\n\n本报讯（记者 穆青岚）2月2日，泽州县东岭特钢有限公司二期项目正式投产。该项目总投资4.8亿元。\n");
        var lines = Commands().Match(await File.ReadAllTextAsync(Repository.PathOf("docs", "recipes", "workbench.md"))).Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["analyzer analyze papers/ --store papers.db", "analyzer serve --store papers.db"], lines);
        Served.Run("analyze", scratch.PathOf("papers"), "--store", scratch.PathOf("papers.db"), "--quiet", "--model", "none");
        using var served = await Served.Start(scratch.PathOf("papers.db"));
        using var visitor = new Visitor(served.Url);
        Assert.Contains("东岭特钢二期项目投产", await visitor.Client.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
    }

    [GeneratedRegex("```bash\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commands();
}
