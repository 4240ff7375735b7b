using System.Diagnostics;
using System.Text.Json;

namespace PolicyML.Tests.Cli;

/// <summary>train, evaluate, compare, explain, errors and curve on a small model, and what happens to bad data and bad models.</summary>
public class TrainerModelTests(TrainedModel model) : IClassFixture<TrainedModel>
{
    [Fact]
    public void Training_writes_a_whole_model_and_says_how_good_it_is()
    {
        Assert.True(model.Training.ExitCode == 0, model.Training.Error);
        Assert.Contains("cross-validated", model.Training.Output);
        Assert.Contains("model written to model (engine linear, 160 articles", model.Training.Error);
        Assert.Equal(["MODEL_CARD.md", "manifest.json", "model.bin"], Directory.GetFiles(model.PathOf("model")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(model.Folder), path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes_on_any_number_of_threads()
    {
        Assert.Equal(0, model.Train("train.jsonl", "again", "--jobs", "1").ExitCode);
        Assert.Equal(File.ReadAllBytes(model.PathOf("model/model.bin")), File.ReadAllBytes(model.PathOf("again/model.bin")));
    }

    [Fact]
    public void An_evaluation_measures_every_label()
    {
        var result = model.Run("evaluate", "model", "test.jsonl", "--format", "json", "--quiet");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var report = JsonDocument.Parse(result.Bytes).RootElement;
        Assert.Equal(60, report.GetProperty("articles").GetInt32());
        Assert.Equal(6, report.GetProperty("labels").GetArrayLength());
        var micro = report.GetProperty("groups").GetProperty("chains").GetProperty("microF1");
        Assert.InRange(micro.GetProperty("value").GetDouble(), 0.7, 1);
        Assert.True(micro.GetProperty("low").GetDouble() <= micro.GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("ngrams")]
    [InlineData("terms")]
    public void One_part_of_a_model_can_be_measured_alone(string part)
    {
        var result = model.Run("evaluate", "model", "test.jsonl", "--part", part, "--format", "json", "--quiet", "--bootstraps", "0");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.InRange(JsonDocument.Parse(result.Bytes).RootElement.GetProperty("groups").GetProperty("chains").GetProperty("microF1").GetProperty("value").GetDouble(), 0.5, 1);
    }

    [Fact]
    public void A_part_that_no_model_has_is_refused()
    {
        var result = model.Run("evaluate", "model", "test.jsonl", "--part", "half");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("all, ngrams or terms", result.Error);
    }

    [Theory]
    [InlineData("en", "Worst errors")]
    [InlineData("zh", "最严重的错误")]
    public void The_report_is_one_page_that_needs_nothing_beside_it(string language, string expected)
    {
        Assert.Equal(0, model.Run("evaluate", "rules", "test.jsonl", "--out", "report.html", "--lang", language, "--bootstraps", "50").ExitCode);
        var page = File.ReadAllText(model.PathOf("report.html"));
        Assert.Contains(expected, page);
        Assert.Contains("<svg", page);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("http", page);
        Assert.DoesNotContain("src=", page);
        Assert.DoesNotContain("NaN", page);
        System.Xml.Linq.XDocument.Parse(page[page.IndexOf("<body>", StringComparison.Ordinal)..].Replace("</html>", "").Replace("&nbsp;", " ")
            .Replace("<br>", "<br/>"));
    }

    [Fact]
    public void Measured_on_its_own_training_data_a_model_is_called_too_good() =>
        Assert.Contains("was trained on these very articles", Assert.Single(model.Run("evaluate", "model", "train.jsonl", "--quiet").ErrorLines));

    [Fact]
    public void A_comparison_with_itself_is_even_and_with_the_rules_is_told()
    {
        var same = model.Run("compare", "model", "model", "test.jsonl", "--format", "json", "--quiet");
        Assert.All(["chains", "themes"], kind => Assert.False(Difference(same, kind).GetProperty("significant").GetBoolean()));
        var rules = model.Run("compare", "rules", "model", "test.jsonl", "--lang", "en");
        Assert.Equal(0, rules.ExitCode);
        Assert.Contains("A rules, B model; 60 articles", rules.Output);
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("model")]
    public void An_explanation_points_at_its_words(string scorer)
    {
        const string Text = "镇上的酿酒企业扩建窖池，白酒产能翻番。";
        model.Write("one.jsonl", $"{{\"text\":\"{Text}\",\"chains\":[]}}");
        var result = model.Run("explain", scorer, "one.jsonl", "--label", "liquor", "--format", "json", "--quiet");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var label = JsonDocument.Parse(result.Bytes).RootElement[0].GetProperty("labels")[0];
        var spans = label.GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("spans").EnumerateArray().Select(s => (p.GetProperty("text").GetString(), s))).ToList();
        Assert.NotEmpty(spans);
        Assert.All(spans, pair => Assert.Equal(pair.Item1, Text[pair.s[0].GetInt32()..pair.s[1].GetInt32()]));
    }

    [Fact]
    public void A_label_that_was_turned_around_is_among_the_errors_and_can_be_reviewed()
    {
        var rows = TrainerTexts.Rows(60, from: 1000).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows[0] = rows[0].Replace("\"chains\":[\"steel\"]", "\"chains\":[\"liquor\"]");
        model.Write("turned.jsonl", string.Join('\n', rows));
        var table = model.Run("errors", "model", "turned.jsonl", "--held-out");
        Assert.Equal(0, table.ExitCode);
        Assert.Contains("turned.jsonl:1 ", table.Output);
        Assert.Equal(0, model.Run("errors", "model", "turned.jsonl", "--held-out", "--out", "suspects.jsonl").ExitCode);
        var first = File.ReadLines(model.PathOf("suspects.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).First(r => r.GetProperty("id").GetString() == "t1000");
        Assert.Contains(first.GetProperty("suggested").EnumerateArray(), s => s.GetProperty("id").GetString() is "steel" or "liquor");
    }

    [Fact]
    public void Training_data_is_cross_validated_anew_to_find_its_own_errors()
    {
        var rows = TrainerTexts.Rows(160).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows[5] = rows[5].Replace("\"chains\":[\"steel\"]", "\"chains\":[\"liquor\"]");
        model.Write("own.jsonl", string.Join('\n', rows));
        Assert.Equal(0, model.Train("own.jsonl", "own").ExitCode);
        var result = model.Run("errors", "own", "own.jsonl", "--lang", "en");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.DoesNotContain("too good", result.Error);
        Assert.Contains("own.jsonl:6 ", result.Output);
    }

    [Fact]
    public void A_curve_has_a_verdict()
    {
        var result = model.Run("curve", "train.jsonl", "--engine", "linear", "--folds", "2", "--lang", "en");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("micro-F1", result.Output);
        Assert.Matches("(?m)^chains: as much data again changes micro-F1 by about", result.Output);
    }

    [Fact]
    public void A_truncated_or_altered_model_is_refused()
    {
        var bytes = File.ReadAllBytes(model.PathOf("model/model.bin"));
        File.WriteAllBytes(Path.Combine(model.PathOf(model.Copy("cut")), "model.bin"), bytes[..(bytes.Length / 2)]);
        Refused("cut", "cut");
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(Path.Combine(model.PathOf(model.Copy("altered")), "model.bin"), bytes);
        Refused("altered", "altered");
        File.WriteAllBytes(Path.Combine(model.PathOf(model.Copy("empty")), "model.bin"), []);
        Refused("empty", "empty");
    }

    [Fact]
    public void A_model_of_a_newer_version_or_of_other_labels_is_refused()
    {
        var bytes = File.ReadAllBytes(model.PathOf("model/model.bin"));
        bytes["PolicyML".Length] = 99;   // the version of the format follows the mark
        File.WriteAllBytes(Path.Combine(model.PathOf(model.Copy("newer")), "model.bin"), bytes);
        Refused("newer", "update the program");
        var other = Trainer.In(model.Folder, "evaluate", "model", "test.jsonl", "--quiet");
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("label", Assert.Single(other.ErrorLines));
    }

    [Theory]
    [InlineData("one-class", 40, "\"chains\":[\"steel\"],\"themes\":[]")]
    [InlineData("three", 3, null)]
    public void Data_that_nothing_can_be_learned_from_is_refused(string name, int count, string? labels)
    {
        var rows = TrainerTexts.Rows(count).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (labels is not null) rows = [.. rows.Select(r => r[..r.IndexOf("\"chains\"", StringComparison.Ordinal)] + labels + "}")];
        model.Write(name + ".jsonl", string.Join('\n', rows));
        var result = model.Train(name + ".jsonl", name);
        Assert.True(result.ExitCode == 2, result.Output);
        Assert.Single(result.ErrorLines);
        Assert.DoesNotContain("internal", result.Error);
        Assert.False(Directory.Exists(model.PathOf(name)));
    }

    [Fact]
    public void Broken_rows_do_not_stop_a_training()
    {
        model.Write("faulty.jsonl", TrainerTexts.Rows(160) + "{\"broken\n{\"id\":\"x\",\"text\":\"\",\"chains\":[]}\n{\"id\":\"y\",\"text\":\"z\",\"chains\":[\"nothing\"]}\n");
        var result = model.Train("faulty.jsonl", "faulty", "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["161", "162", "163"], result.ErrorLines.Select(l => l.Split(':')[1]));
        Assert.Equal(File.ReadAllBytes(model.PathOf("model/model.bin")), File.ReadAllBytes(model.PathOf("faulty/model.bin")));
    }

    [Fact]
    public void A_training_that_is_killed_leaves_a_whole_model()
    {
        model.Copy("kept");
        foreach (var delay in (int[])[400, 900, 1500])
        {
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { WorkingDirectory = model.Folder, RedirectStandardOutput = true, UseShellExecute = false };
            foreach (var part in (string[])[Trainer.Path, "train", "train.jsonl", "--labels", "labels.tsv", "--seed", "2", "--quiet", "--out", "kept"]) start.ArgumentList.Add(part);
            using var process = Process.Start(start)!;
            Thread.Sleep(delay);
            process.Kill();
            process.WaitForExit();
            // The old one, or the new one where the kill came after the exchange; never half of one.
            Assert.Equal(0, model.Run("evaluate", "kept", "test.jsonl", "--quiet").ExitCode);
        }
    }

    [Fact]
    public void A_folder_with_other_things_is_not_overwritten()
    {
        model.Write("mine/thesis.txt", "years of work");
        var result = model.Train("train.jsonl", "mine");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("years of work", File.ReadAllText(model.PathOf("mine/thesis.txt")));
    }

    private void Refused(string folder, string word)
    {
        var result = model.Run("evaluate", folder, "test.jsonl", "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(word, Assert.Single(result.ErrorLines));
        Assert.DoesNotContain("internal", result.Error);
    }

    private static JsonElement Difference(Result result, string kind) => JsonDocument.Parse(result.Bytes).RootElement.GetProperty(kind).GetProperty("microF1");
}
