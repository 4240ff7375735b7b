using System.IO.Compression;

using Microsoft.ML;

using PolicyML.Learning.Models;
using PolicyML.Learning.Training;
using PolicyML.NuGetEngines.MlNet;

namespace PolicyML.Tests.Engines;

/// <summary>What holds of the engines of ML.NET beside what holds of every engine.</summary>
public abstract class MlNetTests(string engine) : TrainerContract
{
    /// <inheritdoc/>
    protected override ITrainer Trainer { get; } = MlNetTrainers.All.Single(t => t.Engine == engine);

    /// <inheritdoc/>
    protected override bool IsOutside => true;

    [Fact]
    public void The_model_file_of_ML_NET_stands_in_the_folder_and_is_read_by_ML_NET_itself()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        var labels = Trainer.Train(TrainingSample.Matrix(), 1, 1, default);
        var zip = Assert.Single(labels.Files);
        Assert.Equal(".zip", zip.Key);
        var model = new MLContext().Model.Load(new MemoryStream(zip.Value), out var input);
        Assert.NotNull(model);
        Assert.Contains("Terms.coal", input.Select(c => c.Name));
        Assert.Contains("Score.coal", model.GetOutputSchema(input).Select(c => c.Name));
        using var archive = new ZipArchive(new MemoryStream(zip.Value));
        Assert.All(archive.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    [Fact]
    public void A_label_that_holds_for_none_or_for_all_is_refused_by_its_name()
    {
        bool[][] truth = [[true, false, true, false, true, false], [false, false, false, true, false, true]];
        var refusal = Trainer.Refuse(TrainingSample.Labels, truth);
        Assert.Contains("\"new_energy\" holds for none of 2 articles", refusal, StringComparison.Ordinal);
        bool[][] all = [[.. truth[0].Select(_ => true)], [.. truth[0].Select((_, i) => i == 0)]];
        Assert.Contains("\"coal\" holds for all of 2 articles", Trainer.Refuse(TrainingSample.Labels, all), StringComparison.Ordinal);
        Assert.Contains(Trainer.Engine, refusal, StringComparison.Ordinal);
        Assert.Null(Trainer.Refuse(TrainingSample.Labels, [truth[0], [.. truth[0].Select(t => !t)]]));
    }

    [Fact]
    public void Empty_data_are_refused()
    {
        Assert.Contains("no articles", Trainer.Refuse(TrainingSample.Labels, []), StringComparison.Ordinal);
        var matrix = new TrainingMatrix(TrainingSample.Labels, TrainingSample.Names, [], [], 0);
        Assert.Contains("no articles", Assert.Throws<TrainException>(() => Trainer.Train(matrix, 1, 1, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_without_articles_stops_the_training_with_its_name()
    {
        var data = TrainingSample.Written().ConvertAll(a => a with { Chains = [.. a.Chains.Where(c => c != "liquor")] });
        var error = Assert.Throws<TrainException>(() => ModelTrainer.Train(data, TrainingSample.Schema, TrainingSample.Words, Options(1)));
        Assert.Contains("\"liquor\" holds for none", error.Message, StringComparison.Ordinal);
        var auto = ModelTrainer.Train(data, TrainingSample.Schema, TrainingSample.Words, Options(1) with { Engine = TrainOptions.Auto });
        Assert.Contains("liquor", Assert.Single(auto.LeftOut), StringComparison.Ordinal);
    }
}

public sealed class MlNetSdcaTests() : MlNetTests("mlnet-sdca")
{
    [Fact]
    public void The_words_of_the_text_count()
    {
        var labels = Trainer.Train(TrainingSample.Matrix(), 1, 1, default);
        var values = new float[TrainingSample.Labels.Count * TrainingSample.Names.Count];
        Assert.True(Score("有煤炭的。有煤炭的。") > Score("无关第3句。无关第4句。"));
        double Score(string text)
        {
            var scores = new double[TrainingSample.Labels.Count];
            labels.Score(new ArticleFeatures(values, text), scores);
            return scores[0];
        }
    }
}

public sealed class MlNetLbfgsTests() : MlNetTests("mlnet-lbfgs");

public sealed class MlNetFastTreeTests() : MlNetTests("mlnet-fasttree");

public sealed class MlNetAutoTests
{
    [Fact]
    public void Auto_tries_them_all_and_a_model_of_several_is_read_back()
    {
        var folder = Directory.CreateTempSubdirectory("policyml-auto").FullName;
        var result = ModelTrainer.Train(
            TrainingSample.Written(), TrainingSample.Schema, TrainingSample.Words, new TrainOptions { Engines = MlNetTrainers.All, Folds = 3, Threads = 2 });
        Assert.Empty(result.LeftOut);
        Assert.All(OptionalEngines.Names, name => Assert.Contains(name, result.Model.Manifest.Tried.Keys));
        result.Model.Save(Path.Combine(folder, "model"));
        Assert.Equal(result.Model.Manifest.Engine, LabelModel.Load(Path.Combine(folder, "model"), TrainingSample.Words, MlNetTrainers.All).Manifest.Engine);
        Directory.Delete(folder, recursive: true);
    }
}
