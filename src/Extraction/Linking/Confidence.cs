using System.Globalization;

using PolicyML.Core.Lexicons;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Turns the evidence of a link into a probability: a logistic curve whose offsets, one a rule, and slope stand in
/// lexicon/confidence.tsv, fitted to annotated sources (Platt 1999).
/// </summary>
internal sealed class Confidence
{
    private readonly Dictionary<(string Rule, bool Other), double> offsets = [];
    private readonly double slope;
    private readonly double anyOffset;

    private Confidence(IReadOnlyList<TsvRow> rows)
    {
        foreach (var row in rows)
        {
            if (!double.TryParse(row["offset"], CultureInfo.InvariantCulture, out var offset)) throw row.Error($"offset \"{row["offset"]}\" is no number");
            if (row["rule"] == "slope") slope = offset;
            else if (row["rule"] == "any") anyOffset = offset;
            else offsets[(row["rule"], row["indicator"] == "other")] = offset;
        }
    }

    public static Confidence Load(Lexicon lexicon) => new(lexicon.Read("confidence.tsv"));

    /// <summary>The probability that value, unit, measure and indicator are right.</summary>
    public double Of(Link link, bool isOther)
    {
        var offset = offsets.GetValueOrDefault((link.Rule, isOther), anyOffset);
        return Math.Round(1 / (1 + Math.Exp(-(offset + slope * Math.Clamp(link.Score, -2, 5)))), 3);
    }
}
