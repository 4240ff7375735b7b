using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evaluating;

/// <summary>A label that looks wrong.</summary>
/// <param name="Row">Index of the article.</param>
/// <param name="Label">The label.</param>
/// <param name="Given">Whether the data set gives it.</param>
/// <param name="Probability">The out-of-fold probability that it holds.</param>
/// <param name="Margin">How far the probability lies beyond the mean of the other class, 0 to 1; greater: likelier wrong.</param>
public readonly record struct LabelIssue(int Row, LabelDefinition Label, bool Given, double Probability, double Margin);

/// <summary>
/// Finds labels that look wrong from out-of-fold probabilities: Northcutt, Jiang and Chuang, "Confident Learning: Estimating
/// Uncertainty in Dataset Labels" (2021), each label taken as a problem of its own.
/// </summary>
public static class ConfidentLearning
{
    /// <summary>The labels that look wrong, surest first.</summary>
    /// <param name="scored">Out-of-fold probabilities and the labels as given.</param>
    public static IReadOnlyList<LabelIssue> Find(ScoredSet scored) => throw new NotSupportedException("comes with the learner");
}
