using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>Articles with the probabilities that a labeller gave them and the labels that truly hold.</summary>
public sealed class ScoredSet
{
    /// <summary>A set over given numbers; the jagged arrays hold one row an article, one cell a label.</summary>
    /// <exception cref="ArgumentException">The lengths do not agree.</exception>
    public ScoredSet(IReadOnlyList<LabelDefinition> labels, double[][] probabilities, bool[][] truth, double[] thresholds)
    {
        if (probabilities.Length != truth.Length || thresholds.Length != labels.Count
            || !probabilities.All(r => r.Length == labels.Count) || !truth.All(r => r.Length == labels.Count))
            throw new ArgumentException("labels, probabilities, truth and thresholds do not agree in length");
        (Labels, Probabilities, Truth, Thresholds) = (labels, probabilities, truth, thresholds);
    }

    /// <summary>The labels, chains first.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>Probability of each label for each article, 0 to 1.</summary>
    public double[][] Probabilities { get; }

    /// <summary>Whether each label holds for each article.</summary>
    public bool[][] Truth { get; }

    /// <summary>The least probability at which each label is said to hold.</summary>
    public double[] Thresholds { get; }

    /// <summary>How many articles.</summary>
    public int Rows => Truth.Length;

    /// <summary>Whether a label is said to hold for an article.</summary>
    public bool Predicted(int row, int label) => Probabilities[row][label] >= (ThresholdsOfRow?[row] ?? Thresholds)[label];

    /// <summary>Thresholds of each article in a cross-validation, chosen without its fold; null where all have the same.</summary>
    internal double[][]? ThresholdsOfRow { get; init; }
}
