namespace PolicyML.Text.Layout;

/// <summary>How much text stands between the headlines and headings of a page; long articles have headings, short ones hardly.</summary>
internal sealed class Sections
{
    private const float LongBefore = 450;
    private const float LongAfter = 200;
    private readonly int[] starts;         // unit -> code units of body text before it
    private readonly int[] ends;           // unit -> code units of body text before the next headline or heading
    private readonly bool[] alone;

    public Sections(Page page, IReadOnlyList<PageUnit> units)
    {
        starts = new int[units.Count];
        ends = new int[units.Count];
        alone = new bool[units.Count];
        var at = 0;
        for (var u = 0; u < units.Count; u++)
        {
            starts[u] = at;
            if (units[u].Kind == UnitKind.Body) at += page.Lines[units[u].From].Length;
        }

        for (int u = units.Count - 1, end = at; u >= 0; u--)
        {
            ends[u] = end;
            if (units[u].Kind is UnitKind.Head or UnitKind.Heading) end = starts[u];
        }

        MarkAlone(units);
    }

    /// <summary>Where a unit begins in the running body text.</summary>
    public int Start(int unit) => starts[unit];

    /// <summary>1 for a heading right at the beginning of its article, 0 after a long text.</summary>
    /// <param name="from">Where the article begins in the running body text.</param>
    /// <param name="unit">The heading.</param>
    public float Earliness(int from, int unit) => Math.Max(0, 1 - (starts[unit] - from) / LongBefore);

    /// <summary>1 for a heading without text of its own, 0 for one with much.</summary>
    public float Littleness(int unit) => Math.Max(0, 1 - (ends[unit] - starts[unit]) / LongAfter);

    /// <summary>True for a heading that is the only one between two headlines.</summary>
    public bool IsAlone(int unit) => alone[unit];

    private void MarkAlone(IReadOnlyList<PageUnit> units)
    {
        int count = 0, last = -1;
        for (var u = 0; u <= units.Count; u++)
        {
            if (u < units.Count && units[u].Kind == UnitKind.Heading)
            {
                count++;
                last = u;
            }
            else if (u == units.Count || units[u].Kind == UnitKind.Head)
            {
                if (count == 1) alone[last] = true;
                count = 0;
            }
        }
    }
}
