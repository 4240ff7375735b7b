using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Training;

/// <summary>
/// Chooses thresholds from probabilities of models that did not see the article. A label's own best threshold is drawn, on the
/// scale of log-odds, to the best one for all labels of the kind, the more so the fewer positives it rests on.
/// </summary>
public static class ThresholdChooser
{
    /// <summary>Positives at which a label's own threshold counts as much as the common one.</summary>
    private const double Prior = 200;

    /// <summary>
    /// F1 that may be given up for a lower threshold common to all chains. Printed articles speak of many chains in a sentence each, which those
    /// trained on seldom do, so what holds is said with less probability there; near its top the curve of F1 is flat, and costs little.
    /// </summary>
    private const double ChainTolerance = 0.01;

    /// <summary>Elsewhere the middle of the flat top is taken, not its highest point, which is chance.</summary>
    private const double FlatTop = 0.002;
    private const double Lowest = 0.05;
    private const double Highest = 0.95;

    /// <summary>A threshold for each label.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="probabilities">One row an article, one cell a label.</param>
    /// <param name="truth">Whether each label holds.</param>
    /// <param name="themeRows">How many of the first rows count for themes.</param>
    /// <param name="objective">What to choose for.</param>
    public static double[] Choose(IReadOnlyList<LabelDefinition> labels, double[][] probabilities, bool[][] truth, int themeRows, ThresholdObjective objective)
    {
        var result = new double[labels.Count];
        foreach (var group in Enumerable.Range(0, labels.Count).GroupBy(l => labels[l].Kind))
        {
            var rows = group.Key == LabelKind.Theme ? themeRows : truth.Length;
            var all = group.SelectMany(l => Decisions(l, probabilities, truth, rows));
            var common = group.Key == LabelKind.Chain ? Best(all, objective, ChainTolerance, upper: 0) : Best(all, objective, FlatTop, upper: 0.5);
            foreach (var label in group)
            {
                var decisions = Decisions(label, probabilities, truth, rows).ToArray();
                var positives = decisions.Count(d => d.True);
                var own = positives == 0 ? common : Best(decisions, objective, FlatTop, upper: 0.5);
                var mixed = ((positives * LogOdds(own)) + (Prior * LogOdds(common))) / (positives + Prior);
                result[label] = Math.Round(Math.Clamp(1 / (1 + Math.Exp(-mixed)), Lowest, Highest), 4);
            }
        }

        return result;
    }

    private static double LogOdds(double p) => Math.Log(p / (1 - p));

    private static IEnumerable<(double P, bool True)> Decisions(int label, double[][] probabilities, bool[][] truth, int rows) =>
        probabilities.Take(rows).Select((row, i) => (row[label], truth[i][label]));

    /// <summary>
    /// A cut that is worth as much as the best less a tolerance, which only F1 knows: the lowest such (<paramref name="upper"/> 0), the highest (1)
    /// or between them on the scale of log-odds. Cuts are in the middle between the last probability that is said and the first that is not.
    /// </summary>
    private static double Best(IEnumerable<(double P, bool True)> decisions, ThresholdObjective objective, double tolerance, double upper)
    {
        var sorted = decisions.OrderByDescending(d => d.P).ToArray();
        var all = sorted.Count(d => d.True);
        var cuts = new List<(double Threshold, double Value)>();
        for (int i = 0, hits = 0; i < sorted.Length; i++)
        {
            if (sorted[i].True) hits++;
            var next = i + 1 < sorted.Length ? sorted[i + 1].P : 0;
            if (i + 1 == sorted.Length || next != sorted[i].P) cuts.Add(((sorted[i].P + next) / 2, Value(objective, hits, i + 1, all)));
        }

        if (cuts.Count == 0) return 0.5;
        var best = cuts.MaxBy(c => c.Value);
        if (objective.Kind != ObjectiveKind.F1) return Math.Clamp(best.Threshold, Lowest, Highest);
        var good = cuts.FindAll(c => c.Value >= best.Value - tolerance);
        var (highest, lowest) = (Math.Clamp(good[0].Threshold, Lowest, Highest), Math.Clamp(good[^1].Threshold, Lowest, Highest));
        return 1 / (1 + Math.Exp(-((upper * LogOdds(highest)) + ((1 - upper) * LogOdds(lowest)))));
    }

    /// <summary>What a cut is worth; below 0 where it misses the objective.</summary>
    private static double Value(ThresholdObjective objective, int hits, int said, int all)
    {
        var (precision, recall) = ((double)hits / said, all == 0 ? 0 : (double)hits / all);
        return objective.Kind switch
        {
            ObjectiveKind.Precision => precision >= objective.At ? recall : precision - 2,
            ObjectiveKind.Recall => recall >= objective.At ? precision : recall - 2,
            _ => 2.0 * hits / (said + all),
        };
    }
}
