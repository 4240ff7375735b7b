namespace PolicyML.Learning.Linear;

/// <summary>
/// Trains linear models of two classes by dual coordinate descent: Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual
/// Coordinate Descent Method for Large-scale Linear SVM" (2008) with shrinking for the squared hinge loss; Yu, Huang and Lin,
/// "Dual Coordinate Descent Methods for Logistic Regression and Maximum Entropy Models" (2011) for the logistic loss.
/// Deterministic for a seed.
/// </summary>
public static class LinearSolver
{
    /// <summary>Finds the best weights for two classes.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="truth">Which rows are positive; one class alone gives weights that say so.</param>
    /// <param name="options">Loss, cost and when to stop.</param>
    /// <param name="start">Dual variables of a near problem to start from; null for zeros.</param>
    /// <exception cref="ArgumentException">Rows and truth differ in length, or a cost is not above 0.</exception>
    public static LinearSolution Solve(SparseRows rows, ReadOnlySpan<bool> truth, LinearOptions options, double[]? start = null)
    {
        if (truth.Length != rows.Count) throw new ArgumentException($"{rows.Count} rows, but {truth.Length} labels", nameof(truth));
        if (!(options.C > 0) || !(options.PositiveWeight > 0)) throw new ArgumentException("costs must be above 0", nameof(options));
        var problem = new DualProblem(rows, truth, options, start);
        var passes = options.Loss == LinearLoss.Logistic ? LogisticDual.Run(problem) : HingeDual.Run(problem);
        return new LinearSolution
        {
            Weights = problem.Weights,
            Bias = problem.BiasWeight * options.BiasFeature,
            Dual = problem.Dual,
            Passes = passes,
        };
    }

    /// <summary>The value that training minimises: ½|w|² (bias weight included) + Σ C·loss.</summary>
    public static double Objective(SparseRows rows, ReadOnlySpan<bool> truth, LinearOptions options, LinearSolution solution)
    {
        var bias = options.BiasFeature == 0 ? 0 : solution.Bias / options.BiasFeature;
        var value = bias * bias / 2;
        foreach (var w in solution.Weights) value += w * w / 2;
        for (var row = 0; row < rows.Count; row++)
        {
            var margin = (truth[row] ? 1 : -1) * solution.Score(rows, row);
            var cost = truth[row] ? options.C * options.PositiveWeight : options.C;
            var hinge = Math.Max(0, 1 - margin);
            value += cost * (options.Loss == LinearLoss.Logistic ? SoftPlus(-margin) : hinge * hinge);
        }

        return value;
    }

    private static double SoftPlus(double x) => x > 0 ? x + Math.Log(1 + Math.Exp(-x)) : Math.Log(1 + Math.Exp(x));
}
