using System.Numerics;

namespace PolicyML.Text.Layout;

/// <summary>
/// Whether the text on both sides of a break tells of the same thing: the number of different triples of Chinese characters
/// that stand on both sides, against the geometric mean of their lengths. Lexical cohesion as in text segmentation (Hearst
/// 1997). One pass notes where each triple stood last; a break then costs one count over the window after it.
/// </summary>
internal sealed class Cohesion
{
    private const int WindowBefore = 600;
    private const int WindowAfter = 450;
    private const float Unit = 400;        // lengths are counted in windows of this size
    private const float Even = 6.5f;       // triples shared where one article is as likely as two
    private const float Slope = 0.35f;
    private const float Trusted = 250;     // shorter windows count less
    private const float Most = 2.5f;
    private const int MaxSlots = 1 << 17;
    private readonly Stretch[] stretches;
    private readonly int[] lastSeen;       // position of a body character -> where its triple stood before, -1 for nowhere

    public Cohesion(Page page, IReadOnlyList<PageUnit> units)
    {
        stretches = new Stretch[units.Count];
        lastSeen = new int[Measure(page, units)];
        Note(page, units);
    }

    /// <summary>Above 0 for one article, below 0 for two; between -2.5 and 2.5.</summary>
    /// <param name="before">Unit of the paragraph before the break.</param>
    /// <param name="after">Unit of the paragraph after it.</param>
    public float Between(int before, int after)
    {
        var (a, b) = (stretches[before], stretches[after]);
        var low = Math.Max(a.First, a.End - WindowBefore);
        var right = Math.Min(b.Last, b.Start + WindowAfter) - b.Start;
        var length = MathF.Sqrt((float)(a.End - low) * right);
        if (length < 1) return 0;
        var rate = Count(lastSeen.AsSpan(b.Start, right), low, a.End) * Unit / length;
        return Math.Clamp((rate - Even) * Slope, -Most, Most) * Math.Min(1, length / Trusted);
    }

    private static int Count(ReadOnlySpan<int> positions, int low, int high)
    {
        var count = 0;
        var i = 0;
        var (from, to) = (new Vector<int>(low), new Vector<int>(high));
        var sums = Vector<int>.Zero;
        for (; i <= positions.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            var at = new Vector<int>(positions[i..]);
            sums -= Vector.GreaterThanOrEqual(at, from) & Vector.LessThan(at, to);
        }

        for (; i < positions.Length; i++)
        {
            if (positions[i] >= low && positions[i] < high) count++;
        }

        return count + Vector.Sum(sums);
    }

    /// <summary>Where each paragraph stands in the running body text, and how far the text around it may be of its article.</summary>
    private int Measure(Page page, IReadOnlyList<PageUnit> units)
    {
        var at = 0;
        var first = 0;
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Kind == UnitKind.Head) first = at;
            if (units[u].Kind != UnitKind.Body) continue;
            var line = page.Lines[units[u].From];
            if (line.DatelineEnd > 0) first = at;
            stretches[u] = new Stretch(at, at + line.Length, first, 0);
            at += line.Length;
            if (line.Has(LineFeature.BylineTail)) first = at;
        }

        for (int u = units.Count - 1, last = at; u >= 0; u--)
        {
            if (units[u].Kind == UnitKind.Head && u + 1 < units.Count) last = NextStart(units, u, last);
            if (units[u].Kind != UnitKind.Body) continue;
            var line = page.Lines[units[u].From];
            if (line.Has(LineFeature.BylineTail)) last = stretches[u].End;
            stretches[u] = stretches[u] with { Last = last };
            if (line.DatelineEnd > 0) last = stretches[u].Start;
        }

        return at;
    }

    private int NextStart(IReadOnlyList<PageUnit> units, int head, int last)
    {
        for (var u = head + 1; u < units.Count; u++)
        {
            if (units[u].Kind == UnitKind.Body) return stretches[u].Start;
            if (units[u].Kind == UnitKind.Head) return last;
        }

        return last;
    }

    private void Note(Page page, IReadOnlyList<PageUnit> units)
    {
        var slots = (int)Math.Clamp(BitOperations.RoundUpToPowerOf2((uint)lastSeen.Length * 2), 64, MaxSlots);
        var shift = 32 - BitOperations.Log2((uint)slots);
        var keys = new uint[slots];
        var places = new int[slots];
        var at = 0;
        for (var u = 0; u < units.Count; u++)
        {
            if (units[u].Kind != UnitKind.Body) continue;
            var run = 0;
            uint pair = 0;
            foreach (var c in page.TextOf(units[u].From))
            {
                var key = pair * 31 + c;
                pair = pair << 16 | c;
                run = Characters.IsHan(c) ? run + 1 : 0;
                lastSeen[at] = -1;
                if (run > 2)
                {
                    var slot = (key * 2654435769u) >> shift;
                    if (keys[slot] == key) lastSeen[at] = places[slot];
                    keys[slot] = key;
                    places[slot] = at;
                }

                at++;
            }
        }
    }

    /// <summary>A paragraph in the running body text, and the stretch of text around it that may be of its article.</summary>
    private readonly record struct Stretch(int Start, int End, int First, int Last);
}
