using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>A figure with its 95 % interval from a percentile bootstrap over articles.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Value, double Low, double High);

/// <summary>True and false decisions.</summary>
/// <param name="TruePositives">Said and true.</param>
/// <param name="FalsePositives">Said and not true.</param>
/// <param name="FalseNegatives">True and not said.</param>
public readonly record struct Counts(int TruePositives, int FalsePositives, int FalseNegatives)
{
    /// <summary>Share of what was said that is true; not a number where nothing was said.</summary>
    public double Precision => (double)TruePositives / (TruePositives + FalsePositives);

    /// <summary>Share of what is true that was said; not a number where nothing is true.</summary>
    public double Recall => (double)TruePositives / (TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall; 0 where nothing was hit.</summary>
    public double F1 => TruePositives == 0 ? 0 : 2.0 * TruePositives / ((2.0 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>The sum of two.</summary>
    public static Counts operator +(Counts a, Counts b) =>
        new(a.TruePositives + b.TruePositives, a.FalsePositives + b.FalsePositives, a.FalseNegatives + b.FalseNegatives);

    /// <summary>The sum of two.</summary>
    public static Counts Add(Counts left, Counts right) => left + right;
}

/// <summary>A bin of a reliability diagram.</summary>
/// <param name="Low">Lower edge, included.</param>
/// <param name="High">Upper edge, excluded but for 1.</param>
/// <param name="Count">Decisions in it.</param>
/// <param name="MeanProbability">Their mean probability.</param>
/// <param name="ShareTrue">The share of them that is true.</param>
public readonly record struct ReliabilityBin(double Low, double High, int Count, double MeanProbability, double ShareTrue);

/// <summary>A point of a precision-recall curve.</summary>
/// <param name="Threshold">The least probability said.</param>
/// <param name="Precision">Precision there.</param>
/// <param name="Recall">Recall there.</param>
public readonly record struct CurvePoint(double Threshold, double Precision, double Recall);

/// <summary>What an evaluation says of one label.</summary>
public sealed record LabelReport
{
    /// <summary>The label.</summary>
    public required LabelDefinition Label { get; init; }

    /// <summary>Articles it holds for.</summary>
    public required int Positives { get; init; }

    /// <summary>Decisions at the threshold.</summary>
    public required Counts Counts { get; init; }

    /// <summary>F1 with its interval.</summary>
    public required Interval F1 { get; init; }

    /// <summary>Area under the precision-recall curve as average precision; NaN without positives.</summary>
    public required double AveragePrecision { get; init; }

    /// <summary>Mean squared error of the probability.</summary>
    public required double Brier { get; init; }

    /// <summary>Expected calibration error, 10 bins of equal width.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>The threshold.</summary>
    public required double Threshold { get; init; }

    /// <summary>The bins of its reliability diagram.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>Its precision-recall curve, falling thresholds, at most 100 points.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }
}

/// <summary>What an evaluation says of all chains, or of all themes.</summary>
public sealed record GroupReport
{
    /// <summary>Chains or themes.</summary>
    public required LabelKind Kind { get; init; }

    /// <summary>Sums over the labels.</summary>
    public required Counts Counts { get; init; }

    /// <summary>F1 of the sums, with its interval.</summary>
    public required Interval MicroF1 { get; init; }

    /// <summary>Mean F1 of the labels with at least <see cref="Evaluation.FewestPositives"/> positives, with its interval.</summary>
    public required Interval MacroF1 { get; init; }

    /// <summary>Expected calibration error over all decisions, 10 bins of equal width.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Mean squared error of the probabilities.</summary>
    public required double Brier { get; init; }

    /// <summary>Share of articles whose labels of this kind are all right.</summary>
    public required double ExactMatch { get; init; }

    /// <summary>The bins of the reliability diagram.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }
}

/// <summary>A label that was missed in articles where another was said wrongly.</summary>
/// <param name="Missed">The label that holds.</param>
/// <param name="Said">The label that was said and does not hold.</param>
/// <param name="Count">Articles.</param>
public readonly record struct Confusion(LabelDefinition Missed, LabelDefinition Said, int Count);

/// <summary>What an evaluation says.</summary>
public sealed record EvaluationReport
{
    /// <summary>Articles.</summary>
    public required int Rows { get; init; }

    /// <summary>Samples the intervals rest on; 0: there are none, and ends equal the value.</summary>
    public required int Bootstraps { get; init; }

    /// <summary>Chains, then themes.</summary>
    public required IReadOnlyList<GroupReport> Groups { get; init; }

    /// <summary>The labels in the order of the schema.</summary>
    public required IReadOnlyList<LabelReport> Labels { get; init; }

    /// <summary>Pairs of labels of the same kind that are taken for one another, most frequent first.</summary>
    public required IReadOnlyList<Confusion> Confusions { get; init; }
}
