using PolicyML.Learning.Engines;
using PolicyML.Learning.Models;
using PolicyML.Learning.Training;

namespace PolicyML.Tests.Unit.Contracts;

/// <summary>Engines from outside: named, left out of <c>auto</c>, and missing.</summary>
public sealed class OptionalEngineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-outside").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_model_of_an_engine_that_is_not_built_in_says_what_to_build()
    {
        var path = Path.Combine(folder, "model");
        Train("mlnet-sdca", new Outside("mlnet-sdca")).Model.Save(path);
        Assert.Equal("mlnet-sdca", LabelModel.Load(path, TrainingSample.Words, [new Outside("mlnet-sdca")]).Manifest.Engine);
        var message = Assert.Throws<ModelException>(() => LabelModel.Load(path, TrainingSample.Words)).Message;
        Assert.Contains("mlnet-sdca", message, StringComparison.Ordinal);
        Assert.Contains("-p:NuGetEngines=true", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_with_one_that_is_not_built_in_says_what_to_build() =>
        Assert.Contains("-p:NuGetEngines=true", Assert.Throws<TrainException>(() => Train("mlnet-fasttree")).Message, StringComparison.Ordinal);

    [Fact]
    public void Its_files_stand_in_the_model_folder_and_those_of_the_terms_alone_are_told_apart()
    {
        var path = Path.Combine(folder, "model");
        Train("other", new Outside("other")).Model.Save(path);
        var own = Directory.GetFiles(path).Select(f => Path.GetFileName(f)).Where(f => f.EndsWith(".zip", StringComparison.Ordinal)).ToArray();
        Assert.All((string[])["other.zip", "other-terms.zip"], name => Assert.Contains(name, own));
        Assert.Equal(own.Length, 2 * own.Count(f => f.Contains("-terms", StringComparison.Ordinal)));   // one of each for every division into folds
    }

    [Fact]
    public void One_that_refuses_the_data_is_an_error_where_it_is_named_and_left_out_of_auto()
    {
        var choosy = new Outside("choosy") { Reason = "choosy takes no sixty articles" };
        Assert.Equal(choosy.Reason, Assert.Throws<TrainException>(() => Train("choosy", choosy)).Message);
        var result = Train(TrainOptions.Auto, choosy);
        Assert.Equal([choosy.Reason], result.LeftOut);
        Assert.DoesNotContain(result.Model.Manifest.Tried.Keys, k => k.Contains("choosy", StringComparison.Ordinal));
    }

    [Fact]
    public void Auto_tries_it_beside_the_built_in_ones_and_names_joined_by_a_plus_are_tried_together()
    {
        var tried = Train(TrainOptions.Auto, new Outside("other")).Model.Manifest.Tried.Keys;
        Assert.Contains("other", tried);
        Assert.Contains("linear+trees+other", tried);
        var both = Train("linear+other", new Outside("other")).Model.Manifest.Tried.Keys;
        Assert.Contains("linear+other", both);
        Assert.DoesNotContain("trees", both);
    }

    private static TrainResult Train(string engine, params ITrainer[] outside) => ModelTrainer.Train(
        TrainingSample.Written(), TrainingSample.Schema, TrainingSample.Words, new TrainOptions { Engine = engine, Engines = outside, Folds = 3 });

    /// <summary>The linear engine under another name, with a file beside the model.</summary>
    private sealed class Outside(string name) : ITrainer
    {
        private readonly LinearTrainer inner = new();

        public string Engine => name;

        public string? Reason { get; init; }

        public string? Refuse(IReadOnlyList<Core.Lexicons.LabelDefinition> labels, IReadOnlyList<bool[]> truth) => Reason;

        public ITrainedLabels Train(TrainingMatrix matrix, int seed, int threads, CancellationToken cancel) =>
            new WithFile(inner.Train(matrix, seed, threads, cancel));

        public ITrainedLabels Load(BinaryReader reader) => new WithFile(inner.Load(reader));
    }

    private sealed class WithFile(ITrainedLabels inner) : ITrainedLabels
    {
        public IReadOnlyDictionary<string, byte[]> Files { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal) { [".zip"] = [1, 2] };

        public void Score(ArticleFeatures article, Span<double> scores) => inner.Score(article, scores);

        public double Contributions(int label, ArticleFeatures article, Span<double> parts) => inner.Contributions(label, article, parts);

        public void Save(BinaryWriter writer) => inner.Save(writer);
    }
}
