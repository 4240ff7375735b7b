using System.Security.Cryptography;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Models;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Learning;

public sealed class ModelTests : IDisposable
{
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly LabelSchema Schema = LabelSchema.Load(Words);
    private static readonly Lazy<TrainResult> Trained = new(() => Train(Articles(), 2));
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-model").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_saved_model_reads_as_before_it_was_saved()
    {
        var path = Save();
        var loaded = LabelModel.Load(path, Words);
        var article = SingleArticle.ByLine("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统。");
        Assert.Equal(Trained.Value.Model.Probabilities(article), loaded.Probabilities(article));
        Assert.Equal(Trained.Value.Model.Thresholds, loaded.Thresholds);
        Assert.True(loaded.MatchesLexicon);
        Assert.Equal(["MODEL_CARD.md", "manifest.json", "model.bin"], Directory.GetFiles(path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ModelPart.All)]
    [InlineData(ModelPart.NGrams)]
    [InlineData(ModelPart.Terms)]
    public void Every_part_reads_as_before_it_was_saved(ModelPart part)
    {
        var (saved, loaded) = (Trained.Value.Model.Part(part), LabelModel.Load(Save(), Words).Part(part));
        var article = SingleArticle.ByLine("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统。");
        Assert.Equal(saved.Probabilities(article), loaded.Probabilities(article));
        Assert.Equal(saved.Thresholds, loaded.Thresholds);
        Assert.Contains(loaded.Label(article).Chains, l => l.Id == "new_energy");
    }

    [Fact]
    public void The_terms_alone_see_no_other_word()
    {
        var terms = Trained.Value.Model.Part(ModelPart.Terms);
        Assert.Equal(terms.Probabilities(SingleArticle.ByLine("他走了很远的路，去看海。")), terms.Probabilities(SingleArticle.ByLine("我想了好久好久，没开口。")));
        Assert.DoesNotContain(terms.Explain(SingleArticle.ByLine("煤矿投产，年产原煤300万吨。")), e => e.Parts.Any(p => p.Kind == PartKind.NGram && p.Weight != 0));
    }

    [Fact]
    public void A_model_of_an_older_format_is_refused() => Refused(b => [.. b[..8], 1, 0, 0, 0, .. b[12..]], "train the model again");

    [Fact]
    public void The_same_data_and_seed_give_the_same_bytes_on_one_thread_and_on_two()
    {
        var one = Save();
        var two = Path.Combine(folder, "two");
        Train(Articles(), 1).Model.Save(two);
        Assert.Equal(File.ReadAllBytes(Path.Combine(one, "model.bin")), File.ReadAllBytes(Path.Combine(two, "model.bin")));
    }

    [Fact]
    public void It_learns_what_the_articles_teach()
    {
        Assert.True(Trained.Value.Report.Groups[0].MicroF1.Value > 0.8);
        var labels = Trained.Value.Model.Label(SingleArticle.ByLine("煤矿换上新设备\n这座煤矿的智能化采煤工作面投产，年产原煤300万吨。"));
        Assert.Contains(labels.Chains, l => l.Id == "coal");
    }

    [Fact]
    public void Parts_of_an_explanation_stand_in_the_text()
    {
        var article = SingleArticle.ByLine("煤矿换上新设备\n这座煤矿的智能化采煤工作面投产，年产原煤300万吨。");
        var coal = Trained.Value.Model.Explain(article).Single(e => e.Label.Id == "coal");
        Assert.Contains(coal.Parts, p => p is { Kind: PartKind.Term, Weight: > 0 });
        Assert.All(coal.Parts.Where(p => p.Kind == PartKind.Term), p => Assert.All(p.Spans, s => Assert.Equal(p.Text, s.Of(article.Reading.Text).ToString())));
    }

    [Fact]
    public void A_truncated_model_is_refused() => Refused(b => b[..(b.Length / 2)], "truncated");

    [Fact]
    public void An_altered_model_is_refused() => Refused(Alter, "checksum");

    [Fact]
    public void A_model_of_a_newer_format_is_refused() => Refused(b => [.. b[..8], 99, 0, 0, 0, .. b[12..]], "newer");

    [Fact]
    public void Another_file_is_refused() => Refused(_ => "no model at all, only some text"u8.ToArray(), "not a model");

    [Fact]
    public void A_model_whose_inside_is_wrong_under_a_right_checksum_is_refused() => Refused(
        b =>
        {
            var body = b[..^32];
            body.AsSpan(24, 4000).Fill(0xFF);
            return [.. body, .. SHA256.HashData(body)];
        },
        "train the model again");

    [Fact]
    public void A_model_of_another_label_set_is_refused()
    {
        var path = Save();
        File.WriteAllText(Path.Combine(folder, "labels.tsv"), "kind\tid\tname\tname_en\nchain\tshipping\t船舶\tShips\n");
        var error = Assert.Throws<ModelException>(() => LabelModel.Load(path, Lexicon.WithOverlay(folder)));
        Assert.Contains("shipping", error.Message);
    }

    [Fact]
    public void A_missing_folder_and_one_without_a_model_are_told_apart()
    {
        Assert.Contains("no such model folder", Assert.Throws<ModelException>(() => LabelModel.Load(Path.Combine(folder, "none"), Words)).Message);
        Assert.Contains("model.bin", Assert.Throws<ModelException>(() => LabelModel.Load(folder, Words)).Message);
    }

    [Fact]
    public void A_folder_with_other_files_is_not_overwritten()
    {
        var path = Path.Combine(folder, "letters");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "letter.txt"), "keep me");
        Assert.Throws<ModelException>(() => Trained.Value.Model.Save(path));
        Assert.Equal("keep me", File.ReadAllText(Path.Combine(path, "letter.txt")));
    }

    [Fact]
    public void A_model_is_replaced_whole_and_nothing_stays_beside_it()
    {
        var path = Save();
        Trained.Value.Model.Save(path);
        Assert.Equal(["model"], Directory.GetFileSystemEntries(folder).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public void Data_that_teaches_nothing_is_refused()
    {
        Assert.Contains("no articles", Assert.Throws<TrainException>(() => Train([], 1)).Message);
        Assert.Contains("too few", Assert.Throws<TrainException>(() => Train([.. Articles().Take(3)], 1)).Message);
        Assert.Contains("nothing to tell apart", Assert.Throws<TrainException>(() => Train([.. Articles().Select(a => a with { Chains = [], Themes = [] })], 1)).Message);
        Assert.Contains("unknown engine", Assert.Throws<TrainException>(() => ModelTrainer.Train(Articles(), Schema, Words, new TrainOptions { Engine = "magic" })).Message);
    }

    [Fact]
    public void Hostile_texts_get_probabilities_and_no_exception()
    {
        string[] texts = ["", "\n\n", new('(', 200_000), "\uD800" + new string('煤', 100_000), string.Concat(Enumerable.Repeat("投资1亿元，", 20_000))];
        Assert.All(texts, t => Assert.All(Trained.Value.Model.Probabilities(SingleArticle.ByLine(t)), p => Assert.InRange(p, 0, 1)));
    }

    [Fact]
    public void A_cancelled_training_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ModelTrainer.Train(Articles(), Schema, Words, new TrainOptions(), cancel: cancel.Token));
    }

    private static byte[] Alter(byte[] bytes)
    {
        bytes[bytes.Length / 2] ^= 1;
        return bytes;
    }

    private void Refused(Func<byte[], byte[]> change, string words)
    {
        var path = Save();
        var file = Path.Combine(path, "model.bin");
        File.WriteAllBytes(file, change(File.ReadAllBytes(file)));
        Assert.Contains(words, Assert.Throws<ModelException>(() => LabelModel.Load(path, Words)).Message);
    }

    private string Save()
    {
        var path = Path.Combine(folder, "model");
        Trained.Value.Model.Save(path);
        return path;
    }

    private static TrainResult Train(IReadOnlyList<LabeledArticle> data, int threads) =>
        ModelTrainer.Train(data, Schema, Words, new TrainOptions { Threads = threads, Folds = 3 });

    /// <summary>Sixty short articles on three chains and on none: terms with words between them that no other article has.</summary>
    private static List<LabeledArticle> Articles()
    {
        (string? Chain, string Theme, string[] Terms)[] kinds =
        [
            ("coal", "projects", ["煤矿", "采煤工作面", "投产", "原煤产量", "洗煤厂"]),
            ("new_energy", "projects", ["光伏电站", "并网发电", "开工", "储能项目", "建成投产"]),
            ("liquor", "market", ["白酒", "酿酒车间", "新品上市", "原酒", "展销会"]),
            (null, "livelihood", ["志愿者", "社区居民", "老人", "义诊", "志愿服务"]),
        ];
        const string filler = "山河东西南北春秋早晚门前屋后看见听说走过记得高低远近新旧长短深浅快慢";
        var random = new Random(6);
        string Words() => string.Concat(Enumerable.Range(0, 9).Select(_ => filler[random.Next(filler.Length)]));
        return
        [
            .. from i in Enumerable.Range(0, 60)
               let kind = kinds[i % 4]
               select new LabeledArticle
               {
                   Id = $"t{i}",
                   Text = string.Concat(kind.Terms.Select((term, k) => $"{Words()}{term}{(k == 1 ? $"{20 + i}万吨" : "")}，")) + Words() + "。",
                   Chains = kind.Chain is null ? [] : [kind.Chain],
                   Themes = [kind.Theme],
               },
        ];
    }
}
