namespace PolicyML.Benchmarks.Fitting;

/// <summary>
/// Fits the weights of lexicon/figure-model.tsv: logistic regression with a quadratic penalty, by stochastic gradient descent
/// with a step of its own for each weight (AdaGrad: Duchi, Hazan, Singer 2011). The same examples give the same weights.
/// </summary>
internal sealed class FigureFit
{
    private const int LeastGroups = 4;
    private const int Epochs = 30;
    private const double Penalty = 10;
    private const double Step = 0.05;
    private const double Farthest = 7;
    private readonly Dictionary<string, int> vocabulary;
    private readonly double[] weights;
    private readonly double[] squares;
    private readonly double[] penalties;
    private (double Weight, double Squares) rules = (1, 1);
    private (double Weight, double Squares) bias = (0, 1);

    private FigureFit(IReadOnlyList<FigureExample> examples)
    {
        vocabulary = examples.SelectMany(e => e.Features.Distinct(StringComparer.Ordinal).Select(f => (Feature: f, e.Group)))
            .GroupBy(p => p.Feature, StringComparer.Ordinal).Where(g => g.Select(p => p.Group).Distinct(StringComparer.Ordinal).Count() >= LeastGroups)
            .Select(g => g.Key).Order(StringComparer.Ordinal).Select((f, i) => (f, i)).ToDictionary(p => p.f, p => p.i, StringComparer.Ordinal);
        weights = new double[vocabulary.Count];
        squares = new double[vocabulary.Count];
        penalties = new double[vocabulary.Count];
    }

    /// <summary>Weight of the evidence of the rules.</summary>
    public double OfRules => rules.Weight;

    public double Bias => bias.Weight;

    /// <summary>The weights by feature, in the order of their names.</summary>
    public IEnumerable<(string Feature, double Weight)> Weights => vocabulary.Select(v => (v.Key, weights[v.Value]));

    public static FigureFit Of(IReadOnlyList<FigureExample> examples)
    {
        var fit = new FigureFit(examples);
        var rows = examples.Select(e => (Example: e, Features: fit.IndexesOf(e))).ToArray();
        foreach (var feature in rows.SelectMany(r => r.Features)) fit.penalties[feature]++;
        for (var i = 0; i < fit.penalties.Length; i++) fit.penalties[i] = Penalty / Math.Max(1, fit.penalties[i]);
        var order = new ShuffledOrder(rows.Length);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var at in order.Next()) fit.Learn(rows[at].Example, rows[at].Features);
        }

        return fit;
    }

    /// <summary>How likely a figure is right.</summary>
    public double Probability(FigureExample example) => Probability(example, IndexesOf(example));

    private int[] IndexesOf(FigureExample example) =>
        [.. example.Features.Distinct(StringComparer.Ordinal).Where(vocabulary.ContainsKey).Select(f => vocabulary[f])];

    private double Probability(FigureExample example, int[] features)
    {
        var sum = bias.Weight + (rules.Weight * Math.Clamp(example.Evidence, -Farthest, Farthest));
        foreach (var feature in features) sum += weights[feature];
        return 1 / (1 + Math.Exp(-sum));
    }

    private void Learn(FigureExample example, int[] features)
    {
        var error = (Probability(example, features) - (example.IsRight ? 1 : 0)) * example.Weight;
        foreach (var feature in features)
        {
            var gradient = error + (penalties[feature] * weights[feature]);
            squares[feature] += gradient * gradient;
            weights[feature] -= Step * gradient / (Math.Sqrt(squares[feature]) + 0.1);
        }

        bias = Move(bias, error);
        rules = Move(rules, error * Math.Clamp(example.Evidence, -Farthest, Farthest));
    }

    private static (double Weight, double Squares) Move((double Weight, double Squares) value, double gradient)
    {
        var sum = value.Squares + (gradient * gradient);
        return (value.Weight - (Step * gradient / Math.Sqrt(sum)), sum);
    }
}
