using System.Runtime.ExceptionServices;

using Microsoft.ML;
using Microsoft.ML.Data;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Training;

namespace PolicyML.NuGetEngines.MlNet;

/// <summary>The engines of ML.NET.</summary>
public static class MlNetTrainers
{
    /// <summary>All of them: <c>mlnet-sdca</c>, <c>mlnet-lbfgs</c>, <c>mlnet-fasttree</c>.</summary>
    public static IReadOnlyList<ITrainer> All { get; } =
        [new MlNetTrainer(new SdcaRecipe()), new MlNetTrainer(new LbfgsRecipe()), new MlNetTrainer(new FastTreeRecipe())];
}

/// <summary>An engine of ML.NET: a binary trainer for each label, and one model file for all of them.</summary>
internal sealed class MlNetTrainer(MlNetRecipe recipe) : ITrainer
{
    /// <inheritdoc/>
    public string Engine => recipe.Engine;

    /// <summary>One: some forty models a fold take minutes, and each division would take as long again.</summary>
    public int MostDivisions => 1;

    /// <summary>ML.NET trains on labels that are always true or always false without a word, and fails on empty data with one about schemas.</summary>
    public string? Refuse(IReadOnlyList<LabelDefinition> labels, IReadOnlyList<bool[]> truth)
    {
        if (truth.Count == 0 || labels.Count == 0) return $"engine {Engine}: there are no articles or no labels to train on";
        for (var label = 0; label < labels.Count; label++)
        {
            var held = truth.Count(row => row[label]);
            if (held > 0 && held < truth.Count) continue;
            return $"engine {Engine}: label \"{labels[label].Id}\" holds for {(held == 0 ? "none" : "all")} of {truth.Count} articles that a model is to learn from: "
                + "give articles with it and without it, several that are no near-duplicates, or a table without it (--labels), or take --engine linear or trees";
        }

        return null;
    }

    /// <inheritdoc/>
    public ITrainedLabels Train(TrainingMatrix matrix, int seed, int threads, CancellationToken cancel)
    {
        var truth = Enumerable.Range(0, matrix.Rows).Select(row => Enumerable.Range(0, matrix.Labels.Count).Select(l => matrix.Truth(row, l)).ToArray());
        if (Refuse(matrix.Labels, [.. truth]) is { } reason) throw new TrainException(reason);
        var shape = new ModelShape(recipe, [.. matrix.Labels.Select(l => l.Id)], [.. matrix.Names], recipe.ReadsText && matrix.Texts.Count > 0);
        try
        {
            return new Fitting(shape, matrix, seed, cancel).Run(threads);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new TrainException($"engine {Engine}: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public ITrainedLabels Load(BinaryReader reader) => MlNetLabels.Load(recipe, reader);

    /// <summary>One training.</summary>
    private sealed class Fitting(ModelShape shape, TrainingMatrix matrix, int seed, CancellationToken cancel)
    {
        private VBuffer<float>[] grams = [];

        public MlNetLabels Run(int threads)
        {
            cancel.ThrowIfCancellationRequested();
            var steps = new List<ITransformer>();
            if (shape.ReadsText) steps.Add(FitText());
            var ofLabel = new ITransformer[shape.Labels.Count][];
            InParallel(ofLabel.Length, shape.Recipe.IsParallel ? threads : 1, l => ofLabel[l] = FitLabel(l));
            steps.AddRange(ofLabel.SelectMany(s => s));
            var input = shape.View(matrix.Rows, row => matrix.Texts[row], Values, null);
            return MlNetLabels.Of(shape, ModelZip.Write(new TransformerChain<ITransformer>([.. steps]), input.Schema));
        }

        private TransformerChain<ITransformer> FitText()
        {
            var ml = new MLContext(seed);
            var view = new ArticleView(matrix.Rows, [ArticleColumn.Text(ModelShape.Text, matrix.Texts)]);
            var text = MlNetRecipe.Grams(ml, ModelShape.Grams, ModelShape.Text).Fit(view);
            grams = Columns.Vectors(text.Transform(view), ModelShape.Grams);
            return new TransformerChain<ITransformer>(text);
        }

        /// <summary>A label's steps: scaling, all features side by side, the model, and its score under a name of its own.</summary>
        private ITransformer[] FitLabel(int label)
        {
            cancel.ThrowIfCancellationRequested();
            var ml = new MLContext(seed);
            var rows = matrix.RowsFor(matrix.Labels[label].Kind);
            IDataView view = shape.LabelView(label, rows, grams, row => Values(row, label), row => matrix.Truth(row, label));
            var (scaled, features) = (shape.Scaled(label), shape.Features(label));
            IEstimator<ITransformer>[] estimators =
            [
                ml.Transforms.NormalizeMeanVariance(scaled, shape.Terms(label), fixZero: true, useCdf: false),
                ml.Transforms.Concatenate(features, shape.ReadsText ? [ModelShape.Grams, scaled] : [shape.Terms(label)]),
                shape.Recipe.Trainer(ml, ModelShape.Truth, features, seed),
                ml.Transforms.CopyColumns(shape.Score(label), ModelShape.RawScore),
            ];
            return Array.ConvertAll(estimators, estimator =>
            {
                var step = estimator.Fit(view);
                view = step.Transform(view);
                return step;
            });
        }

        private VBuffer<float> Values(int row, int label) => shape.Select(matrix.Features(row, label));

        /// <summary>Work on several threads; the first error comes as it was thrown.</summary>
        private void InParallel(int count, int threads, Action<int> work)
        {
            try
            {
                Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, work);
            }
            catch (AggregateException errors)
            {
                ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
            }
        }
    }
}
