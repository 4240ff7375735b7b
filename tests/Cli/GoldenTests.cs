namespace PolicyML.Tests.Cli;

/// <summary>What the program prints today, byte by byte.</summary>
public class GoldenTests
{
    private const string Page = "datasets/issues/2024-05-17-longyou.txt";

    [Fact]
    public void The_table_of_a_sample_issue() =>
        Golden.Check(Analyzer.Run("analyze", Page, "--quiet", "--model", "none").Output, "tests", "Cli", "golden", "2024-05-17-longyou.table.txt");

    [Fact]
    public void The_lines_of_a_sample_issue() =>
        Golden.Check(
            Analyzer.Run("analyze", Page, "--format", "jsonl", "--quiet", "--model", "none").Output,
            "tests", "Cli", "golden", "2024-05-17-longyou.jsonl");

    [Fact]
    public void The_pages_on_the_command_line_are_its_help()
    {
        var root = Analyzer.Run("--help", "--lang", "en").Lines;
        var commands = root.SkipWhile(l => l != "Commands:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[0]).ToList();
        Assert.Contains("facts", commands);
        Check("analyzer", "The commands", []);
        Assert.All(commands, command => Check(command, "analyzer " + command, [command]));
    }

    private static void Check(string page, string title, string[] call)
    {
        var help = string.Concat(((string[])["en", "zh"]).Select(language => Section(language, [.. call, "--help"])));
        Golden.Check($"# {title}\n\nThe help of the program as it prints it, in English and Chinese. Made by the tests.\n{help}", "docs", "cli", page + ".md");
    }

    private static string Section(string language, string[] call)
    {
        var line = string.Join(' ', call);
        return $"\n## analyzer {line} --lang {language}\n\n```\n{Analyzer.Run([.. call, "--lang", language]).Output}```\n";
    }
}
