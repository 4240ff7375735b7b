using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Training;

namespace PolicyML.Learning.Evaluating;

/// <summary>What a part of the data is worth.</summary>
/// <param name="Articles">Articles trained on.</param>
/// <param name="Report">Cross-validated figures, all measured on the same articles.</param>
public sealed record LearningCurvePoint(int Articles, EvaluationReport Report);

/// <summary>Would more data help: figures of models that are trained on growing parts of the data.</summary>
public static class LearningCurve
{
    /// <summary>The parts that are measured unless others are asked for.</summary>
    public static IReadOnlyList<double> DefaultFractions { get; } = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>
    /// Trains on part after part of every training fold (each part holds the one before) and measures on the held-out folds.
    /// </summary>
    /// <exception cref="TrainException">The data cannot be trained on.</exception>
    public static IReadOnlyList<LearningCurvePoint> Run(
        IReadOnlyList<LabeledArticle> data, LabelSchema schema, Lexicon lexicon, TrainOptions options,
        IReadOnlyList<double>? fractions = null, IProgress<TrainProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NotSupportedException("comes with the learner");
}
