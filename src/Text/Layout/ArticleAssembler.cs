namespace PolicyML.Text.Layout;

/// <summary>
/// Gives every paragraph its article: the best way through the units in reading order, where each paragraph belongs to the
/// headline before it, to the headline after it, to no headline, or goes on with an earlier article.
/// </summary>
internal sealed class ArticleAssembler
{
    private const int States = (int)PathState.Count;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly PathScores scores;
    private readonly PathWeights weights;
    private readonly int[] nextHeads;
    private readonly int[] nextBodies;
    private readonly Sections sections;
    private readonly List<int> sequence = [];
    private readonly List<Link> links = [];
    private PathCell[] cells = new PathCell[States];
    private PathCell[] to = new PathCell[States];
    private int unit;
    private int previous = -1;
    private Interval interval;
    private bool endsSigned;

    private ArticleAssembler(Page page, IReadOnlyList<PageUnit> units, LineTagger tagger, PathWeights weights)
    {
        this.units = units;
        this.weights = weights;
        scores = new PathScores(page, units, tagger, weights);
        nextHeads = Next(units, UnitKind.Head);
        nextBodies = Next(units, UnitKind.Body);
        sections = new Sections(page, units);
    }

    /// <summary>Gives the paragraphs and headings of a page to articles.</summary>
    public static List<ArticleDraft> Assemble(Page page, IReadOnlyList<PageUnit> units, LineTagger tagger, PathWeights weights)
    {
        var assembler = new ArticleAssembler(page, units, tagger, weights);
        for (assembler.unit = 0; assembler.unit < units.Count; assembler.unit++) assembler.Step();
        return assembler.Read();
    }

    private void Step()
    {
        var kind = units[unit].Kind;
        if (kind is UnitKind.Head or UnitKind.Heading or UnitKind.Body)
        {
            Array.Fill(to, PathCell.None);
            endsSigned = kind == UnitKind.Body && scores.EndsSigned(unit);
            if (kind == UnitKind.Body) StepBody();
            else StepHead();
            Keep();
        }

        if (kind != UnitKind.Body)
        {
            interval.Add(kind, scores.IsBracketed(units[unit]));
            return;
        }

        previous = unit;
        interval = default;
    }

    private void StepBody()
    {
        var same = scores.HasDateline(unit) ? -1 : scores.Together(previous, unit);
        var link = scores.Continuity(previous, unit, interval) + same;
        var bare = weights[PathFeature.BareOpens] + (scores.IsOpening(unit) ? 0 : weights[PathFeature.BareWithoutDateline]);
        var next = scores.Near(nextHeads[unit], unit);
        if (sequence.Count == 0)
        {
            Offer(PathState.Bare, new PathCell(bare, -1, -1, true, -1, -1, -1));
            Offer(PathState.Before, new PathCell(weights[PathFeature.PageOpensWithBody] + next, -1, -1, true, -1, -1, -1));
            return;
        }

        foreach (var state in (ReadOnlySpan<PathState>)[PathState.After, PathState.Again]) FromArticle(state, cells[(int)state], link, same, bare, next);
        FromBare(cells[(int)PathState.Bare], link, bare, next);
        Offer(PathState.Before, cells[(int)PathState.Before].Stay(PathState.Before, link + next));
        FromBeside(cells[(int)PathState.Beside], link);
        FromHead(cells[(int)PathState.Head], same, bare, next);
        FromHeadAmid(cells[(int)PathState.HeadAmid], same, bare, next);
    }

    private void FromArticle(PathState state, PathCell cell, float link, float same, float bare, float next)
    {
        if (cell.Score <= PathCell.Never) return;
        Offer(state, cell.Stay(state, link + Near(cell)));
        var leave = Hanging(cell) - link;
        Offer(PathState.Bare, cell.Open(state, bare + leave));
        Offer(PathState.Before, cell.Open(state, weights[PathFeature.ToNextHead] + leave + next));
        if (cell.Old < 0 || scores.TakenUp(cell.Left, previous, unit, same) is not { } taken) return;
        var other = cell with { Head = cell.Old, Old = cell.Head, Left = previous, Sub = -1, Signed = false };
        Offer(state == PathState.After ? PathState.Again : PathState.After, other.Stay(state, taken + scores.Near(cell.Old, unit)));
    }

    private void FromBare(PathCell cell, float link, float bare, float next)
    {
        if (cell.Score <= PathCell.Never) return;
        Offer(PathState.Bare, cell.Stay(PathState.Bare, link));
        var leave = Hanging(cell) - link;
        Offer(PathState.Bare, cell.Open(PathState.Bare, bare + weights[PathFeature.BareAfterBare] + leave));
        Offer(PathState.Before, cell.Open(PathState.Bare, weights[PathFeature.ToNextHeadFromBare] + leave + next));
    }

    private void FromBeside(PathCell cell, float link)
    {
        if (cell.Score <= PathCell.Never) return;
        Offer(PathState.Beside, cell.Stay(PathState.Beside, link + Near(cell)));
        var newer = cell with { Head = cell.Old, Old = -1, Left = -1, Sub = -1 };
        Offer(PathState.After, newer.Stay(PathState.Beside, scores.Near(cell.Old, unit) - link));
    }

    private void FromHead(PathCell cell, float same, float bare, float next)
    {
        if (cell.Score <= PathCell.Never) return;
        Offer(PathState.After, cell.Stay(PathState.Head, Near(cell) - same));
        var lost = weights[PathFeature.HeadWithoutBody];
        Offer(PathState.Before, cell.Open(PathState.Head, lost + next));
        Offer(PathState.Bare, cell.Open(PathState.Head, lost + bare));
        if (cell.Old < 0 || cell.Left != previous || !scores.IsCut(previous)) return;
        var older = cell with { Head = cell.Old, Old = cell.Head, Left = -1 };
        Offer(PathState.Beside, older.Stay(PathState.Head, weights[PathFeature.GoesOnBeside] + scores.Across(previous, unit) + same + scores.Near(cell.Old, unit)));
    }

    private void FromHeadAmid(PathCell cell, float same, float bare, float next)
    {
        if (cell.Score <= PathCell.Never) return;
        Offer(PathState.After, cell.Stay(PathState.HeadAmid, Near(cell) + scores.Across(previous, unit) + same));
        Offer(PathState.Bare, cell.Open(PathState.HeadAmid, bare - same));
        Offer(PathState.Before, cell.Open(PathState.HeadAmid, weights[PathFeature.ToNextHeadAgain] - same + next));
    }

    private void StepHead()
    {
        var opinion = scores.Strength(units[unit]);
        var strength = opinion * weights[PathFeature.HeadStrength];
        if (sequence.Count == 0)
        {
            Offer(PathState.Head, new PathCell(0, -1, unit, true, -1, -1, -1));
            return;
        }

        var cut = scores.IsCut(previous);
        var asHeading = HeadingScore(strength, cut);
        if (opinion < PathScores.NoHeadline) strength = PathCell.Never / 4;
        var asHead = strength + (cut ? weights[PathFeature.HeadCutsIn] : 0);
        foreach (var state in (ReadOnlySpan<PathState>)[PathState.After, PathState.Again, PathState.Bare])
        {
            var cell = cells[(int)state];
            if (cell.Score <= PathCell.Never) continue;
            Offer(PathState.Head, AtHead(cell, cut).Stay(state, asHead) with { Opens = true });
            Offer(state, cell.Stay(state, asHeading + Early(cell)) with { Sub = unit });
        }

        StepHeadApart(strength, asHeading);
    }

    /// <summary>A headline where the one before it has its body above, aside, or none at all.</summary>
    private void StepHeadApart(float asHead, float asHeading)
    {
        var before = cells[(int)PathState.Before];
        Offer(PathState.HeadAmid, before.Stay(PathState.Before, asHead) with { Head = unit });
        Offer(PathState.Before, before.Stay(PathState.Before, asHeading - 1));
        var beside = cells[(int)PathState.Beside];
        Offer(PathState.Head, beside.Open(PathState.Beside, asHead + weights[PathFeature.HeadWithoutBody]) with { Head = unit });
        Offer(PathState.Beside, beside.Stay(PathState.Beside, asHeading) with { Sub = unit });
        var head = cells[(int)PathState.Head];
        Offer(PathState.Head, head.Open(PathState.Head, asHead + weights[PathFeature.HeadAtEnd]) with { Head = unit });
        Offer(PathState.After, head.Stay(PathState.Head, asHeading) with { Sub = unit });
        var amid = cells[(int)PathState.HeadAmid];
        Offer(PathState.Head, amid.Open(PathState.HeadAmid, asHead + weights[PathFeature.HeadBelowBody]) with { Head = unit });
        Offer(PathState.After, amid.Stay(PathState.HeadAmid, asHeading) with { Sub = unit });
    }

    private float HeadingScore(float strength, bool cut)
    {
        var score = -strength + (cut ? weights[PathFeature.HeadingCutsIn] : 0);
        if (nextBodies[unit] < 0 || (nextHeads[unit] >= 0 && nextHeads[unit] < nextBodies[unit])) score += weights[PathFeature.HeadingWithoutBody];
        return score;
    }

    private float Early(PathCell cell) => weights[PathFeature.HeadingEarly] * sections.Earliness(cell.From, unit);

    /// <summary>At a new headline the article before stays open; an older one only where it was left within a sentence and the last was not.</summary>
    private PathCell AtHead(PathCell cell, bool cut)
    {
        var keeps = !cut && cell.Left >= 0 && scores.IsCut(cell.Left);
        return cell with { Head = unit, Old = keeps ? cell.Old : cell.Head, Left = keeps ? cell.Left : previous, Sub = -1 };
    }

    /// <summary>The cost of leaving an article right below one of its headings.</summary>
    private float Hanging(PathCell cell) => cell.Sub > previous ? weights[PathFeature.HeadingWithoutBody] : 0;

    private float Near(PathCell cell) => Math.Max(scores.Near(cell.Head, unit), scores.Near(cell.Sub, unit));

    private void Offer(PathState state, PathCell cell)
    {
        if (cell.Opens) cell = cell with { From = sections.Start(unit) };
        if (endsSigned && cell.Signed) cell = cell with { Score = cell.Score + weights[PathFeature.SignedTwice] };
        if (cell.Score > to[(int)state].Score) to[(int)state] = cell;
    }

    /// <summary>Takes the step's cells over: what the way back needs is kept, scores are made relative to the best.</summary>
    private void Keep()
    {
        sequence.Add(unit);
        var best = PathCell.Never;
        var signed = scores.IsSigned(units[unit]);
        foreach (var cell in to)
        {
            links.Add(new Link(cell.Head, (sbyte)cell.Back, cell.Opens));
            best = Math.Max(best, cell.Score);
        }

        for (var s = 0; s < States; s++) to[s] = to[s] with { Score = Math.Max(PathCell.Never, to[s].Score - best), Signed = signed || (to[s].Signed && !to[s].Opens) };
        (cells, to) = (to, cells);
    }

    private static int[] Next(IReadOnlyList<PageUnit> units, UnitKind kind)
    {
        var next = new int[units.Count];
        var found = -1;
        for (var u = units.Count - 1; u >= 0; u--)
        {
            next[u] = found;
            if (units[u].Kind == kind) found = u;
        }

        return next;
    }

    private List<ArticleDraft> Read()
    {
        var drafts = new List<ArticleDraft>();
        var byHead = new Dictionary<int, ArticleDraft>();
        ArticleDraft? current = null;
        var states = Trace();
        for (var k = 0; k < states.Length; k++)
        {
            var link = links[k * States + states[k]];
            if (link.Opens || current is null)
            {
                current = new ArticleDraft();
                drafts.Add(current);
            }
            else if (link.Head >= 0 && byHead.TryGetValue(link.Head, out var owner)) current = owner;
            if (link.Head == sequence[k])
            {
                current.Head = link.Head;
                byHead[link.Head] = current;
            }
            else current.Body.Add(sequence[k]);
        }

        return drafts;
    }

    private int[] Trace()
    {
        var states = new int[sequence.Count];
        var state = 0;
        var best = float.NegativeInfinity;
        for (var s = 0; s < States; s++)
        {
            var score = cells[s].Score + End((PathState)s);
            if (score <= best) continue;
            best = score;
            state = s;
        }

        for (var k = sequence.Count - 1; k >= 0; k--)
        {
            states[k] = state;
            state = links[k * States + state].Back;
        }

        return states;
    }

    private float End(PathState state) => state switch
    {
        PathState.Before => PathCell.Never / 2,
        PathState.Beside => weights[PathFeature.HeadAtEnd],
        PathState.Head => weights[PathFeature.HeadAtEnd],
        PathState.HeadAmid => weights[PathFeature.HeadBelowBody],
        _ => 0,
    };

    private readonly record struct Link(int Head, sbyte Back, bool Opens);
}
