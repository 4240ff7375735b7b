namespace PolicyML.Text.Layout;

/// <summary>Which units make up an article, in reading order.</summary>
internal sealed class ArticleDraft
{
    /// <summary>Unit of its headline block; -1 where it has none.</summary>
    public int Head { get; set; } = -1;

    /// <summary>Paragraphs and headings, in reading order.</summary>
    public List<int> Body { get; } = [];

    /// <summary>Bylines printed below the body.</summary>
    public List<int> Bylines { get; } = [];

    /// <summary>Photos that belong to it.</summary>
    public List<int> Captions { get; } = [];
}

/// <summary>
/// Gives every paragraph its article: the best path through the units in reading order, where each paragraph belongs to the
/// headline before it, to the headline after it, to no headline, or goes on with an earlier article beside a headline passed.
/// Paths are scored by continuity between paragraphs and by what paragraphs share with headlines.
/// </summary>
internal sealed class ArticleAssembler
{
    private const int States = 6;
    private const float Never = -1e6f;
    private const float NoHeadline = -3;
    private readonly Page page;
    private readonly IReadOnlyList<PageUnit> units;
    private readonly LineTagger tagger;
    private readonly HeadAffinity? affinity;
    private readonly Cohesion? cohesion;
    private readonly List<int> sequence = [];
    private readonly int[] nextHeads;
    private readonly int[] nextBodies;
    private int sameAfter = -1;
    private float sameScore;
    private readonly List<Link> path = [];
    private Cell[] cells = new Cell[States];
    private Cell[] spare = new Cell[States];

    private ArticleAssembler(Page page, IReadOnlyList<PageUnit> units, LineTagger tagger)
    {
        this.page = page;
        this.units = units;
        this.tagger = tagger;
        if (HasChoice())
        {
            affinity = new HeadAffinity(page, units);
            cohesion = new Cohesion(page, units);
        }

        nextHeads = Next(units, UnitKind.Head);
        nextBodies = Next(units, UnitKind.Body);
    }

    private enum State
    {
        /// <summary>In the article of a headline read before.</summary>
        After,

        /// <summary>In an article without headline.</summary>
        Bare,

        /// <summary>In an article whose headline comes next.</summary>
        Before,

        /// <summary>In the article of the headline before last, whose column goes on beside a newer headline.</summary>
        Beside,

        /// <summary>At a headline whose body has not begun.</summary>
        Head,

        /// <summary>At a headline with body above it.</summary>
        HeadAmid,
    }

    /// <summary>Gives the paragraphs and headings of a page to articles.</summary>
    public static List<ArticleDraft> Assemble(Page page, IReadOnlyList<PageUnit> units, LineTagger tagger)
    {
        var assembler = new ArticleAssembler(page, units, tagger);
        assembler.Run();
        return assembler.Read();
    }

    private void Run()
    {
        var previousBody = -1;
        var evidence = new Break();
        for (var u = 0; u < units.Count; u++)
        {
            var unit = units[u];
            if (unit.Kind is UnitKind.Byline or UnitKind.Masthead or UnitKind.Caption)
            {
                evidence.Add(unit.Kind);
                continue;
            }

            Array.Fill(spare, new Cell(Never, -1, -1, false, -1, -1, -1));
            var to = spare;
            if (unit.Kind == UnitKind.Body)
            {
                StepBody(u, previousBody, evidence, to);
                previousBody = u;
                evidence = new Break();
            }
            else StepHead(u, previousBody, to);
            Keep(u);
        }
    }

    private void StepBody(int unit, int previousBody, Break evidence, Cell[] to)
    {
        var line = units[unit].From;
        var same = Same(previousBody, unit);
        var link = previousBody < 0 ? 0 : Continuity(units[previousBody].From, line, evidence) + same;
        var bare = page.Lines[line].Has(LineFeature.Dateline) ? 0 : -1.5f;
        if (sequence.Count == 0)
        {
            Offer(to, State.Bare, bare - 2, -1, -1, true, -1);
            Offer(to, State.Before, -2, -1, -1, true, -1);
            return;
        }

        var next = nextHeads[unit];
        for (var s = 0; s < States; s++)
        {
            var from = cells[s];
            if (from.Score <= Never) continue;
            var near = Math.Max(Near(from.Head, unit), Near(from.Sub, unit));
            switch ((State)s)
            {
                case State.After:
                    Offer(to, State.After, from.Score + link + near, s, from.Head, false, from.Old, from.Open, from.Sub);
                    if (from.Old >= 0) Offer(to, State.After, from.Score - link + Return(from, unit, same), s, from.Old, false, from.Head, previousBody);
                    Offer(to, State.Bare, from.Score - link - 2 + bare, s, -1, true, -1);
                    Offer(to, State.Before, from.Score - link - 1.5f + Near(next, unit), s, -1, true, -1);
                    break;
                case State.Bare:
                    Offer(to, State.Bare, from.Score + link, s, -1, false, -1);
                    Offer(to, State.Bare, from.Score - link - 1 + bare, s, -1, true, -1);
                    Offer(to, State.Before, from.Score - link - 0.5f + Near(next, unit), s, -1, true, -1);
                    break;
                case State.Before:
                    Offer(to, State.Before, from.Score + link + Near(next, unit), s, -1, false, -1);
                    break;
                case State.Beside:
                    Offer(to, State.Beside, from.Score + link + near, s, from.Head, false, from.Old);
                    Offer(to, State.After, from.Score - link + Near(from.Old, unit), s, from.Old, false, -1);
                    break;
                case State.Head:
                    Offer(to, State.After, from.Score + near - same, s, from.Head, false, from.Old, from.Open);
                    Offer(to, State.Before, from.Score - 7, s, -1, true, -1);
                    Offer(to, State.Bare, from.Score - 7, s, -1, true, -1);
                    if (from.Old >= 0 && previousBody >= 0 && IsCut(previousBody)) Offer(to, State.Beside, from.Score - 3 + Across(previousBody, line) + same + Near(from.Old, unit), s, from.Old, false, from.Head);
                    break;
                default:
                    Offer(to, State.After, from.Score + near + Across(previousBody, line) + same, s, from.Head, false, -1);
                    Offer(to, State.Bare, from.Score - 2 - same + bare, s, -1, true, -1);
                    Offer(to, State.Before, from.Score - 0.5f - same + Near(next, unit), s, -1, true, -1);
                    break;
            }
        }
    }

    private void StepHead(int unit, int previousBody, Cell[] to)
    {
        var strength = Strength(units[unit]);
        var asHead = strength / 2;
        var asHeading = -strength / 2;
        if (nextBodies[unit] < 0) asHeading -= 3;
        else if (nextHeads[unit] >= 0 && nextHeads[unit] < nextBodies[unit]) asHeading -= 2;
        if (sequence.Count == 0)
        {
            Offer(to, State.Head, 2, -1, unit, true, -1);
            return;
        }

        var cut = previousBody >= 0 && IsCut(previousBody) ? -2f : 0;
        for (var s = 0; s < States; s++)
        {
            var from = cells[s];
            if (from.Score <= Never) continue;
            switch ((State)s)
            {
                case State.After or State.Bare or State.Beside:
                    var keeps = cut == 0 && from.Open >= 0 && IsCut(from.Open);
                    Offer(to, State.Head, from.Score + asHead + cut - ((State)s == State.Beside ? 5 : 0), s, unit, true, keeps ? from.Old : (State)s == State.After ? from.Head : -1, keeps ? from.Open : previousBody);
                    Offer(to, (State)s, from.Score + asHeading, s, from.Head, false, from.Old, from.Open, unit);
                    break;
                case State.Before:
                    Offer(to, State.HeadAmid, from.Score + asHead, s, unit, false, -1);
                    Offer(to, State.Before, from.Score + asHeading - 1, s, -1, false, -1);
                    break;
                case State.Head:
                    Offer(to, State.Head, from.Score + asHead - 3, s, unit, true, -1);
                    Offer(to, State.After, from.Score + asHeading, s, from.Head, false, from.Old, from.Open, unit);
                    break;
                default:
                    Offer(to, State.Head, from.Score + asHead - 2, s, unit, true, -1);
                    Offer(to, State.After, from.Score + asHeading, s, from.Head, false, -1);
                    break;
            }
        }
    }

    private float Near(int head, int body) => affinity?.Between(head, body) ?? 0;

    private float Together(int before, int after) => cohesion?.Between(before, after) ?? 0;

    /// <summary>True where more than one article may be on the page, or a headline may stand amid its text.</summary>
    private bool HasChoice()
    {
        int openings = 0, closings = 0;
        var body = false;
        foreach (var unit in units)
        {
            if (unit.Kind == UnitKind.Head && body && openings == 0) return true;
            if (unit.Kind == UnitKind.Head || (unit.Kind == UnitKind.Heading && Strength(unit) > NoHeadline)) openings++;
            if (unit.Kind == UnitKind.Byline || page.Lines[unit.From].TailByline > 0) closings++;
            if (unit.Kind != UnitKind.Body) continue;
            body = true;
            if (page.Lines[unit.From].DatelineEnd > 0) closings++;
        }

        return openings > 1 || closings > 1;
    }

    /// <summary>How much a headline block looks like the beginning of an article.</summary>
    private float Strength(PageUnit unit)
    {
        var best = float.NegativeInfinity;
        var heads = 0;
        var bonus = 0f;
        for (var l = unit.From; l < unit.To; l++)
        {
            if (page.Lines[l].Tag == LineTag.Byline) bonus += 3;
            else
            {
                heads++;
                best = Math.Max(best, tagger.Strength(page.Lines[l]));
            }
        }

        return best + bonus + (heads > 1 ? 1 : 0);
    }

    /// <summary>How well a paragraph goes on from the one before it: above 0 for the same article.</summary>
    private float Continuity(int before, int line, Break evidence)
    {
        var a = page.Lines[before];
        var b = page.Lines[line];
        var link = 1.2f;
        if (b.Has(LineFeature.Dateline)) link -= 6;
        else if (PageReader.IsUnfinished(a)) link += 2.5f + page.Join(before, line);
        else if (b.Has(LineFeature.StartsMid)) link -= 2;
        if (a.TailByline > 0) link -= 4.5f;
        if (b.Has(LineFeature.ContinuedMark) || a.Has(LineFeature.JumpTail)) link -= 3;
        return link + evidence.Score;
    }

    /// <summary>Whether two paragraphs that follow each other tell of the same thing.</summary>
    private float Same(int before, int after)
    {
        if (before < 0 || after < 0) return 0;
        if (sameAfter == after) return sameScore;
        sameAfter = after;
        sameScore = page.Lines[units[after].From].Has(LineFeature.Dateline) ? -1 : Together(before, after);
        return sameScore;
    }

    private bool IsCut(int unit) => PageReader.IsUnfinished(page.Lines[units[unit].From]);

    /// <summary>How well a paragraph goes on from where an earlier article was left, its column going on after another article.</summary>
    private float Return(Cell from, int unit, float same)
    {
        var line = units[unit].From;
        if (page.Lines[line].Has(LineFeature.Dateline)) return Never;
        var cut = IsCut(from.Open);
        if (!cut && same > 0) return Never;
        var score = Near(from.Old, unit) + Together(from.Open, unit) - 2;
        return score + (cut ? 2.5f + page.Join(units[from.Open].From, line) : -2.5f);
    }

    /// <summary>How well a paragraph goes on below a headline that stands amid its text.</summary>
    private float Across(int previousBody, int line)
    {
        if (previousBody < 0) return -2;
        var before = units[previousBody].From;
        return PageReader.IsUnfinished(page.Lines[before]) ? 3 + page.Join(before, line) : -1.5f;
    }

    /// <summary>Takes the step's cells over: what the way back needs is kept, scores are made relative to the best.</summary>
    private void Keep(int unit)
    {
        sequence.Add(unit);
        var best = float.NegativeInfinity;
        foreach (ref var cell in spare.AsSpan())
        {
            path.Add(new Link(cell.Head, (sbyte)cell.Back, cell.Opens));
            best = Math.Max(best, cell.Score);
        }

        foreach (ref var cell in spare.AsSpan()) cell = cell with { Score = Math.Max(Never, cell.Score - best) };
        (cells, spare) = (spare, cells);
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

    private static void Offer(Cell[] to, State state, float score, int back, int head, bool opens, int old, int open = -1, int sub = -1)
    {
        ref var cell = ref to[(int)state];
        if (score > cell.Score) cell = new Cell(score, back, head, opens, old, open, sub);
    }

    private List<ArticleDraft> Read()
    {
        var drafts = new List<ArticleDraft>();
        var states = Trace();
        ArticleDraft? current = null;
        var byHead = new Dictionary<int, ArticleDraft>();
        for (var k = 0; k < states.Length; k++)
        {
            var unit = sequence[k];
            var link = path[k * States + states[k]];
            if (link.Opens || current is null)
            {
                current = new ArticleDraft();
                drafts.Add(current);
            }
            else if (link.Head >= 0 && byHead.TryGetValue(link.Head, out var owner)) current = owner;
            if (link.Head == unit)
            {
                current.Head = unit;
                byHead[unit] = current;
            }
            else current.Body.Add(unit);
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
            var end = (State)s switch { State.Before => -1000f, State.Beside => -3, State.Head => -3, State.HeadAmid => -2, _ => 0 };
            if (cells[s].Score + end <= best) continue;
            best = cells[s].Score + end;
            state = s;
        }

        for (var k = sequence.Count - 1; k >= 0; k--)
        {
            states[k] = state;
            state = path[k * States + state].Back;
        }

        return states;
    }

    private readonly record struct Link(int Head, sbyte Back, bool Opens);

    private readonly record struct Cell(float Score, int Back, int Head, bool Opens, int Old, int Open, int Sub);

    /// <summary>What stood between two paragraphs.</summary>
    private struct Break
    {
        public float Score;

        public void Add(UnitKind kind) => Score += kind switch
        {
            UnitKind.Byline => -4.5f,
            UnitKind.Masthead => -0.5f,
            _ => 0,
        };
    }
}
