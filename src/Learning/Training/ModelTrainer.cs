using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Models;

namespace PolicyML.Learning.Training;

/// <summary>What a training gave.</summary>
/// <param name="Model">The model, trained on all articles.</param>
/// <param name="OutOfFold">Probabilities by models that did not see the article, with the given labels; thresholds of the model.</param>
/// <param name="Report">Figures of the cross-validation; thresholds and calibration of each fold come from the other folds.</param>
/// <param name="Folds">The fold of each article.</param>
public sealed record TrainResult(LabelModel Model, ScoredSet OutOfFold, EvaluationReport Report, int[] Folds);

/// <summary>Trains and cross-validates.</summary>
public static class ModelTrainer
{
    /// <summary>Trains a model on all given articles; callers leave out those of a test split.</summary>
    /// <exception cref="TrainException">The data cannot be trained on: no articles, fewer than can be divided, or no label that sometimes holds and sometimes not.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TrainResult Train(
        IReadOnlyList<LabeledArticle> data, LabelSchema schema, Lexicon lexicon, TrainOptions options,
        IProgress<TrainProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NotSupportedException("comes with the learner");
}
