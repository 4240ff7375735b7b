using System.Runtime.CompilerServices;

namespace PolicyML.Learning.Linear;

/// <summary>A problem in its dual form with the weights that belong to the dual variables: w = Σ yᵢ·αᵢ·xᵢ.</summary>
internal sealed class DualProblem
{
    private readonly int[] starts;
    private readonly int[] columns;
    private readonly float[] values;
    private readonly double biasFeature;

    public DualProblem(SparseRows rows, ReadOnlySpan<bool> truth, LinearOptions options, double[]? start)
    {
        (starts, columns, values) = (rows.Starts, rows.Columns, rows.Values);
        Options = options;
        biasFeature = options.BiasFeature;
        Weights = new double[rows.ColumnCount];
        Signs = new sbyte[rows.Count];
        Norms = new double[rows.Count];
        Dual = new double[rows.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            Signs[row] = truth[row] ? (sbyte)1 : (sbyte)-1;
            Norms[row] = (biasFeature * biasFeature) + SquaredNorm(row);
        }

        if (start is not null && start.Length == Dual.Length) start.CopyTo(Dual, 0);
    }

    public LinearOptions Options { get; }

    public double[] Weights { get; }

    public double BiasWeight { get; private set; }

    public sbyte[] Signs { get; }

    /// <summary>|x|² of each row, the constant feature included.</summary>
    public double[] Norms { get; }

    public double[] Dual { get; }

    public int Count => Signs.Length;

    public double CostOf(int row) => Signs[row] > 0 ? Options.C * Options.PositiveWeight : Options.C;

    /// <summary>Makes the weights those of the dual variables.</summary>
    public void Restore()
    {
        Array.Clear(Weights);
        BiasWeight = 0;
        for (var row = 0; row < Count; row++)
            if (Dual[row] != 0) Add(row, Signs[row] * Dual[row]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Score(int row)
    {
        var sum = BiasWeight * biasFeature;
        var w = Weights;
        var part = columns.AsSpan(starts[row], starts[row + 1] - starts[row]);
        var x = values.AsSpan(starts[row], part.Length);
        for (var i = 0; i < part.Length; i++) sum += w[part[i]] * x[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int row, double step)
    {
        BiasWeight += step * biasFeature;
        var w = Weights;
        var part = columns.AsSpan(starts[row], starts[row + 1] - starts[row]);
        var x = values.AsSpan(starts[row], part.Length);
        for (var i = 0; i < part.Length; i++) w[part[i]] += step * x[i];
    }

    private double SquaredNorm(int row)
    {
        var sum = 0.0;
        for (var i = starts[row]; i < starts[row + 1]; i++) sum += (double)values[i] * values[i];
        return sum;
    }
}
