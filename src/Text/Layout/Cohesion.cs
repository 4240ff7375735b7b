namespace PolicyML.Text.Layout;

/// <summary>
/// Whether the text on both sides of a break tells of the same thing: the number of different triples of Chinese characters
/// that stand on both sides, against what two parts of one article and two articles share (a log-likelihood ratio of two
/// Poisson rates, flattened because words come in bursts). After lexical cohesion in text segmentation (Hearst 1997).
/// </summary>
internal sealed class Cohesion
{
    private const int Window = 400;
    private const int Slots = 2048;
    private const float SameRate = 12;     // triples shared by two windows of one article
    private const float OtherRate = 1.5f;  // by windows of two articles of one page
    private const float Exponent = 0.75f;  // how the rates fall with shorter windows
    private const float Flatten = 0.2f;
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
        var scale = MathF.Pow((float)left / Window * right / Window, Exponent);
        var ratio = shared * MathF.Log(SameRate / OtherRate) - (SameRate - OtherRate) * scale;
        return Math.Clamp(ratio * Flatten, -Most, Most);
    }

    /// <summary>Triples of the window that ends with a paragraph; not beyond the beginning of its article where that shows.</summary>
    private int Collect(int unit)
    {
        var left = Window;
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

        return Window - left;
    }

    private (int Length, int Shared) Count(int unit)
    {
        var left = Window;
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

        return (Window - left, shared);
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
