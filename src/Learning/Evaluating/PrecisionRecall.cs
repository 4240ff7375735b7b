namespace PolicyML.Learning.Evaluating;

/// <summary>The precision-recall curve of one label.</summary>
internal static class PrecisionRecall
{
    private const int MostPoints = 100;

    /// <summary>Average precision: Σ (recall step · precision there), equal probabilities taken together; NaN without positives.</summary>
    public static double Average(IReadOnlyList<CurvePoint> full)
    {
        if (full.Count == 0) return double.NaN;
        var (sum, last) = (0.0, 0.0);
        foreach (var point in full)
        {
            sum += (point.Recall - last) * point.Precision;
            last = point.Recall;
        }

        return sum;
    }

    /// <summary>A point for every different probability, falling; none without positives.</summary>
    public static List<CurvePoint> Full(IEnumerable<(double P, bool True)> decisions)
    {
        var sorted = decisions.OrderByDescending(d => d.P).ToArray();
        var positives = sorted.Count(d => d.True);
        var points = new List<CurvePoint>();
        if (positives == 0) return points;
        var hits = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].True) hits++;
            if (i + 1 < sorted.Length && sorted[i + 1].P == sorted[i].P) continue;
            points.Add(new CurvePoint(sorted[i].P, (double)hits / (i + 1), (double)hits / positives));
        }

        return points;
    }

    /// <summary>At most a hundred points, evenly along the recall.</summary>
    public static IReadOnlyList<CurvePoint> Thin(List<CurvePoint> full)
    {
        if (full.Count <= MostPoints) return full;
        var thin = new List<CurvePoint>(MostPoints + 1);
        foreach (var point in full)
            if (thin.Count == 0 || point.Recall - thin[^1].Recall >= 1.0 / MostPoints) thin.Add(point);
        return thin;
    }
}
