namespace PolicyML.Tests.Cli.Year;

/// <summary>A whole briefing of a quarter of the year, read line by line before it was accepted.</summary>
[Collection(YearGroup.Name)]
public sealed class YearBriefingTests(YearStore year)
{
    [Fact]
    public void The_third_quarter_of_the_prefecture()
    {
        using var scratch = new Scratch();
        var path = scratch.PathOf("brief.md");
        var result = Analyzer.Run("brief", "--store", year.Store, "--place", "晋城市", "--from", "2025-07", "--to", "2025-09", "--rows", "6", "--out", path);
        Assert.True(result.ExitCode == 0, result.Error);
        var folder = Repository.PathOf("datasets", "issues", "danqin-2025") + Path.DirectorySeparatorChar;
        Golden.Check(File.ReadAllText(path).Replace(folder, "", StringComparison.Ordinal), "tests", "Cli", "golden", "brief-2025-q3.md");
    }
}
