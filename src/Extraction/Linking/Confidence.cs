using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Extraction.Explaining;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Turns the evidence of a link into a probability: a logistic curve whose offsets, one a rule, and slope stand in
/// lexicon/confidence.tsv, fitted to annotated sources and to figures read against their texts (Platt 1999).
/// </summary>
internal sealed class Confidence
{
    private readonly Dictionary<(string Rule, bool Other), double> offsets = [];
    private readonly double slope;
    private readonly double anyOffset;
    private readonly double vague;

    private Confidence(IReadOnlyList<TsvRow> rows)
    {
        foreach (var row in rows)
        {
            if (!double.TryParse(row["offset"], CultureInfo.InvariantCulture, out var offset)) throw row.Error($"offset \"{row["offset"]}\" is no number");
            if (row["rule"] == "slope") slope = offset;
            else if (row["rule"] == "vague") vague = offset;
            else if (row["rule"] == "any") anyOffset = offset;
            else offsets[(row["rule"], row["indicator"] == "other")] = offset;
        }
    }

    public static Confidence Load(Lexicon lexicon) => new(lexicon.Read("confidence.tsv"));

    /// <summary>The probability that value, unit, measure and indicator are right.</summary>
    public double Of(Link link, bool isOther) => Probability(Offset(link, isOther, out _), Evidence(link));

    /// <summary>The terms that the probability is made of.</summary>
    public ConfidenceTerms Explain(Link link, bool isOther)
    {
        var offset = Offset(link, isOther, out var isKnown);
        return new ConfidenceTerms(offset, !isKnown, Evidence(link), slope, Probability(offset, Evidence(link)));
    }

    // A numeral without a digit (数十亿元) tells only the least that it can be.
    private double Offset(Link link, bool isOther, out bool isKnown)
    {
        isKnown = offsets.TryGetValue((link.Rule, isOther), out var offset);
        return (isKnown ? offset : anyOffset) + (link.Quantity.Vague ? vague : 0);
    }

    private static double Evidence(Link link) => Math.Clamp(link.Score, -2, 5);

    private double Probability(double offset, double evidence) => Math.Round(1 / (1 + Math.Exp(-(offset + slope * evidence))), 3);
}
