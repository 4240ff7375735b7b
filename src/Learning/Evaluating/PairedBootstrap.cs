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
    public static ComparisonReport Compare(ScoredSet first, ScoredSet second, int bootstraps = 2000, int seed = 1)
    {
        if (!first.Labels.Select(l => l.Id).SequenceEqual(second.Labels.Select(l => l.Id), StringComparer.Ordinal)
            || first.Rows != second.Rows || !first.Truth.Zip(second.Truth).All(p => p.First.AsSpan().SequenceEqual(p.Second)))
            throw new ArgumentException("the two sets differ in labels, articles or truth", nameof(second));
        var (one, two) = (new Decisions(first), new Decisions(second));
        var counted = Decisions.Counted(one.Count());
        var (values, others) = (Evaluation.Figures(one, one.Count(), counted), Evaluation.Figures(two, two.Count(), counted));
        var samples = Bootstrap.Run(first.Rows, first.Rows == 0 ? 0 : bootstraps, seed, sample => Differences(one, two, sample, counted));
        Comparison Of(int figure) => Compare(values[figure], others[figure], samples, figure);
        return new ComparisonReport
        {
            Rows = first.Rows,
            Bootstraps = samples.Length,
            Groups = [(LabelKind.Chain, Of(0), Of(2)), (LabelKind.Theme, Of(1), Of(3))],
            Labels = [.. first.Labels.Select((label, l) => (label, Of(4 + l)))],
        };
    }

    private static double[] Differences(Decisions one, Decisions two, int[] sample, bool[] counted)
    {
        var differences = Evaluation.Figures(two, two.Count(sample), counted);
        var values = Evaluation.Figures(one, one.Count(sample), counted);
        for (var i = 0; i < differences.Length; i++) differences[i] -= values[i];
        return differences;
    }

    private static Comparison Compare(double first, double second, double[][] samples, int figure)
    {
        var below = samples.Count(s => s[figure] <= 0);
        var above = samples.Count(s => s[figure] >= 0);
        var p = samples.Length == 0 ? 1 : Math.Min(1, 2.0 * (Math.Min(below, above) + 1) / (samples.Length + 1));
        return new Comparison(first, second, Bootstrap.IntervalOf(second - first, samples, figure), p);
    }
}
