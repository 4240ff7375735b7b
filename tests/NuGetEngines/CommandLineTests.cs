namespace PolicyML.Tests.Cli.Engines;

/// <summary>The optional engines as a user calls them, each in a process of its own.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string Labels = "kind\tid\tname\tname_en\nchain\tsteel\t钢铁\tSteel\nchain\tliquor\t白酒\tLiquor\nchain\ttourism\t旅游\tTourism\n"
        + "chain\tlogistics\t物流\tLogistics\ntheme\tprojects\t项目\tProjects\ntheme\topening\t开放\tOpening\n";

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Texts_are_cut_by_jieba_net_with_the_words_of_a_file()
    {
        scratch.Write("data.jsonl", "{\"id\":\"a\",\"text\":\"云溪智造谷项目开工。\",\"chains\":[\"new_energy\"],\"themes\":[]}\n");
        Assert.DoesNotContain("智造谷", Export().Output, StringComparison.Ordinal);
        scratch.Write("words.txt", "智造谷 5000 n\n云溪\n");
        Assert.Contains("云溪 智造谷 项目 开工", Export("--dictionary", "words.txt").Output, StringComparison.Ordinal);
        scratch.Write("words.txt", "智造谷 五千 n\n");
        var broken = Export("--dictionary", "words.txt");
        Assert.Equal(2, broken.ExitCode);
        Assert.StartsWith("words.txt:1:", Assert.Single(broken.ErrorLines), StringComparison.Ordinal);

        Result Export(params string[] more) => Trainer.In(scratch.Folder, ["export", "data.jsonl", "--format", "fasttext", "--segmenter", "jieba.net", "--quiet", .. more]);
    }

    [Theory]
    [InlineData("mlnet-sdca")]
    [InlineData("mlnet-fasttree")]
    public void A_model_is_trained_measured_explained_and_searched_for_wrong_labels(string engine)
    {
        scratch.Write("labels.tsv", Labels);
        scratch.Write("train.jsonl", TrainerTexts.Rows(160));
        scratch.Write("test.jsonl", TrainerTexts.Rows(40, from: 1000));
        var trained = Run("train", "train.jsonl", "--engine", engine, "--folds", "2", "--out", "model");
        Assert.True(trained.ExitCode == 0, trained.Error);
        var files = Directory.GetFiles(scratch.PathOf("model")).Select(f => Path.GetFileName(f)).ToArray();
        Assert.All((string[])["MODEL_CARD.md", "manifest.json", "model.bin", $"{engine}.zip", $"{engine}-terms.zip"], name => Assert.Contains(name, files));
        Assert.Equal(0, Run("evaluate", "model", "test.jsonl").ExitCode);
        Assert.Equal(0, Run("explain", "model", "test.jsonl", "--label", "steel").ExitCode);
        Assert.Equal(0, Run("errors", "model", "train.jsonl").ExitCode);
    }

    [Fact]
    public void A_label_that_no_article_has_is_named()
    {
        scratch.Write("labels.tsv", Labels + "chain\tships\t船舶\tShips\n");
        scratch.Write("train.jsonl", TrainerTexts.Rows(80));
        var refused = Run("train", "train.jsonl", "--engine", "mlnet-lbfgs", "--folds", "2", "--out", "model");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("\"ships\" holds for none", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.PathOf("model")));
    }

    [Fact]
    public void Charts_are_drawn_by_ScottPlot()
    {
        scratch.Write("2026-01-20.txt", "永济市2026年政府工作报告\n\n2025年，永济市地区生产总值增长6.2%。\n\n2026年，主要预期目标是：地区生产总值增长6%。\n");
        Assert.Equal(0, Analyzer.Run(new Call { Arguments = ["analyze", "2026-01-20.txt", "--store", "s.db", "--model", "none", "--quiet"], Folder = scratch.Folder }).ExitCode);
        Assert.Equal((0, ""), Draw("gdp.png"));
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(scratch.PathOf("gdp.png"))[..4]);
        Assert.Equal((0, ""), Draw("gdp.svg"));
        Assert.Contains("永济", File.ReadAllText(scratch.PathOf("gdp.svg")), StringComparison.Ordinal);
        var (code, error) = Draw("gdp.html");
        Assert.Equal(2, code);
        Assert.Contains("PNG and SVG only", error, StringComparison.Ordinal);
        Assert.Equal(0, Analyzer.Run(new Call { Arguments = ["brief", "--store", "s.db", "--charts", "scottplot", "--out", "b.html", "--quiet"], Folder = scratch.Folder }).ExitCode);

        (int, string) Draw(string file)
        {
            var result = Analyzer.Run(new Call
            {
                Arguments = ["trends", "--store", "s.db", "--indicator", "gdp", "--measure", "growth", "--by", "place", "--charts", "scottplot", "--out", file, "--quiet"],
                Folder = scratch.Folder,
            });
            return (result.ExitCode, result.Error);
        }
    }

    private Result Run(params string[] arguments) => Trainer.In(scratch.Folder, [.. arguments, "--labels", "labels.tsv"]);
}
