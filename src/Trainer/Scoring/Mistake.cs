using PolicyML.Core.Lexicons;
using PolicyML.Learning.Evaluating;

namespace PolicyML.Trainer.Scoring;

/// <summary>A wrong decision.</summary>
/// <param name="Row">The article.</param>
/// <param name="Label">The label.</param>
/// <param name="IsMissed">True where it holds and was not said; false where it was said and does not hold.</param>
/// <param name="P">Its probability.</param>
/// <param name="Severity">How far beyond the threshold on the wrong side, 0 to 1.</param>
internal readonly record struct Mistake(int Row, LabelDefinition Label, bool IsMissed, double P, double Severity)
{
    /// <summary>The wrong decisions of a labeller, surest and so worst first.</summary>
    public static IReadOnlyList<Mistake> Worst(ScoredSet scored, int most)
    {
        var mistakes = new List<Mistake>();
        for (var row = 0; row < scored.Rows; row++)
        {
            for (var label = 0; label < scored.Labels.Count; label++)
            {
                var (p, threshold, isTrue) = (scored.Probabilities[row][label], scored.Thresholds[label], scored.Truth[row][label]);
                if (p >= threshold == isTrue) continue;
                var severity = isTrue ? (threshold - p) / Math.Max(threshold, 1e-9) : (p - threshold) / Math.Max(1 - threshold, 1e-9);
                mistakes.Add(new Mistake(row, scored.Labels[label], isTrue, p, severity));
            }
        }

        return [.. mistakes.OrderByDescending(m => m.Severity).ThenBy(m => m.Row).ThenBy(m => m.Label.Id, StringComparer.Ordinal).Take(most)];
    }
}
