namespace PolicyML.Reports.Charts.Layout;

/// <summary>Finds places for labels where they cover neither each other nor marks nor lines.</summary>
internal sealed class LabelPlacer(Box area)
{
    private const int Finest = 4000;

    private readonly List<Box> _taken = [];
    private readonly List<(double X1, double Y1, double X2, double Y2)> _lines = [];

    /// <summary>Keeps labels off a rectangle.</summary>
    public void Block(Box box) => _taken.Add(box);

    /// <summary>Keeps labels off a line.</summary>
    public void BlockLine(double x1, double y1, double x2, double y2)
    {
        if (_lines.Count < Finest) _lines.Add((x1, y1, x2, y2));
    }

    /// <summary>The first of some places that is free, taken then; null where none is.</summary>
    public Box? Place(IEnumerable<Box> candidates)
    {
        foreach (var box in candidates)
        {
            if (!area.Holds(box) || _taken.Exists(t => t.Meets(box)) || _lines.Exists(l => Crosses(box, l.X1, l.Y1, l.X2, l.Y2))) continue;
            _taken.Add(box);
            return box;
        }

        return null;
    }

    /// <summary>Moves centres apart, as little as need be and in their order, so that each has its height within the limits.</summary>
    /// <param name="centres">Where the labels would like to be, in any order.</param>
    /// <param name="height">Height of a label.</param>
    /// <param name="top">Upper limit.</param>
    /// <param name="bottom">Lower limit.</param>
    public static double[] Spread(IReadOnlyList<double> centres, double height, double top, double bottom)
    {
        var order = Enumerable.Range(0, centres.Count).OrderBy(i => centres[i]).ToArray();
        var placed = new double[centres.Count];
        var room = Math.Min(height, (bottom - top) / Math.Max(1, centres.Count));
        var clusters = new List<(double Sum, int Count)>();
        for (var k = 0; k < order.Length; k++)
        {
            clusters.Add((centres[order[k]] - (k * room), 1));
            while (clusters.Count > 1 && Mean(clusters[^2]) > Mean(clusters[^1]))
            {
                var merged = (clusters[^2].Sum + clusters[^1].Sum, clusters[^2].Count + clusters[^1].Count);
                clusters.RemoveRange(clusters.Count - 2, 2);
                clusters.Add(merged);
            }
        }

        var at = 0;
        var highest = bottom - (room / 2) - ((order.Length - 1) * room);
        foreach (var cluster in clusters)
        {
            var shift = Math.Clamp(Mean(cluster), top + (room / 2), Math.Max(top + (room / 2), highest));
            for (var i = 0; i < cluster.Count; i++, at++) placed[order[at]] = shift + (at * room);
        }

        return placed;
    }

    private static double Mean((double Sum, int Count) cluster) => cluster.Sum / cluster.Count;

    /// <summary>Whether a segment runs through a rectangle (Liang and Barsky's clipping).</summary>
    private static bool Crosses(Box box, double x1, double y1, double x2, double y2)
    {
        var (enter, leave) = (0.0, 1.0);
        return Clip(x1 - x2, x1 - box.Left, ref enter, ref leave) && Clip(x2 - x1, box.Right - x1, ref enter, ref leave)
            && Clip(y1 - y2, y1 - box.Top, ref enter, ref leave) && Clip(y2 - y1, box.Bottom - y1, ref enter, ref leave);
    }

    private static bool Clip(double direction, double distance, ref double enter, ref double leave)
    {
        if (direction == 0) return distance >= 0;
        var at = distance / direction;
        if (direction < 0) enter = Math.Max(enter, at);
        else leave = Math.Min(leave, at);
        return enter <= leave;
    }
}
