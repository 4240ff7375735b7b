using System.Text.Json;

namespace PolicyML.Tests.Cli;

/// <summary>check, import, export and label on good and bad data.</summary>
public class TrainerDataTests
{
    private const string Faulty = """
        {"id":"a1","text":"酒厂的新窖池启用\n本报讯 记者从镇上的酿酒企业获悉，今年第一批高粱已经下窖，预计十月取酒，年产基酒三千吨。","chains":["liquor"],"themes":["projects"],"split":"train"}
        {"id":"a2","text":"酒厂的新窖池启用\n本报讯 记者从镇上的酿酒企业获悉，今年第一批高粱已经下窖，预计十月取酒，年产基酒三千吨！","chains":["liquor","food"],"themes":["projects"],"split":"test"}
        {"id":"a3","text":"口岸的冷库扩容\n这座库房原来只能放八百吨货，扩建后分成三个温区，海鲜和水果可以分开存放，司机不必再连夜排队。","chains":["logistics"],"themes":["opening"],"split":"train"}
        {"id":"a4","text":"口岸的冷库扩容\n验收组上周走完最后一遍流程，消防、配电和制冷机组全部合格，下月起对外营业。","chains":["logistics"],"themes":[],"split":"test"}
        {"id":"a5","text":"略","chains":[],"themes":[]}
        {"id":"a6","text":"","chains":[],"themes":[]}
        {"id":"a7","text":"多了一个字母的标签","chains":["liquors"],"themes":[]}
        {"id":"a8","text":"没有写完的一行","chains":["liquor"
        {"id":"a1","text":"编号用了两次","chains":[],"themes":[]}
        """;

    [Theory]
    [InlineData("table", "en", "check.en.txt")]
    [InlineData("table", "zh", "check.zh.txt")]
    [InlineData("json", "en", "check.json")]
    public void An_audit_of_a_faulty_set(string format, string language, string golden)
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", Faulty);
        var result = Trainer.In(scratch.Folder, "check", "data.jsonl", "--format", format, "--lang", language);
        Assert.Equal(1, result.ExitCode);
        Golden.Check(result.Output, "tests", "Cli", "golden", "trainer", golden);
    }

    [Fact]
    public void A_sound_set_passes()
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", TrainerTexts.Rows(100));
        var result = Trainer.In(scratch.Folder, "check", "data.jsonl", "--least", "1", "--overlap", "0.6");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("no errors", result.Output);
    }

    [Theory]
    [InlineData("csv", "out.csv")]
    [InlineData("doccano", "out.jsonl")]
    [InlineData("label-studio", "out.json")]
    [InlineData("jsonl", "out.jsonl")]
    public void Data_goes_out_and_comes_back_the_same(string format, string name)
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", TrainerTexts.Rows(50));
        Assert.Equal(0, Trainer.In(scratch.Folder, "import", "data.jsonl", "--split", "0.3", "--out", "ours.jsonl").ExitCode);
        Assert.Equal(0, Trainer.In(scratch.Folder, "export", "ours.jsonl", "--format", format, "--out", name).ExitCode);
        Assert.Equal(0, Trainer.In(scratch.Folder, "import", name, "--out", "back.jsonl").ExitCode);
        Assert.Equal(File.ReadAllText(scratch.PathOf("ours.jsonl")), File.ReadAllText(scratch.PathOf("back.jsonl")));
    }

    [Fact]
    public void Of_a_file_with_very_many_broken_rows_the_first_are_named_and_the_others_counted()
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", TrainerTexts.Rows(5) + string.Concat(Enumerable.Repeat("{\"id\":\n", 80)));
        foreach (var command in (string[])["import", "label"])
        {
            var result = Trainer.In(scratch.Folder, command, "data.jsonl", "--out", command + ".jsonl", "--lang", "en");
            Assert.Equal(1, result.ExitCode);
            Assert.Contains("data.jsonl:55: broken JSON", result.Error);
            Assert.DoesNotContain("data.jsonl:56:", result.Error);
            Assert.Contains("data.jsonl: 30 more rows have problems, not listed", result.Error);
        }
    }

    [Fact]
    public void A_model_in_the_place_of_articles_is_told_apart()
    {
        using var scratch = new Scratch();
        scratch.Write("trained/model.bin", "any");
        var result = Trainer.In(scratch.Folder, "label", "trained", "data.jsonl", "--lang", "en");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("trained is the folder of a model, not text to label; name it with --model trained\n", result.Error);
    }

    [Fact]
    public void Broken_rows_are_all_named_and_the_rest_is_written()
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", Faulty);
        var result = Trainer.In(scratch.Folder, "import", "data.jsonl");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(5, result.Lines.Length);
        Assert.Equal(["6", "7", "8", "9"], result.ErrorLines.Select(l => l.Split(':')[1]));
        Assert.Contains("unknown label \"liquors\" (liquor?); run 'trainer labels' to list them", result.Error);
    }

    [Fact]
    public void An_export_of_one_split_holds_that_split()
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", Faulty);
        var result = Trainer.In(scratch.Folder, "export", "data.jsonl", "--split", "test", "--format", "fasttext", "--quiet");
        Assert.Equal(2, result.Lines.Length);
        Assert.StartsWith("__label__food __label__liquor __label__projects 酒厂的新窖池启用 本报讯", result.Output);
    }

    [Fact]
    public void An_export_may_be_cut_into_words()
    {
        using var scratch = new Scratch();
        scratch.Write("data.jsonl", Faulty);
        scratch.Write("words.txt", "酒厂 100\n新窖池 100\n启用 100\n");
        var result = Trainer.In(scratch.Folder, "export", "data.jsonl", "--split", "test", "--format", "fasttext", "--dictionary", "words.txt", "--quiet");
        Assert.StartsWith("__label__food __label__liquor __label__projects 酒厂 的 新窖池 启用 ", result.Output);
        var own = Trainer.In(scratch.Folder, "export", "data.jsonl", "--split", "test", "--format", "fasttext", "--dictionary", "own", "--quiet");
        Assert.Equal(own.Bytes, Trainer.In(scratch.Folder, "export", "data.jsonl", "--split", "test", "--format", "fasttext", "--segmenter", "own", "--quiet").Bytes);
        Assert.Contains(" 启用 ", own.Output);
        var missing = Trainer.In(scratch.Folder, "export", "data.jsonl", "--dictionary", "nowhere.txt");
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("nowhere.txt", missing.Error);
    }

    [Fact]
    public void Data_comes_through_a_pipe()
    {
        var result = Trainer.Run(new Call { Arguments = ["import", "-"], Input = System.Text.Encoding.UTF8.GetBytes(TrainerTexts.Rows(3)) });
        Assert.Equal((0, 3), (result.ExitCode, result.Lines.Length));
    }

    [Fact]
    public void Proposals_come_with_probability_and_threshold_and_are_no_labels()
    {
        var result = Trainer.Run("label", "datasets/issues/2024-05-17-longyou.txt", "--quiet");
        Assert.Equal(0, result.ExitCode);
        Assert.True(result.Lines.Length > 3);
        foreach (var row in result.Lines.Select(l => JsonDocument.Parse(l).RootElement))
        {
            Assert.False(row.TryGetProperty("chains", out _));
            Assert.Equal("2024-05-17", row.GetProperty("published").GetString());
            Assert.All(row.GetProperty("suggested").EnumerateArray(), s => Assert.InRange(s.GetProperty("p").GetDouble(), 0, 1));
        }

        using var scratch = new Scratch();
        var train = Trainer.Run("train", scratch.Write("p.jsonl", result.Bytes), "--out", scratch.PathOf("m"));
        Assert.Equal(2, train.ExitCode);
        Assert.Contains("p.jsonl:1: no labels", train.Error);
    }

    [Fact]
    public void A_page_that_cannot_be_read_is_passed_over()
    {
        using var scratch = new Scratch();
        scratch.Write("bad.docx", "no zip");
        var result = Trainer.Run("label", scratch.PathOf("bad.docx"), "datasets/issues/2024-05-17-longyou.txt", "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("bad.docx", Assert.Single(result.ErrorLines));
        Assert.NotEmpty(result.Lines);
    }

    [Fact]
    public void A_full_disk_is_named()
    {
        if (!File.Exists("/dev/full")) return;
        var result = Trainer.Run("label", "datasets/issues/2024-05-17-longyou.txt", "--out", "/dev/full");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("/dev/full: cannot write: No space left on device", Assert.Single(result.ErrorLines));
    }
}
