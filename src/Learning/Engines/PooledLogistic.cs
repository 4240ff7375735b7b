namespace PolicyML.Learning.Engines;

/// <summary>
/// Logistic regression for many labels at once with partial pooling: the weights of a label are those of all labels plus its own
/// deviation, and deviations cost more than what is shared. Rare labels lean on the others, frequent ones speak for themselves.
/// Solved by Newton's method; the Hessian is an arrow (one shared block, one block a label), so every step is exact and cheap.
/// </summary>
internal sealed class PooledLogistic
{
    private const int MostSteps = 40;
    private readonly int size;
    private readonly double[] sharedPenalty;
    private readonly double[] ownPenalty;

    /// <summary>A problem of <paramref name="size"/> numbers with what their weights cost, shared and own.</summary>
    public PooledLogistic(int size, double[] sharedPenalty, double[] ownPenalty) =>
        (this.size, this.sharedPenalty, this.ownPenalty) = (size, sharedPenalty, ownPenalty);

    /// <summary>The best weights of every label: shared plus own.</summary>
    /// <param name="rows">For each label its rows, number after number.</param>
    /// <param name="truth">For each label whether it holds for each row.</param>
    /// <param name="threads">Threads to work on.</param>
    /// <param name="cancel">Stops the work.</param>
    public double[][] Solve(double[][] rows, bool[][] truth, int threads, CancellationToken cancel)
    {
        var shared = new double[size];
        var own = Array.ConvertAll(rows, _ => new double[size]);
        var value = Objective(rows, truth, shared, own, threads);
        for (var step = 0; step < MostSteps; step++)
        {
            cancel.ThrowIfCancellationRequested();
            var blocks = new LabelBlock[rows.Length];
            Linear.Parallelism.For(rows.Length, threads, l => blocks[l] = LabelBlock.Of(rows[l], truth[l], Sum(shared, own[l]), size), cancel);
            var (sharedStep, ownSteps) = Step(blocks, shared, own);
            var next = Descend(rows, truth, ref shared, ref own, sharedStep, ownSteps, value, threads);
            var gain = value - next;
            value = next;
            if (gain < 1e-7 * (1 + Math.Abs(value))) break;
        }

        return Array.ConvertAll(own, v => Sum(shared, v));
    }

    /// <summary>Halves the step until the objective falls.</summary>
    private double Descend(
        double[][] rows, bool[][] truth, ref double[] shared, ref double[][] own, double[] sharedStep, double[][] ownSteps, double value, int threads)
    {
        var (s, o) = (shared, own);
        for (var length = 1.0; length > 1e-6; length /= 2)
        {
            var scale = length;
            var nextShared = Move(s, sharedStep, scale);
            var nextOwn = o.Select((v, l) => Move(v, ownSteps[l], scale)).ToArray();
            var next = Objective(rows, truth, nextShared, nextOwn, threads);
            if (next >= value) continue;
            (shared, own) = (nextShared, nextOwn);
            return next;
        }

        return value;
    }

    /// <summary>One Newton step, the labels' blocks eliminated first.</summary>
    private (double[] Shared, double[][] Own) Step(LabelBlock[] blocks, double[] shared, double[][] own)
    {
        var schur = new double[size * size];
        var right = new double[size];
        for (var i = 0; i < size; i++)
        {
            schur[(i * size) + i] = sharedPenalty[i];
            right[i] = -sharedPenalty[i] * shared[i];
        }

        var factors = new Cholesky[blocks.Length];
        for (var l = 0; l < blocks.Length; l++) factors[l] = Eliminate(blocks[l], own[l], schur, right);
        new Cholesky(schur, size).Solve(right);
        return (right, [.. blocks.Select((b, l) => Back(b, factors[l], own[l], right))]);
    }

    private Cholesky Eliminate(LabelBlock block, double[] own, double[] schur, double[] right)
    {
        var inner = (double[])block.Hessian.Clone();
        for (var i = 0; i < size; i++) inner[(i * size) + i] += ownPenalty[i];
        var factor = new Cholesky(inner, size);
        var column = new double[size];
        for (var j = 0; j < size; j++)
        {
            for (var i = 0; i < size; i++) column[i] = block.Hessian[(i * size) + j];
            factor.Solve(column);
            for (var i = 0; i < size; i++) schur[(i * size) + j] += block.Hessian[(i * size) + j] - Dense.Dot(block.Row(i), column);
        }

        var gradient = OwnGradient(block, own);
        factor.Solve(gradient);
        for (var i = 0; i < size; i++) right[i] += Dense.Dot(block.Row(i), gradient) - block.Gradient[i];
        return factor;
    }

    private double[] Back(LabelBlock block, Cholesky factor, double[] own, double[] sharedStep)
    {
        var step = OwnGradient(block, own);
        for (var i = 0; i < size; i++) step[i] = -step[i] - Dense.Dot(block.Row(i), sharedStep);
        factor.Solve(step);
        return step;
    }

    private double[] OwnGradient(LabelBlock block, double[] own)
    {
        var gradient = (double[])block.Gradient.Clone();
        for (var i = 0; i < size; i++) gradient[i] += ownPenalty[i] * own[i];
        return gradient;
    }

    private double Objective(double[][] rows, bool[][] truth, double[] shared, double[][] own, int threads)
    {
        var losses = new double[rows.Length];
        Linear.Parallelism.For(rows.Length, threads, l => losses[l] = Loss(rows[l], truth[l], Sum(shared, own[l])) + Penalty(own[l], ownPenalty), default);
        return Penalty(shared, sharedPenalty) + losses.Sum();
    }

    private double Loss(double[] rows, bool[] truth, double[] weights)
    {
        var loss = 0.0;
        for (var r = 0; r < truth.Length; r++)
        {
            var score = Dense.Dot(rows.AsSpan(r * size, size), weights);
            var margin = truth[r] ? score : -score;
            loss += margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : Math.Log(1 + Math.Exp(margin)) - margin;
        }

        return loss;
    }

    private static double Penalty(double[] weights, double[] penalty)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += penalty[i] * weights[i] * weights[i] / 2;
        return sum;
    }

    private static double[] Sum(double[] a, double[] b) => Move(a, b, 1);

    private static double[] Move(double[] from, double[] step, double scale)
    {
        var result = new double[from.Length];
        for (var i = 0; i < from.Length; i++) result[i] = from[i] + (scale * step[i]);
        return result;
    }

}
