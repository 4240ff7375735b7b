using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Models;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Training;

/// <summary>What a training gave.</summary>
/// <param name="Model">The model, trained on all articles.</param>
/// <param name="OutOfFold">Probabilities by models that did not see the article, with the given labels; thresholds of the model.</param>
/// <param name="Report">Figures of the cross-validation; thresholds and calibration of each fold come from the other folds.</param>
/// <param name="Folds">The fold of each article of <paramref name="OutOfFold"/>.</param>
public sealed record TrainResult(LabelModel Model, ScoredSet OutOfFold, EvaluationReport Report, int[] Folds)
{
    /// <summary>Why engines that <c>auto</c> would have tried were left out, a line each.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>The article of each row of <see cref="OutOfFold"/>: all, or some drawn from very many (<see cref="TrainOptions.MostWeighed"/>).</summary>
    public required IReadOnlyList<int> Measured { get; init; }
}

/// <summary>
/// Trains and cross-validates. First linear models on n-grams, then an engine that weighs their scores together with what the terms
/// say (stacking: Wolpert 1992); the second stage learns only from scores of models that did not see the article.
/// </summary>
public static class ModelTrainer
{
    private static readonly ITrainer[] BuiltIn = [new LinearTrainer(), new TreesTrainer()];

    /// <summary>Names of the engines that are built in, besides <see cref="TrainOptions.Auto"/>.</summary>
    public static IReadOnlyList<string> EngineNames { get; } = [.. BuiltIn.Select(e => e.Engine)];

    internal static IReadOnlyList<ITrainer> AllEngines(IReadOnlyList<ITrainer> others) => [.. BuiltIn, .. others];

    /// <summary>Trains a model on all given articles; callers leave out those of a test split.</summary>
    /// <exception cref="TrainException">The data cannot be trained on: no articles, fewer than can be divided, or no label that sometimes holds and sometimes not.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrainResult Train(
        IReadOnlyList<LabeledArticle> data, LabelSchema schema, Lexicon lexicon, TrainOptions options,
        IProgress<TrainProgress>? progress = null, CancellationToken cancel = default)
    {
        var choice = EngineChoice.Of(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1, nameof(options));
        var terms = TermLexicon.Load(lexicon);
        var sets = TrainingSet.Read(data, terms, PageLayout.Load(lexicon), options, cancel);
        var set = sets[0];
        var engines = choice.For(sets, out var leftOut);
        var run = new TrainingRun(sets, options, progress, cancel);
        var chosen = run.Choose(engines);
        var scorer = run.TrainGrams();
        var model = run.Build(chosen, scorer, terms, data);
        return new TrainResult(model, new ScoredSet(set.Labels, chosen.Whole.Scored.Probabilities, chosen.Whole.Scored.Truth, [.. model.Thresholds]), chosen.Whole.Report, set.Folds[..set.Written])
        {
            LeftOut = leftOut,
            Measured = set.Share.Weighed,
        };
    }
}
