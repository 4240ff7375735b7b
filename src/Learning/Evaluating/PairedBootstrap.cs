using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>How far one labeller is ahead of another.</summary>
/// <param name="First">The figure of the first.</param>
/// <param name="Second">The figure of the second.</param>
/// <param name="Difference">Second minus first, with its 95 % interval.</param>
/// <param name="PValue">Two-sided: how likely chance alone gives a difference of this sign in resampled articles.</param>
public readonly record struct Comparison(double First, double Second, Interval Difference, double PValue)
{
    /// <summary>True where the 95 % interval of the difference does not hold 0.</summary>
    public bool IsSignificant => Difference.Low > 0 || Difference.High < 0;
}

/// <summary>A comparison of two labellers on the same articles.</summary>
public sealed record ComparisonReport
{
    /// <summary>Articles.</summary>
    public required int Rows { get; init; }

    /// <summary>Samples.</summary>
    public required int Bootstraps { get; init; }

    /// <summary>Micro-F1 of chains, then of themes.</summary>
    public required IReadOnlyList<(LabelKind Kind, Comparison MicroF1, Comparison MacroF1)> Groups { get; init; }

    /// <summary>F1 of each label in the order of the schema.</summary>
    public required IReadOnlyList<(LabelDefinition Label, Comparison F1)> Labels { get; init; }
}

/// <summary>Is one labeller better than another on the same articles, or is it chance: bootstrap over articles (Koehn 2004).</summary>
public static class PairedBootstrap
{
    /// <summary>Compares two labellers.</summary>
    /// <exception cref="ArgumentException">The two sets differ in labels, articles or truth.</exception>
    public static ComparisonReport Compare(ScoredSet first, ScoredSet second, int bootstraps = 2000, int seed = 1) =>
        throw new NotSupportedException("comes with the learner");
}
