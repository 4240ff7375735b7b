namespace PolicyML.Text.Layout;

/// <summary>How far into its article a heading comes: long articles of a page have headings, short ones hardly.</summary>
internal sealed class Sections
{
    private const float LongBefore = 350;
    private readonly int[] starts;         // unit -> code units of body text before it
    private readonly bool[] deep;          // a heading that the source marks as below another
    private readonly bool several;         // more than one article shows itself by dateline or authors

    public Sections(Page page, IReadOnlyList<PageUnit> units)
    {
        starts = new int[units.Count];
        deep = new bool[units.Count];
        var openings = 0;
        var at = 0;
        for (var u = 0; u < units.Count; u++)
        {
            starts[u] = at;
            deep[u] = page.Lines[units[u].From].Has(LineFeature.MarkedDeep);
            if (IsOpening(page, units[u])) openings++;
            if (units[u].Kind == UnitKind.Body) at += page.Lines[units[u].From].Length;
        }

        several = openings > 1;
    }

    /// <summary>Where a unit begins in the running body text.</summary>
    public int Start(int unit) => starts[unit];

    /// <summary>1 for a heading right at the beginning of its article, 0 after a long text, below another mark, or where one article may be all there is.</summary>
    /// <param name="from">Where the article begins in the running body text.</param>
    /// <param name="unit">The heading.</param>
    public float Earliness(int from, int unit) => several && !deep[unit] ? Math.Max(0, 1 - (starts[unit] - from) / LongBefore) : 0;

    private static bool IsOpening(Page page, PageUnit unit)
    {
        if (unit.Kind == UnitKind.Body) return page.Lines[unit.From].DatelineEnd > 0;
        for (var l = unit.From; unit.Kind is UnitKind.Head && l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline) return true;
        }

        return false;
    }
}
