using System.Collections.Concurrent;

using PolicyML.Learning.Models;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Contracts;

/// <summary>What every engine that learns must hold to, whatever is below it: learning, saving, explaining, refusing.</summary>
public abstract class TrainerContract : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<TrainResult>> Trained = new(StringComparer.Ordinal);
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-engine").FullName;

    /// <summary>The engine.</summary>
    protected abstract ITrainer Trainer { get; }

    /// <summary>True where it is not built in.</summary>
    protected virtual bool IsOutside => false;

    private ITrainer[] Outside => IsOutside ? [Trainer] : [];

    private TrainResult Result => Trained.GetOrAdd(Trainer.Engine, _ => new(() => Train(2))).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void It_tells_apart_what_the_numbers_tell_apart()
    {
        var scores = Learn().Score();
        for (var label = 0; label < TrainingSample.Labels.Count; label++)
        {
            var (held, free) = (scores.Where(s => s.Truth[label]).Select(s => s.Score[label]), scores.Where(s => !s.Truth[label]).Select(s => s.Score[label]));
            Assert.True(held.Min() > free.Max(), $"{Trainer.Engine}, label {label}: {held.Min()} and {free.Max()}");
        }
    }

    [Fact]
    public void Many_articles_at_once_score_as_one_by_one()
    {
        var trained = Learn();
        var articles = TrainingSample.Articles(trained.Matrix);
        double[][] rows = [.. articles.Select(_ => new double[TrainingSample.Labels.Count])];
        trained.Labels.Score(articles, rows);
        Assert.Equal(trained.Score().Select(s => s.Score), rows);
    }

    [Fact]
    public void What_was_saved_scores_as_before()
    {
        var trained = Learn();
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        trained.Labels.Save(writer);
        writer.Write(0x12345678);
        writer.Flush();
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        Assert.Equal(trained.Score().Select(s => s.Score), (trained with { Labels = Trainer.Load(reader) }).Score().Select(s => s.Score));
        Assert.Equal(0x12345678, reader.ReadInt32());
    }

    [Fact]
    public void Bytes_of_something_else_are_refused()
    {
        using var reader = new BinaryReader(new MemoryStream(Enumerable.Repeat((byte)0xFF, 4000).ToArray()));
        Assert.Throws<InvalidDataException>(() => Trainer.Load(reader));
    }

    [Fact]
    public void Bias_and_parts_of_an_explanation_add_up_to_the_score()
    {
        var trained = Learn();
        var (articles, scores) = (TrainingSample.Articles(trained.Matrix), trained.Score());
        for (var i = 0; i < articles.Length; i += 7)
        {
            for (var label = 0; label < TrainingSample.Labels.Count; label++)
            {
                var parts = new double[TrainingSample.Names.Count];
                var bias = trained.Labels.Contributions(label, articles[i], parts);
                Assert.Equal(scores[i].Score[label], bias + parts.Sum(), 1e-3 * (1 + Math.Abs(scores[i].Score[label])));
                Assert.Contains(parts, p => p != 0);
            }
        }
    }

    [Fact]
    public void The_same_seed_scores_the_same_on_one_thread_and_on_two() =>
        Assert.Equal(Learn(threads: 1).Score().Select(s => s.Score), Learn(threads: 2).Score().Select(s => s.Score));

    [Fact]
    public void Threads_share_what_it_learned()
    {
        var trained = Learn();
        var expected = trained.Score().Select(s => s.Score).ToArray();
        var articles = TrainingSample.Articles(trained.Matrix);
        var found = articles.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(article =>
        {
            var row = new double[TrainingSample.Labels.Count];
            trained.Labels.Score(article, row);
            return row;
        });
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_cancelled_training_stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => ModelTrainer.Train(TrainingSample.Written(), TrainingSample.Schema, TrainingSample.Words, Options(1), cancel: cancel.Token));
    }

    [Fact]
    public void A_trained_model_reads_what_the_articles_teach()
    {
        Assert.True(Result.Report.Groups[0].MicroF1.Value > 0.8, $"{Trainer.Engine}: {Result.Report.Groups[0].MicroF1.Value}");
        var labels = Result.Model.Label(SingleArticle.ByLine("煤矿换上新设备\n这座煤矿的智能化采煤工作面投产，年产原煤300万吨。"));
        Assert.Contains(labels.Chains, l => l.Id == "coal");
    }

    [Theory]
    [InlineData(ModelPart.All)]
    [InlineData(ModelPart.NGrams)]
    [InlineData(ModelPart.Terms)]
    public void A_model_of_it_reads_as_before_it_was_saved(ModelPart part)
    {
        var path = Path.Combine(folder, "model");
        Result.Model.Save(path);
        var (saved, loaded) = (Result.Model.Part(part), LabelModel.Load(path, TrainingSample.Words, Outside).Part(part));
        var article = SingleArticle.ByLine("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统。");
        Assert.Equal(saved.Probabilities(article), loaded.Probabilities(article));
        Assert.Equal(saved.Probabilities([article, article]), [loaded.Probabilities(article), loaded.Probabilities(article)]);
        Assert.Equal(saved.Thresholds, loaded.Thresholds);
        Assert.Contains(loaded.Label(article).Chains, l => l.Id == "new_energy");
    }

    [Fact]
    public void Its_folder_holds_manifest_and_card_with_its_name_and_its_figures()
    {
        var path = Path.Combine(folder, "model");
        Result.Model.Save(path);
        var manifest = Result.Model.Manifest;
        Assert.Equal(Trainer.Engine, manifest.Engine);
        Assert.Contains(Trainer.Engine, manifest.Tried.Keys);
        Assert.All(manifest.Labels, l => Assert.InRange(l.Threshold, 0, 1));
        Assert.Contains($"| engine | {Trainer.Engine} |", File.ReadAllText(Path.Combine(path, "MODEL_CARD.md")), StringComparison.Ordinal);
        Assert.Contains($"\"{Trainer.Engine}\"", File.ReadAllText(Path.Combine(path, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_data_and_seed_give_the_same_files_on_one_thread_and_on_two()
    {
        var (one, two) = (Path.Combine(folder, "one"), Path.Combine(folder, "two"));
        Result.Model.Save(two);
        Train(1).Model.Save(one);
        Assert.Equal(Files(two), Files(one));

        static IEnumerable<(string?, string)> Files(string path) =>
            Directory.GetFiles(path).Order(StringComparer.Ordinal).Select(f => ((string?)Path.GetFileName(f), Convert.ToBase64String(File.ReadAllBytes(f))));
    }

    [Fact]
    public void Parts_of_an_explanation_stand_in_the_text()
    {
        var article = SingleArticle.ByLine("煤矿换上新设备\n这座煤矿的智能化采煤工作面投产，年产原煤300万吨。");
        var coal = Result.Model.Explain(article).Single(e => e.Label.Id == "coal");
        Assert.Contains(coal.Parts, p => p is { Kind: PartKind.Term, Weight: > 0 });
        Assert.All(coal.Parts.Where(p => p.Kind == PartKind.Term), p => Assert.All(p.Spans, s => Assert.Equal(p.Text, s.Of(article.Reading.Text).ToString())));
    }

    [Fact]
    public void Hostile_texts_get_probabilities_and_no_exception()
    {
        string[] texts = ["", "\n\n", "\0", new('(', 200_000), "\uD800" + new string('煤', 100_000), string.Concat(Enumerable.Repeat("投资1亿元，", 20_000))];
        Assert.All(texts, t => Assert.All(Result.Model.Probabilities(SingleArticle.ByLine(t)), p => Assert.InRange(p, 0, 1)));
    }

    [Fact]
    public void Without_articles_nothing_is_trained() => Assert.Contains("no articles", Assert.Throws<TrainException>(
        () => ModelTrainer.Train([], TrainingSample.Schema, TrainingSample.Words, Options(1))).Message, StringComparison.Ordinal);

    private protected TrainOptions Options(int threads) => new() { Engine = Trainer.Engine, Engines = Outside, Threads = threads, Folds = 3, Divisions = 2 };

    private TrainResult Train(int threads) =>
        ModelTrainer.Train(TrainingSample.Written(), TrainingSample.Schema, TrainingSample.Words, Options(threads));

    private Learned Learn(int threads = 1)
    {
        var matrix = TrainingSample.Matrix();
        return new Learned(Trainer.Train(matrix, 1, threads, default), matrix);
    }

    private sealed record Learned(ITrainedLabels Labels, TrainingMatrix Matrix)
    {
        /// <summary>Each article's truth and scores.</summary>
        public (bool[] Truth, double[] Score)[] Score() => [.. TrainingSample.Articles(Matrix).Select((article, row) =>
        {
            var scores = new double[TrainingSample.Labels.Count];
            Labels.Score(article, scores);
            return (Enumerable.Range(0, scores.Length).Select(l => Matrix.Truth(row, l)).ToArray(), scores);
        })];
    }
}
