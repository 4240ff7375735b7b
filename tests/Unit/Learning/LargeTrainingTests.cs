using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;

namespace PolicyML.Tests.Unit.Learning;

/// <summary>Data of which only a part is weighed, with bounds small enough that sixty articles are many.</summary>
public sealed class LargeTrainingTests : IDisposable
{
    private static readonly TrainOptions Bounded = new() { Engine = "linear", Threads = 2, MostWeighed = 24 };
    private static readonly List<LabeledArticle> Articles = TrainingSample.Written();
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-large").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Of_many_articles_some_are_measured_and_all_are_learned_from()
    {
        var result = Train(Bounded);
        Assert.Equal(24, result.Measured.Count);
        Assert.Equal(result.Measured.Distinct().Order(), result.Measured);
        Assert.Equal((24, 24), (result.OutOfFold.Rows, result.Folds.Length));
        Assert.Equal((60, 24, null), (result.Model.Manifest.Articles, result.Model.Manifest.Weighed, result.Model.Manifest.Learned));
        var coal = TrainingSample.Labels.Select((l, i) => (l.Id, i)).Single(l => l.Id == "coal").i;
        Assert.All(result.Measured, (article, row) => Assert.Equal(Articles[article].Chains.Contains("coal"), result.OutOfFold.Truth[row][coal]));
    }

    [Fact]
    public void The_model_and_its_card_say_what_part_was_used()
    {
        var result = Train(Bounded with { MostCharacters = Articles.Take(40).Sum(a => a.Text.Length) });
        Assert.InRange(result.Model.Manifest.Learned ?? 0, 30, 50);
        result.Model.Save(Path.Combine(folder, "model"));
        var card = File.ReadAllText(Path.Combine(folder, "model", "MODEL_CARD.md"));
        Assert.Contains($"Of the 60 articles given, {result.Model.Manifest.Learned} were learned from; 24 of them, drawn evenly", card, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_many_articles_give_the_same_bytes_on_one_thread_and_on_two()
    {
        Train(Bounded with { Threads = 1 }).Model.Save(Path.Combine(folder, "one"));
        Train(Bounded).Model.Save(Path.Combine(folder, "two"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "one", "model.bin")), File.ReadAllBytes(Path.Combine(folder, "two", "model.bin")));
    }

    [Fact]
    public void Bounds_that_all_articles_keep_change_nothing()
    {
        var (plain, bounded) = (Train(Bounded with { MostWeighed = 1000 }), Train(Bounded with { MostWeighed = 60, MostCharacters = Articles.Sum(a => a.Text.Length) }));
        Assert.Equal(plain.OutOfFold.Probabilities, bounded.OutOfFold.Probabilities);
        Assert.Null(bounded.Model.Manifest.Weighed);
        Assert.Equal(Enumerable.Range(0, 60), bounded.Measured);
    }

    [Fact]
    public void A_curve_over_many_articles_counts_all_of_them()
    {
        var points = LearningCurve.Run(Articles, TrainingSample.Schema, TrainingSample.Words, Bounded, [0.5, 1]);
        Assert.Equal([30, 60], points.Select(p => p.Articles));
    }

    private static TrainResult Train(TrainOptions options) => ModelTrainer.Train(Articles, TrainingSample.Schema, TrainingSample.Words, options);
}
