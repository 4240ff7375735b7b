using PolicyML.Core;

namespace PolicyML.Storage.Corrections;

/// <summary>Stretches of a source that make up articles.</summary>
internal static class Boundaries
{
    /// <summary>The stretches without what lies in a range.</summary>
    public static List<TextSpan> Without(IReadOnlyList<TextSpan> segments, TextSpan range)
    {
        var left = new List<TextSpan>();
        foreach (var segment in segments)
        {
            if (!segment.Overlaps(range))
            {
                left.Add(segment);
                continue;
            }

            if (segment.Start < range.Start) left.Add(new TextSpan(segment.Start, range.Start));
            if (segment.End > range.End) left.Add(new TextSpan(range.End, segment.End));
        }

        return left;
    }

    /// <summary>The stretches with a range that was in none of them, at its place in the text; one with its neighbours where it touches them.</summary>
    public static List<TextSpan> With(IReadOnlyList<TextSpan> segments, TextSpan range)
    {
        var all = Without(segments, range);
        var after = all.FindIndex(s => s.Start == range.End);
        var before = all.FindIndex(s => s.End == range.Start);
        if (before >= 0)
        {
            all[before] = new TextSpan(all[before].Start, range.End);
            if (after < 0) return all;
            all[before] = all[before].Union(all[after]);
            all.RemoveAt(after);
            return all;
        }

        if (after >= 0)
        {
            all[after] = new TextSpan(range.Start, all[after].End);
            return all;
        }

        var next = all.FindIndex(s => s.Start > range.Start);
        all.Insert(next < 0 ? all.Count : next, range);
        return all;
    }
}
