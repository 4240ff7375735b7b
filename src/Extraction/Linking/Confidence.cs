using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Explaining;
using PolicyML.Extraction.Judging;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Turns the evidence of a link into a probability: a logistic curve whose offsets, one a rule, and slope stand in
/// lexicon/confidence.tsv, fitted to annotated sources and to figures read against their texts (Platt 1999). For money and
/// change the words around the figure are weighed as well (<see cref="FigureWeights"/>).
/// </summary>
internal sealed class Confidence
{
    private readonly Dictionary<(string Rule, bool Other), double> offsets = [];
    private readonly FigureWeights weights;
    private readonly double slope;
    private readonly double anyOffset;
    private readonly double vague;

    private Confidence(IReadOnlyList<TsvRow> rows, FigureWeights weights)
    {
        this.weights = weights;
        foreach (var row in rows)
        {
            if (!double.TryParse(row["offset"], CultureInfo.InvariantCulture, out var offset)) throw row.Error($"offset \"{row["offset"]}\" is no number");
            if (row["rule"] == "slope") slope = offset;
            else if (row["rule"] == "vague") vague = offset;
            else if (row["rule"] == "any") anyOffset = offset;
            else offsets[(row["rule"], row["indicator"] == "other")] = offset;
        }
    }

    public static Confidence Load(Lexicon lexicon) => new(lexicon.Read("confidence.tsv"), FigureWeights.Load(lexicon));

    private Confidence(PreparedReader reader)
    {
        (slope, anyOffset, vague) = (reader.Fraction(), reader.Fraction(), reader.Fraction());
        var (rules, others, values) = (reader.Texts(), reader.Array<byte>(), reader.Array<double>());
        for (var i = 0; i < values.Length; i++) offsets[(rules[i], others[i] != 0)] = values[i];
        weights = FigureWeights.Read(reader);
    }

    public void Write(PreparedWriter writer)
    {
        writer.Fraction(slope);
        writer.Fraction(anyOffset);
        writer.Fraction(vague);
        writer.Texts([.. offsets.Keys.Select(k => k.Rule)]);
        writer.Array<byte>([.. offsets.Keys.Select(k => k.Other ? (byte)1 : (byte)0)]);
        writer.Array<double>([.. offsets.Values]);
        weights.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Confidence Read(PreparedReader reader) => new(reader);

    /// <summary>Weighs the words around a figure of money or change.</summary>
    /// <param name="text">The reading text.</param>
    /// <param name="link">The figure; receives the weight.</param>
    /// <param name="previous">The figure of money or change before it in its sentence, or null.</param>
    /// <param name="others">The figures of the article.</param>
    /// <param name="cues">The vocabulary.</param>
    /// <returns>True where the figure is too doubtful to be told.</returns>
    public bool Weigh(string text, Link link, Link? previous, ArticleFigures others, CueTable cues)
    {
        var ofRules = Evidence(link, link.Indicator == cues.Other);
        var sum = weights.Weigh();
        FigureFeatures.OfFigure(text, link, previous, others, cues, ofRules, ref sum);
        link.Weight = sum.Total;
        return weights.IsTooDoubtful(Curve(weights.LogOdds(ofRules, link.Weight)));
    }

    /// <summary>What the rules alone make of a figure, as log-odds.</summary>
    public double Evidence(Link link, bool isOther) => Offset(link, isOther, out _) + slope * Score(link);

    /// <summary>The probability that value, unit, measure and indicator are right.</summary>
    public double Of(Link link, bool isOther)
    {
        var ofRules = Evidence(link, isOther);
        return Math.Round(weights.Told(Curve((link.IsCore ? weights.LogOdds(ofRules, link.Weight) : ofRules) + OfVague(link))), 3);
    }

    /// <summary>The terms that the probability is made of.</summary>
    public ConfidenceTerms Explain(Link link, bool isOther)
    {
        var offset = Offset(link, isOther, out var isKnown);
        var (constant, factor) = link.IsCore ? (weights.LogOdds(offset, link.Weight), weights.OfRules) : (offset, 1);
        return new ConfidenceTerms(constant + OfVague(link), !isKnown, Score(link), factor * slope, Of(link, isOther));
    }

    private double Offset(Link link, bool isOther, out bool isKnown)
    {
        isKnown = offsets.TryGetValue((link.Rule, isOther), out var offset);
        return isKnown ? offset : anyOffset;
    }

    // A numeral without a digit (数十亿元) tells only the least that it can be.
    private double OfVague(Link link) => link.Quantity.Vague ? vague : 0;

    private static double Score(Link link) => Math.Clamp(link.Score, -2, 5);

    private static double Curve(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
