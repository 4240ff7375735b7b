namespace PolicyML.Learning.Linear;

/// <summary>A sparse matrix, row after row (compressed sparse rows).</summary>
public sealed class SparseRows
{
    /// <summary>A matrix over given arrays, which are not copied.</summary>
    /// <param name="starts">Where each row begins in <paramref name="columns"/>, and after the last one its end.</param>
    /// <param name="columns">The column of each value, each at most once in a row.</param>
    /// <param name="values">The values.</param>
    /// <param name="columnCount">How many columns there are.</param>
    /// <exception cref="ArgumentException">The arrays do not agree.</exception>
    public SparseRows(int[] starts, int[] columns, float[] values, int columnCount)
    {
        if (starts.Length == 0 || starts[^1] > columns.Length || starts[^1] > values.Length)
            throw new ArgumentException("the rows end after the last value", nameof(starts));
        (Starts, Columns, Values, ColumnCount) = (starts, columns, values, columnCount);
    }

    /// <summary>How many rows.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>How many columns.</summary>
    public int ColumnCount { get; }

    internal int[] Starts { get; }

    internal int[] Columns { get; }

    internal float[] Values { get; }

    /// <summary>The columns of a row that are not 0.</summary>
    public ReadOnlySpan<int> ColumnsOf(int row) => Columns.AsSpan(Starts[row]..Starts[row + 1]);

    /// <summary>The values of a row, in the order of <see cref="ColumnsOf"/>.</summary>
    public ReadOnlySpan<float> ValuesOf(int row) => Values.AsSpan(Starts[row]..Starts[row + 1]);

    /// <summary>The product of a row with a dense vector.</summary>
    public double Dot(int row, ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        var values = ValuesOf(row);
        var columns = ColumnsOf(row);
        for (var i = 0; i < columns.Length; i++) sum += vector[columns[i]] * values[i];
        return sum;
    }

    /// <summary>A matrix of some of the rows.</summary>
    public SparseRows Select(IReadOnlyList<int> rows)
    {
        var starts = new int[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++) starts[i + 1] = starts[i] + ColumnsOf(rows[i]).Length;
        var columns = new int[starts[^1]];
        var values = new float[starts[^1]];
        for (var i = 0; i < rows.Count; i++)
        {
            ColumnsOf(rows[i]).CopyTo(columns.AsSpan(starts[i]));
            ValuesOf(rows[i]).CopyTo(values.AsSpan(starts[i]));
        }

        return new SparseRows(starts, columns, values, ColumnCount);
    }
}
