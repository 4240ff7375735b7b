namespace PolicyML.Tests.Cli;

/// <summary>Help, version, wrong calls and exit codes of the trainer.</summary>
public class TrainerUsageTests
{
    private static readonly string[] Commands =
        ["check", "label", "review", "train", "evaluate", "compare", "explain", "errors", "curve", "labels", "import", "export"];

    [Fact]
    public void The_help_of_the_program_names_every_command()
    {
        var result = Trainer.Run("--help");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(Commands, command => Assert.Contains($"\n  {command} ", result.Output));
    }

    [Fact]
    public void The_page_on_the_command_line_is_its_help()
    {
        foreach (var command in Commands)
        {
            var help = string.Concat(((string[])["en", "zh"]).Select(language =>
            {
                var result = Trainer.Run(command, "--help", "--lang", language);
                Assert.Contains(language == "en" ? "Examples:" : "示例：", result.Output);
                Assert.Contains($"  trainer {command}", result.Output);
                return $"\n## trainer {command} --help --lang {language}\n\n```\n{result.Output}```\n";
            }));
            Golden.Check($"# trainer {command}\n\nThe help of the program as it prints it, in English and Chinese. Made by the tests.\n{help}", "docs", "cli", $"trainer-{command}.md");
        }
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches(@"^trainer \d+\.\d+\.\d+\n$", Trainer.Run("--version").Output);

    [Theory]
    [InlineData("check")]
    [InlineData("chekc data.jsonl")]
    [InlineData("check no-such-file.jsonl")]
    [InlineData("check data.jsonl --format xml")]
    [InlineData("check data.jsonl --overlap 2")]
    [InlineData("import data.jsonl --split 20%")]
    [InlineData("export data.jsonl --split dev")]
    [InlineData("export data.jsonl --format word")]
    [InlineData("train data.jsonl --engine magic")]
    [InlineData("export data.jsonl --segmenter magic")]
    [InlineData("train data.jsonl --folds 1")]
    [InlineData("train data.jsonl --objective best")]
    [InlineData("evaluate no-such-model data.jsonl")]
    [InlineData("explain rules no-such-page.txt")]
    [InlineData("labels --labels no-such-table.tsv")]
    [InlineData("labels --lexicon no-such-folder")]
    [InlineData("labels --out no-such-folder/labels.tsv")]
    [InlineData("labels --out src")]
    [InlineData("check data.jsonl --fromat json")]
    public void A_wrong_call_fails_with_one_line(string line)
    {
        var result = Trainer.Run([.. line.Split(' '), "--quiet"]);
        Assert.Equal(2, result.ExitCode);
        Assert.All(result.ErrorLines, l => Assert.DoesNotContain("   at ", l));
        Assert.InRange(result.ErrorLines.Length, 1, 2);
        Assert.DoesNotContain("internal error", result.Error);
        Assert.Empty(result.Bytes);
    }

#if !NUGET_ENGINES
    [Theory]
    [InlineData("train data.jsonl --engine mlnet-sdca", "en", "--engine mlnet-sdca is an optional engine")]
    [InlineData("train data.jsonl --engine mlnet-lbfgs", "zh", "--engine mlnet-lbfgs 是可选引擎")]
    [InlineData("curve data.jsonl --engine mlnet-fasttree", "en", "--engine mlnet-fasttree is an optional engine")]
    [InlineData("export data.jsonl --segmenter jieba.net", "zh", "--segmenter jieba.net 是可选引擎")]
    public void An_optional_engine_says_what_to_build(string line, string language, string expected)
    {
        var result = Trainer.Run([.. line.Split(' '), "--lang", language]);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(expected, Assert.Single(result.ErrorLines));
        Assert.Contains("dotnet build -c Release -p:NuGetEngines=true", result.Error);
    }
#endif

    [Fact]
    public void Labels_are_listed_in_every_form()
    {
        Assert.Contains("new_energy", Trainer.Run("labels").Output);
        Assert.Equal(File.ReadAllText(Repository.PathOf("datasets", "labels.tsv")), Trainer.Run("labels", "--format", "tsv").Output);
        Assert.Contains("<Choice value=\"钢铁与焦化\" alias=\"steel\"/>", Trainer.Run("labels", "--format", "label-studio").Output);
        Assert.Equal(38, System.Text.Json.JsonDocument.Parse(Trainer.Run("labels", "--format", "doccano").Bytes).RootElement.GetArrayLength());
    }
}
