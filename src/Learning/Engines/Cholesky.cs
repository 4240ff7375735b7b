namespace PolicyML.Learning.Engines;

/// <summary>A symmetric positive definite matrix as L·Lᵀ. Matrices are row after row.</summary>
internal sealed class Cholesky
{
    private readonly double[] lower;
    private readonly int size;

    /// <summary>Factors a matrix; a pivot that rounding made 0 or less is lifted.</summary>
    public Cholesky(ReadOnlySpan<double> matrix, int size)
    {
        this.size = size;
        lower = matrix[..(size * size)].ToArray();
        for (var j = 0; j < size; j++)
        {
            for (var i = j; i < size; i++)
            {
                var sum = lower[(i * size) + j];
                for (var k = 0; k < j; k++) sum -= lower[(i * size) + k] * lower[(j * size) + k];
                lower[(i * size) + j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / lower[(j * size) + j];
            }
        }
    }

    /// <summary>Solves matrix · x = b; x takes the place of b.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++) b[i] -= lower[(i * size) + k] * b[k];
            b[i] /= lower[(i * size) + i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) b[i] -= lower[(k * size) + i] * b[k];
            b[i] /= lower[(i * size) + i];
        }
    }
}
