namespace PolicyML.Learning.Trees;

/// <summary>Edges that divide each feature into bins of about as many rows; a value falls into the first bin whose edge is not below it.</summary>
internal sealed class FeatureBins
{
    /// <summary>Most bins a feature.</summary>
    public const int Most = 64;

    private FeatureBins(float[][] edges) => Edges = edges;

    /// <summary>The upper edges of all bins of a feature but the last, ascending.</summary>
    public float[][] Edges { get; }

    /// <summary>Learns edges from rows of features.</summary>
    public static FeatureBins Learn(int rows, int features, Func<int, int, float> value)
    {
        const int sample = 20_000;
        var step = Math.Max(1, rows / sample);
        var edges = new float[features][];
        for (var f = 0; f < features; f++)
        {
            var column = new List<float>();
            for (var r = 0; r < rows; r += step) column.Add(value(r, f));
            column.Sort();
            edges[f] = EdgesOf(column);
        }

        return new FeatureBins(edges);
    }

    /// <summary>The bin of a value.</summary>
    public byte Of(int feature, float value)
    {
        var at = Array.BinarySearch(Edges[feature], value);
        return (byte)(at >= 0 ? at : ~at);
    }

    private static float[] EdgesOf(List<float> sorted)
    {
        var distinct = sorted.Distinct().ToArray();
        if (distinct.Length <= Most) return distinct.Length == 0 ? [] : Middles(distinct);
        var picked = new SortedSet<float>();
        var zeros = sorted.Count(v => v == 0);
        var others = sorted.Where(v => v != 0).ToArray();   // most features are 0 for most labels: spend the bins on the rest
        for (var i = 0; i < Most - 2; i++) picked.Add(others[(int)((long)i * others.Length / (Most - 2))]);
        if (zeros > 0) picked.Add(0);
        picked.Remove(sorted[^1]);
        return [.. picked];
    }

    private static float[] Middles(float[] distinct)
    {
        var edges = new float[distinct.Length - 1];
        for (var i = 0; i < edges.Length; i++) edges[i] = distinct[i] + ((distinct[i + 1] - distinct[i]) / 2);
        return edges;
    }
}
