using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>Measures a labeller.</summary>
public static class Evaluation
{
    /// <summary>Labels with fewer positives do not count for macro figures.</summary>
    public const int FewestPositives = 5;

    private static readonly LabelKind[] Kinds = [LabelKind.Chain, LabelKind.Theme];

    /// <summary>Measures decisions and probabilities against the truth.</summary>
    /// <param name="scored">Probabilities, thresholds and truth.</param>
    /// <param name="bootstraps">Samples for the intervals; 0 for none.</param>
    /// <param name="seed">Seed of the samples.</param>
    public static EvaluationReport Evaluate(ScoredSet scored, int bootstraps = 1000, int seed = 1)
    {
        var decisions = new Decisions(scored);
        var counts = decisions.Count();
        var counted = Decisions.Counted(counts);
        var samples = Bootstrap.Run(scored.Rows, scored.Rows == 0 ? 0 : bootstraps, seed, sample => Figures(decisions, decisions.Count(sample), counted));
        var values = Figures(decisions, counts, counted);
        return new EvaluationReport
        {
            Rows = scored.Rows,
            Bootstraps = samples.Length,
            Groups = [.. Kinds.Select((kind, k) => Group(scored, decisions, counts, kind, Bootstrap.IntervalOf(values[k], samples, k), Bootstrap.IntervalOf(values[2 + k], samples, 2 + k)))],
            Labels = [.. scored.Labels.Select((_, l) => Label(scored, l, counts[l], Bootstrap.IntervalOf(values[4 + l], samples, 4 + l)))],
            Confusions = Confusions(scored),
        };
    }

    /// <summary>Micro-F1 of both kinds, macro-F1 of both kinds, then F1 of each label.</summary>
    internal static double[] Figures(Decisions decisions, Counts[] counts, bool[] counted) =>
    [
        .. Kinds.Select(k => decisions.Sum(counts, k).F1),
        .. Kinds.Select(k => decisions.Macro(counts, k, counted)),
        .. counts.Select(c => c.F1),
    ];

    private static GroupReport Group(ScoredSet scored, Decisions decisions, Counts[] counts, LabelKind kind, Interval micro, Interval macro)
    {
        var all = Pairs(scored, kind).ToArray();
        var bins = Reliability.Bins(all);
        return new GroupReport
        {
            Kind = kind,
            Counts = decisions.Sum(counts, kind),
            MicroF1 = micro,
            MacroF1 = macro,
            CalibrationError = Reliability.Error(bins),
            Brier = Reliability.Brier(all),
            ExactMatch = decisions.ExactMatch(kind),
            Bins = bins,
        };
    }

    private static LabelReport Label(ScoredSet scored, int label, Counts counts, Interval f1)
    {
        var all = scored.Probabilities.Select((row, i) => (row[label], scored.Truth[i][label])).ToArray();
        var bins = Reliability.Bins(all);
        var curve = PrecisionRecall.Full(all);
        return new LabelReport
        {
            Label = scored.Labels[label],
            Positives = counts.TruePositives + counts.FalseNegatives,
            Counts = counts,
            F1 = f1,
            AveragePrecision = PrecisionRecall.Average(curve),
            Brier = Reliability.Brier(all),
            CalibrationError = Reliability.Error(bins),
            Threshold = scored.Thresholds[label],
            Bins = bins,
            Curve = PrecisionRecall.Thin(curve),
        };
    }

    /// <summary>All probabilities of labels of a kind, with what is true.</summary>
    internal static IEnumerable<(double P, bool True)> Pairs(ScoredSet scored, LabelKind kind)
    {
        for (var row = 0; row < scored.Rows; row++)
        {
            for (var label = 0; label < scored.Labels.Count; label++)
                if (scored.Labels[label].Kind == kind) yield return (scored.Probabilities[row][label], scored.Truth[row][label]);
        }
    }

    private static List<Confusion> Confusions(ScoredSet scored)
    {
        var labels = scored.Labels;
        var counts = new int[labels.Count, labels.Count];
        for (var row = 0; row < scored.Rows; row++)
        {
            var missed = Enumerable.Range(0, labels.Count).Where(l => scored.Truth[row][l] && !scored.Predicted(row, l)).ToArray();
            if (missed.Length == 0) continue;
            foreach (var said in Enumerable.Range(0, labels.Count).Where(l => !scored.Truth[row][l] && scored.Predicted(row, l)))
                foreach (var m in missed) counts[m, said] += labels[m].Kind == labels[said].Kind ? 1 : 0;
        }

        return [.. from m in Enumerable.Range(0, labels.Count)
                   from s in Enumerable.Range(0, labels.Count)
                   where counts[m, s] > 0
                   orderby counts[m, s] descending, m, s
                   select new Confusion(labels[m], labels[s], counts[m, s])];
    }
}
