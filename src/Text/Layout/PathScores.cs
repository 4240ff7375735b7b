namespace PolicyML.Text.Layout;

/// <summary>What stood between two paragraphs.</summary>
internal record struct Interval(float Byline, int Furniture, bool Heading)
{
    private const float TitledByline = 0.4f;

    /// <summary>Notes a unit that is no paragraph.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="bracketed">True for names in brackets, which end an article; names with a title may open one too.</param>
    public void Add(UnitKind kind, bool bracketed)
    {
        if (kind == UnitKind.Byline) Byline = bracketed ? 1 : TitledByline;
        Furniture += kind == UnitKind.Masthead ? 1 : 0;
        Heading |= kind is UnitKind.Head or UnitKind.Heading;
    }
}

/// <summary>Scores the steps of a way through a page: continuity of paragraphs, strength of headlines, what texts share.</summary>
internal sealed class PathScores
{
    /// <summary>Below this a heading never begins an article.</summary>
    public const float NoHeadline = -3;

    private const int MostFurniture = 3;
    private readonly Page page;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly LineTagger tagger;
    private readonly PathWeights weights;
    private readonly HeadAffinity? affinity;
    private readonly Cohesion? cohesion;

    public PathScores(Page page, IReadOnlyList<PageUnit> units, LineTagger tagger, PathWeights weights)
    {
        this.page = page;
        this.units = units;
        this.tagger = tagger;
        this.weights = weights;
        if (!HasChoice()) return;
        affinity = new HeadAffinity(page, units);
        cohesion = new Cohesion(page, units);
    }

    /// <summary>What a paragraph shares with a headline; 0 where the page leaves no choice.</summary>
    public float Near(int head, int body) => affinity?.Between(head, body) ?? 0;

    /// <summary>Whether two paragraphs tell of the same thing; 0 where the page leaves no choice.</summary>
    public float Together(int before, int after) =>
        before < 0 || cohesion is null || Line(after).Has(LineFeature.Row) || Line(before).Has(LineFeature.Row) ? 0 : cohesion.Between(before, after);

    /// <summary>True where a paragraph ends within a sentence.</summary>
    public bool IsCut(int unit) => unit >= 0 && PageReader.IsUnfinished(Line(unit));

    /// <summary>True where a dateline opens a paragraph.</summary>
    public bool HasDateline(int unit) => Line(unit).Has(LineFeature.Dateline);

    /// <summary>True where a dateline or the name of a notice opens a paragraph: it needs no headline.</summary>
    public bool IsOpening(int unit) => HasDateline(unit) || Line(unit).Has(LineFeature.Notice);

    /// <summary>True where a headline block or the lead names the authors.</summary>
    public bool IsSigned(PageUnit unit)
    {
        if (unit.Kind == UnitKind.Body) return page.Lines[unit.From].Signed;
        for (var l = unit.From; l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline) return true;
        }

        return false;
    }

    /// <summary>True for names in brackets, or without any title.</summary>
    public bool IsBracketed(PageUnit unit) => !page.Lines[unit.From].Has(LineFeature.Byline);

    /// <summary>True where names end a paragraph, or stand right below it.</summary>
    public bool EndsSigned(int unit) =>
        Line(unit).Has(LineFeature.BylineTail) || (unit + 1 < units.Count && units[unit + 1].Kind == UnitKind.Byline && page.Lines[units[unit + 1].From].Has(LineFeature.BracketNames));

    /// <summary>How much a headline block looks like the beginning of an article, rather than a heading within one.</summary>
    public float Strength(PageUnit unit)
    {
        var best = float.NegativeInfinity;
        var heads = 0;
        var bonus = 0f;
        for (var l = unit.From; l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline)
            {
                bonus = weights[PathFeature.HeadHasByline];
                continue;
            }

            heads++;
            best = Math.Max(best, tagger.Strength(page.Lines[l]));
        }

        return best + bonus + (heads > 1 ? weights[PathFeature.HeadHasLines] : 0);
    }

    /// <summary>How well a paragraph goes on from the one before it: above 0 for the same article.</summary>
    public float Continuity(int before, int after, Interval interval)
    {
        if (before < 0) return 0;
        var (a, b) = (Line(before), Line(after));
        var score = weights[PathFeature.Follows] + Math.Min(interval.Furniture, MostFurniture) * weights[PathFeature.Furniture];
        if (b.Has(LineFeature.Notice)) score += weights[PathFeature.OpensNotice];
        if (b.Has(LineFeature.Dateline)) score += weights[PathFeature.OpensWithDateline];
        else if (IsCut(before)) score += interval.Heading ? 0 : weights[PathFeature.GoesOn] + Join(before, after);
        else if (b.Has(LineFeature.StartsMid)) score += weights[PathFeature.BeginsAmid];
        score += (a.Has(LineFeature.BylineTail) ? 1 : interval.Byline) * weights[PathFeature.EndsWithByline];
        if (b.Has(LineFeature.ContinuedMark) || a.Has(LineFeature.JumpTail)) score += weights[PathFeature.Jump];
        return score;
    }

    /// <summary>How well a paragraph goes on below a headline that stands amid its article.</summary>
    public float Across(int before, int after) =>
        IsCut(before) ? weights[PathFeature.HeadWithinSentence] + Join(before, after) : weights[PathFeature.HeadBetween];

    /// <summary>How well a paragraph goes on from where an earlier article was left; not at all below a dateline.</summary>
    /// <param name="left">The paragraph that the earlier article was left with.</param>
    /// <param name="before">The paragraph before, of another article.</param>
    /// <param name="unit">The paragraph.</param>
    /// <param name="same">Whether the paragraph tells of the same thing as the one before.</param>
    public float? TakenUp(int left, int before, int unit, float same)
    {
        if (left < 0 || HasDateline(unit)) return null;
        var cut = IsCut(left);
        if (!cut && same > 0) return null;
        var score = weights[PathFeature.TakenUp] + Together(left, unit) - same;
        if (IsCut(before)) score += weights[PathFeature.LeftOpen];
        return score + (cut ? weights[PathFeature.GoesOn] + Join(left, unit) : weights[PathFeature.TakenUpFinished]);
    }

    private float Join(int before, int after) => page.Join(units[before].From, units[after].From);

    private PageLine Line(int unit) => page.Lines[units[unit].From];

    /// <summary>True where more than one article may be on the page, or a headline may stand amid its text.</summary>
    private bool HasChoice()
    {
        int openings = 0, closings = 0;
        var body = false;
        foreach (var unit in units)
        {
            if (unit.Kind == UnitKind.Head && body && openings == 0) return true;
            if (unit.Kind == UnitKind.Head || (unit.Kind == UnitKind.Heading && Strength(unit) > NoHeadline)) openings++;
            if (unit.Kind == UnitKind.Byline || page.Lines[unit.From].Has(LineFeature.BylineTail)) closings++;
            if (unit.Kind != UnitKind.Body) continue;
            body = true;
            if (page.Lines[unit.From].DatelineEnd > 0) closings++;
        }

        return openings > 1 || closings > 1;
    }
}
