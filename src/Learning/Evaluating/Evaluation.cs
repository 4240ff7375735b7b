namespace PolicyML.Learning.Evaluating;

/// <summary>Measures a labeller.</summary>
public static class Evaluation
{
    /// <summary>Labels with fewer positives do not count for macro figures.</summary>
    public const int FewestPositives = 5;

    /// <summary>Measures decisions and probabilities against the truth.</summary>
    /// <param name="scored">Probabilities, thresholds and truth.</param>
    /// <param name="bootstraps">Samples for the intervals; 0 for none.</param>
    /// <param name="seed">Seed of the samples.</param>
    public static EvaluationReport Evaluate(ScoredSet scored, int bootstraps = 1000, int seed = 1) =>
        throw new NotSupportedException("comes with the learner");
}
