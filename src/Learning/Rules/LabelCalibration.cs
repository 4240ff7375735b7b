using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evidence;

namespace PolicyML.Learning.Rules;

/// <summary>
/// How evidence becomes a probability: p = 1 / (1 + exp(-(slope · score + offset))), score = Σ weight · feature
/// (Platt scaling, one slope and offset a label). Data in <c>lexicon/label-calibration.tsv</c>: a row names a scope
/// (<c>chain</c>, <c>theme</c> or a label), a parameter (a feature, <c>offset</c>, <c>slope</c>, <c>threshold</c>) and its value.
/// </summary>
internal sealed class LabelCalibration
{
    private const double DefaultThreshold = 0.5;
    private static readonly int Sum = EvidenceFeatures.Names.IndexOf("sum");
    private readonly double[] weights;
    private readonly double offset;
    private readonly double slope;

    private LabelCalibration(double[] weights, double offset, double slope, double threshold)
    {
        this.weights = weights;
        this.offset = offset;
        this.slope = slope;
        Threshold = threshold;
    }

    /// <summary>The least probability at which the label holds.</summary>
    public double Threshold { get; }

    /// <summary>Reads the parameters of all labels; what a label does not set, its kind does.</summary>
    /// <exception cref="FormatException">A row names an unknown scope or parameter, or its value is no number.</exception>
    public static LabelCalibration[] Load(Lexicon lexicon, IReadOnlyList<LabelDefinition> labels)
    {
        var values = new Dictionary<(string Scope, string Parameter), double>();
        foreach (var row in lexicon.Read("label-calibration.tsv"))
        {
            var (scope, parameter) = (row["scope"], row["parameter"]);
            var isKnown = scope is "chain" or "theme" || labels.Any(l => l.Id == scope);
            if (!isKnown && row.IsBuiltIn) continue;
            if (!isKnown) throw row.Error($"unknown label \"{scope}\"");
            if (parameter is not ("offset" or "slope" or "threshold") && !EvidenceFeatures.Names.Contains(parameter))
                throw row.Error($"unknown parameter \"{parameter}\"");
            if (!double.TryParse(row["value"], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                throw row.Error($"\"{row["value"]}\" is no number");
            values[(scope, parameter)] = value;
        }

        return [.. labels.Select(l => Of(l, values))];
    }

    /// <summary>The probability of a label, given the label's features; 0 where no term speaks for it.</summary>
    public double Probability(ReadOnlySpan<double> features)
    {
        if (features[Sum] <= 0) return 0;
        var score = 0.0;
        for (var i = 0; i < weights.Length; i++) score += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-((slope * score) + offset)));
    }

    private static LabelCalibration Of(LabelDefinition label, Dictionary<(string Scope, string Parameter), double> values)
    {
        var kind = label.Kind == LabelKind.Chain ? "chain" : "theme";
        double Value(string parameter, double otherwise) =>
            values.TryGetValue((label.Id, parameter), out var set) ? set : values.GetValueOrDefault((kind, parameter), otherwise);
        double[] own = [.. EvidenceFeatures.Names.Select(n => Value(n, 0))];
        return new LabelCalibration(own, Value("offset", 0), Value("slope", 1), Value("threshold", DefaultThreshold));
    }
}
