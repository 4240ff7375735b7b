namespace PolicyML.Learning.Linear;

/// <summary>One linear model a class or label over the same rows.</summary>
public static class OneVersusRest
{
    /// <summary>Trains a model for every column of the truth; the result does not depend on the number of threads.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="truth">For each label, which rows it holds for.</param>
    /// <param name="options">Loss, cost and when to stop.</param>
    /// <param name="threads">Threads to work on.</param>
    /// <param name="cancel">Stops the work.</param>
    public static LinearSolution[] Train(SparseRows rows, bool[][] truth, LinearOptions options, int threads, CancellationToken cancel = default)
    {
        var result = new LinearSolution[truth.Length];
        Parallelism.For(truth.Length, threads, label => result[label] = LinearSolver.Solve(rows, truth[label], options), cancel);
        return result;
    }

    /// <summary>The class of the highest score for every row, the first where several are equal.</summary>
    public static int[] Classify(SparseRows rows, LinearSolution[] classes, int threads, CancellationToken cancel = default)
    {
        var weights = Interleave(classes, rows.ColumnCount);
        var result = new int[rows.Count];
        var blocks = (rows.Count + 255) / 256;
        void Work(int block)
        {
            var scores = new float[classes.Length];
            for (var row = block * 256; row < Math.Min(rows.Count, (block + 1) * 256); row++) result[row] = Best(rows, row, weights, classes, scores);
        }

        Parallelism.For(blocks, threads, Work, cancel);
        return result;
    }

    private static int Best(SparseRows rows, int row, float[] weights, LinearSolution[] classes, Span<float> scores)
    {
        for (var c = 0; c < scores.Length; c++) scores[c] = (float)classes[c].Bias;
        var columns = rows.ColumnsOf(row);
        var values = rows.ValuesOf(row);
        for (var i = 0; i < columns.Length; i++)
        {
            var part = weights.AsSpan(columns[i] * scores.Length, scores.Length);
            for (var c = 0; c < part.Length; c++) scores[c] += part[c] * values[i];
        }

        var best = 0;
        for (var c = 1; c < scores.Length; c++)
            if (scores[c] > scores[best]) best = c;
        return best;
    }

    private static float[] Interleave(LinearSolution[] classes, int columns)
    {
        var weights = new float[columns * classes.Length];
        for (var c = 0; c < classes.Length; c++)
            for (var column = 0; column < columns; column++) weights[(column * classes.Length) + c] = (float)classes[c].Weights[column];
        return weights;
    }
}
