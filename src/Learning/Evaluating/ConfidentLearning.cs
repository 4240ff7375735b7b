using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>A label that looks wrong.</summary>
/// <param name="Row">Index of the article.</param>
/// <param name="Label">The label.</param>
/// <param name="Given">Whether the data set gives it.</param>
/// <param name="Probability">The out-of-fold probability that it holds.</param>
/// <param name="Margin">By how much the other class is likelier than the given one, 0 to 1; greater: likelier wrong.</param>
public readonly record struct LabelIssue(int Row, LabelDefinition Label, bool Given, double Probability, double Margin);

/// <summary>
/// Finds labels that look wrong from out-of-fold probabilities: Northcutt, Jiang and Chuang, "Confident Learning: Estimating
/// Uncertainty in Dataset Labels" (2021), each label taken as a problem of its own.
/// </summary>
public static class ConfidentLearning
{
    /// <summary>The labels that look wrong, surest first.</summary>
    /// <param name="scored">Out-of-fold probabilities and the labels as given; thresholds are not used.</param>
    public static IReadOnlyList<LabelIssue> Find(ScoredSet scored)
    {
        var issues = new List<LabelIssue>();
        for (var label = 0; label < scored.Labels.Count; label++) Find(scored, label, issues);
        return [.. issues.OrderByDescending(i => i.Margin).ThenBy(i => i.Row).ThenBy(i => i.Label.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The threshold of each class is its self-confidence: the mean probability of it among the articles that are given it.
    /// An article that reaches the threshold of the other class, and is likelier of that class, belongs to the confident joint off the diagonal.
    /// </summary>
    private static void Find(ScoredSet scored, int label, List<LabelIssue> issues)
    {
        var (held, heldCount, free, freeCount) = (0.0, 0, 0.0, 0);
        for (var row = 0; row < scored.Rows; row++)
        {
            var p = scored.Probabilities[row][label];
            if (scored.Truth[row][label])
            {
                held += p;
                heldCount++;
            }
            else
            {
                free += 1 - p;
                freeCount++;
            }
        }

        if (heldCount == 0 || freeCount == 0) return;
        var (confidentHeld, confidentFree) = (held / heldCount, free / freeCount);
        for (var row = 0; row < scored.Rows; row++)
        {
            var p = scored.Probabilities[row][label];
            var given = scored.Truth[row][label];
            var isOther = given ? p < 0.5 && 1 - p >= confidentFree : p > 0.5 && p >= confidentHeld;
            if (isOther) issues.Add(new LabelIssue(row, scored.Labels[label], given, p, Math.Abs(1 - (2 * p))));
        }
    }
}
