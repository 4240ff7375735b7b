namespace PolicyML.Learning.Linear;

/// <summary>
/// Dual coordinate descent for the squared hinge loss: min ½αᵀ(Q + D)α - Σα, α ≥ 0, Dᵢ = 1 / 2Cᵢ. Rows that stay at the bound
/// are set aside (shrinking) and looked at again before the end.
/// </summary>
internal static class HingeDual
{
    public static int Run(DualProblem problem)
    {
        problem.Restore();
        var options = problem.Options;
        var random = new SplitMix((ulong)options.Seed);
        var order = new int[problem.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        var active = order.Length;
        var bound = double.PositiveInfinity;
        for (var pass = 1; pass <= options.MaxPasses; pass++)
        {
            random.Shuffle(order.AsSpan(0, active));
            var (highest, lowest) = Pass(problem, order, ref active, bound);
            if (highest - lowest <= options.Tolerance)
            {
                if (active == order.Length) return pass;
                active = order.Length;
                bound = double.PositiveInfinity;
                continue;
            }

            bound = highest > 0 ? highest : double.PositiveInfinity;
        }

        return options.MaxPasses;
    }

    private static (double Highest, double Lowest) Pass(DualProblem problem, int[] order, ref int active, double bound)
    {
        var (highest, lowest) = (double.NegativeInfinity, double.PositiveInfinity);
        for (var at = 0; at < active; at++)
        {
            var row = order[at];
            var diagonal = 0.5 / problem.CostOf(row);
            var alpha = problem.Dual[row];
            var gradient = (problem.Signs[row] * problem.Score(row)) - 1 + (alpha * diagonal);
            var projected = gradient;
            if (alpha == 0)
            {
                if (gradient > bound)
                {
                    active--;
                    (order[at], order[active]) = (order[active], order[at]);
                    at--;
                    continue;
                }

                projected = Math.Min(gradient, 0);
            }

            highest = Math.Max(highest, projected);
            lowest = Math.Min(lowest, projected);
            if (Math.Abs(projected) < 1e-12) continue;
            var next = Math.Max(alpha - (gradient / (problem.Norms[row] + diagonal)), 0);
            problem.Dual[row] = next;
            problem.Add(row, (next - alpha) * problem.Signs[row]);
        }

        return active == 0 ? (0, 0) : (highest, lowest);
    }
}
