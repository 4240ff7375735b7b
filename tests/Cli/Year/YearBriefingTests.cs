namespace PolicyML.Tests.Cli.Year;

/// <summary>A whole briefing of a quarter of the year, read line by line before it was accepted. Articles are labelled by terms alone, so that another model changes nothing here.</summary>
public sealed class YearBriefingTests
{
    [Fact]
    public void The_third_quarter_of_the_prefecture()
    {
        using var scratch = new Scratch();
        var (pages, store, path) = (Repository.PathOf("datasets", "issues", "danqin-2025"), scratch.PathOf("year.db"), scratch.PathOf("brief.md"));
        var read = Analyzer.Run("analyze", pages, "--model", "none", "--store", store, "--quiet", "--out", scratch.PathOf("year.jsonl"));
        Assert.True(read.ExitCode == 0, read.Error);
        var result = Analyzer.Run("brief", "--store", store, "--place", "晋城市", "--from", "2025-07", "--to", "2025-09", "--rows", "6", "--out", path);
        Assert.True(result.ExitCode == 0, result.Error);
        Golden.Check(File.ReadAllText(path).Replace(pages + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "tests", "Cli", "golden", "brief-2025-q3.md");
    }
}
