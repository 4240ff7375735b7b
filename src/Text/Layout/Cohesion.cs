namespace PolicyML.Text.Layout;

/// <summary>
/// Whether the text on both sides of a break tells of the same thing: the number of different triples of Chinese characters
/// that stand on both sides, against the geometric mean of their lengths. Lexical cohesion as in text segmentation (Hearst 1997).
/// </summary>
internal sealed class Cohesion
{
    private const int WindowBefore = 600;
    private const int WindowAfter = 450;
    private const int Slots = 2048;
    private const float Unit = 400;        // lengths are counted in windows of this size
    private const float Even = 6.5f;       // triples shared where one article is as likely as two
    private const float Slope = 0.35f;
    private const float Trusted = 250;     // shorter windows count less
    private const float Most = 2.5f;
    private readonly Page page;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly uint[] keys = new uint[Slots];
    private readonly int[] stamps = new int[Slots];
    private int stamp;

    public Cohesion(Page page, IReadOnlyList<PageUnit> units)
    {
        this.page = page;
        this.units = units;
    }

    /// <summary>Above 0 for one article, below 0 for two; between -2.5 and 2.5.</summary>
    /// <param name="before">Unit of the paragraph before the break.</param>
    /// <param name="after">Unit of the paragraph after it.</param>
    public float Between(int before, int after)
    {
        stamp += 2;
        var left = Collect(before);
        var (right, shared) = Count(after);
        var length = MathF.Sqrt((float)left * right);
        if (length < 1) return 0;
        var rate = shared * Unit / length;
        return Math.Clamp((rate - Even) * Slope, -Most, Most) * Math.Min(1, length / Trusted);
    }

    /// <summary>Triples of the window that ends with a paragraph; not beyond the beginning of its article where that shows.</summary>
    private int Collect(int unit)
    {
        var left = WindowBefore;
        for (var u = unit; u >= 0 && left > 0; u--)
        {
            if (units[u].Kind is UnitKind.Head && u < unit) break;
            if (units[u].Kind != UnitKind.Body) continue;
            var line = page.Lines[units[u].From];
            if (u < unit && line.TailByline > 0) break;
            var text = page.TextOf(units[u].From);
            if (text.Length > left) text = text[^left..];
            for (var i = 2; i < text.Length; i++)
            {
                if (IsTriple(text, i)) Insert(Key(text, i), stamp);
            }

            left -= text.Length;
            if (line.DatelineEnd > 0) break;
        }

        return WindowBefore - left;
    }

    private (int Length, int Shared) Count(int unit)
    {
        var left = WindowAfter;
        var shared = 0;
        for (var u = unit; u < units.Count && left > 0; u++)
        {
            if (units[u].Kind is UnitKind.Head && u > unit) break;
            if (units[u].Kind != UnitKind.Body) continue;
            var line = page.Lines[units[u].From];
            if (u > unit && line.DatelineEnd > 0) break;
            var text = page.TextOf(units[u].From);
            if (text.Length > left) text = text[..left];
            for (var i = 2; i < text.Length; i++)
            {
                if (IsTriple(text, i) && Meet(Key(text, i))) shared++;
            }

            left -= text.Length;
            if (line.TailByline > 0) break;
        }

        return (WindowAfter - left, shared);
    }

    private static bool IsTriple(ReadOnlySpan<char> text, int last) => Characters.IsHan(text[last]) && Characters.IsHan(text[last - 1]) && Characters.IsHan(text[last - 2]);

    private static uint Key(ReadOnlySpan<char> text, int last) => ((uint)text[last - 2] << 16 | text[last - 1]) * 31 + text[last];

    private void Insert(uint key, int mark)
    {
        var slot = Slot(key);
        keys[slot] = key;
        stamps[slot] = mark;
    }

    /// <summary>True the first time that a triple of the left window is met in the right one.</summary>
    private bool Meet(uint key)
    {
        var slot = Slot(key);
        if (stamps[slot] != stamp || keys[slot] != key) return false;
        stamps[slot] = stamp + 1;
        return true;
    }

    private int Slot(uint key)
    {
        var slot = (int)((key * 2654435769u) >> 21);
        while (stamps[slot] >= stamp && keys[slot] != key) slot = (slot + 1) & (Slots - 1);
        return slot;
    }
}
