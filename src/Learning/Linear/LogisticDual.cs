namespace PolicyML.Learning.Linear;

/// <summary>
/// Dual coordinate descent for the logistic loss: min ½αᵀQα + Σ αᵢ·log αᵢ + (Cᵢ - αᵢ)·log(Cᵢ - αᵢ), 0 &lt; αᵢ &lt; Cᵢ. Each variable is
/// moved by a safeguarded Newton search on the side of its interval where the minimum lies, so that no digits are lost near the ends.
/// </summary>
internal static class LogisticDual
{
    private const int MostInner = 100;
    private const double Shorten = 0.1;

    public static int Run(DualProblem problem)
    {
        var options = problem.Options;
        var rest = new double[problem.Count];   // C - α, kept apart for its digits
        for (var row = 0; row < problem.Count; row++)
        {
            var cost = problem.CostOf(row);
            var alpha = problem.Dual[row];
            if (!(alpha > 0 && alpha < cost)) alpha = Math.Min(0.001 * cost, 1e-8);
            problem.Dual[row] = alpha;
            rest[row] = cost - alpha;
        }

        problem.Restore();
        var random = new SplitMix((ulong)options.Seed);
        var order = new int[problem.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var inner = options.Tolerance * 0.01;
        for (var pass = 1; pass <= options.MaxPasses; pass++)
        {
            random.Shuffle(order);
            var worst = 0.0;
            foreach (var row in order) worst = Math.Max(worst, Improve(problem, rest, row, inner));
            if (worst < options.Tolerance) return pass;
        }

        return options.MaxPasses;
    }

    /// <summary>Minimises along one variable and gives how far from optimal it was.</summary>
    private static double Improve(DualProblem problem, double[] rest, int row, double tolerance)
    {
        var cost = problem.CostOf(row);
        var curvature = problem.Norms[row];
        var slope = problem.Signs[row] * problem.Score(row);
        var (alpha, complement) = (problem.Dual[row], rest[row]);
        var violation = Math.Abs(slope + Math.Log(alpha / complement));
        if (violation < tolerance) return violation;

        // Work on the smaller of α and C - α at the solution: the gradient at the middle tells which.
        var isLower = slope + (curvature * ((cost / 2) - alpha)) > 0;
        var (old, sign) = isLower ? (alpha, 1) : (complement, -1);
        var z = old < cost / 2 ? old : Shorten * old;
        for (var i = 0; i < MostInner; i++)
        {
            var gradient = (curvature * (z - old)) + (sign * slope) + Math.Log(z / (cost - z));
            if (Math.Abs(gradient) < tolerance) break;
            var next = z - (gradient / (curvature + (cost / (cost - z) / z)));
            z = next > 0 ? next : z * Shorten;   // the gradient is concave below C/2: Newton never passes the root from the left
        }

        (problem.Dual[row], rest[row]) = isLower ? (z, cost - z) : (cost - z, z);
        problem.Add(row, (problem.Dual[row] - alpha) * problem.Signs[row]);
        return violation;
    }
}
