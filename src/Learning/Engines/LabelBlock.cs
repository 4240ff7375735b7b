namespace PolicyML.Learning.Engines;

/// <summary>Gradient and Hessian of the logistic loss of one label.</summary>
internal sealed record LabelBlock(double[] Gradient, double[] Hessian)
{
    private int Size => Gradient.Length;

    public ReadOnlySpan<double> Row(int index) => Hessian.AsSpan(index * Size, Size);

    public static LabelBlock Of(double[] rows, bool[] truth, double[] weights, int size)
    {
        var gradient = new double[size];
        var hessian = new double[size * size];
        for (var r = 0; r < truth.Length; r++)
        {
            var row = rows.AsSpan(r * size, size);
            var score = Dense.Dot(row, weights);
            var p = 1 / (1 + Math.Exp(-score));
            Dense.AddScaled(gradient, row, p - (truth[r] ? 1 : 0));
            var curvature = p * (1 - p);
            if (curvature < 1e-9) continue;
            for (var i = 0; i < size; i++) Dense.AddScaled(hessian.AsSpan(i * size, i + 1), row, curvature * row[i]);
        }

        for (var i = 0; i < size; i++)
            for (var j = i + 1; j < size; j++) hessian[(i * size) + j] = hessian[(j * size) + i];
        return new LabelBlock(gradient, hessian);
    }
}

/// <summary>Dense vectors. Sums run in a fixed order, so that results are the same on every machine.</summary>
internal static class Dense
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Adds <paramref name="scale"/> times the beginning of <paramref name="vector"/> to <paramref name="sum"/>.</summary>
    public static void AddScaled(Span<double> sum, ReadOnlySpan<double> vector, double scale)
    {
        for (var i = 0; i < sum.Length; i++) sum[i] += scale * vector[i];
    }
}
