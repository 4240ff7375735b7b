using System.Globalization;
using System.Numerics;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;

namespace PolicyML.Extraction.Judging;

/// <summary>
/// What the features of a figure of money or change weigh: a logistic model over <see cref="FigureFeatures"/> that tells how
/// likely the figure is right, fitted to annotated articles and to figures read against their texts. Its rows stand in
/// lexicon/figure-model.tsv; the row <c>least</c> is the probability below which a figure is not told, the row <c>most</c> the greatest
/// that is told. Immutable.
/// </summary>
internal sealed class FigureWeights
{
    private const string Bias = "bias";
    private const string Rules = "rules";
    private const string Least = "least";
    private const string Most = "most";
    private readonly ulong[] keys;
    private readonly float[] weights;
    private readonly int mask;
    private readonly double bias;
    private readonly double least;
    private readonly double most = 1;

    private FigureWeights(IReadOnlyList<TsvRow> rows)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 3 * rows.Count));
        keys = new ulong[size];
        weights = new float[size];
        mask = size - 1;
        foreach (var row in rows)
        {
            var name = row["feature"];
            if (!float.TryParse(row["weight"], CultureInfo.InvariantCulture, out var weight)) throw row.Error($"weight \"{row["weight"]}\" is no number");
            if (name == Bias) bias = weight;
            else if (name == Rules) OfRules = weight;
            else if (name == Least) least = weight;
            else if (name == Most) most = weight;
            else Put(FeatureKey.Of(name), weight);
        }
    }

    public static FigureWeights Load(Lexicon lexicon) => new(lexicon.Read("figure-model.tsv"));

    private FigureWeights(PreparedReader reader)
    {
        (keys, weights) = (reader.Array<ulong>(), reader.Array<float>());
        // Where no slot were free, the search for an unknown feature would not end.
        if (!BitOperations.IsPow2(keys.Length) || weights.Length != keys.Length || !keys.Contains(0UL)) throw new InvalidDataException("no weights of figures");
        mask = keys.Length - 1;
        (bias, OfRules, least, most) = (reader.Fraction(), reader.Fraction(), reader.Fraction(), reader.Fraction());
    }

    public void Write(PreparedWriter writer)
    {
        writer.Array<ulong>(keys);
        writer.Array<float>(weights);
        foreach (var value in (ReadOnlySpan<double>)[bias, OfRules, least, most]) writer.Fraction(value);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static FigureWeights Read(PreparedReader reader) => new(reader);

    /// <summary>Weight of the evidence of the rules.</summary>
    public double OfRules { get; }

    /// <summary>How likely number, measure and indicator of a figure are right, as log-odds.</summary>
    /// <param name="ofRules">The evidence of the rules, as log-odds.</param>
    /// <param name="sum">What its features weigh together.</param>
    public double LogOdds(double ofRules, double sum) => bias + (OfRules * ofRules) + sum;

    /// <summary>True where a figure is too doubtful to be told.</summary>
    public bool IsTooDoubtful(double probability) => probability < least;

    /// <summary>A probability as it is told: the surest figures are not as sure as their sum says.</summary>
    public double Told(double probability) => Math.Min(probability, most);

    /// <summary>Adds up the weights of features.</summary>
    public Sum Weigh() => new(this);

    private void Put(ulong key, float weight)
    {
        var at = (int)(key & (uint)mask);
        while (keys[at] != 0) at = (at + 1) & mask;
        keys[at] = key;
        weights[at] = weight;
    }

    private float WeightOf(ulong key)
    {
        for (var at = (int)(key & (uint)mask); ; at = (at + 1) & mask)
        {
            if (keys[at] == key) return weights[at];
            if (keys[at] == 0) return 0;
        }
    }

    /// <summary>The weights of the features met so far.</summary>
    internal struct Sum(FigureWeights table) : IFeatureSink
    {
        public double Total { get; private set; }

        public void Add(char kind, ReadOnlySpan<char> first, ReadOnlySpan<char> second = default) => Total += table.WeightOf(FeatureKey.Of(kind, first, second));
    }
}
