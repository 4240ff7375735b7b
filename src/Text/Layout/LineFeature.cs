namespace PolicyML.Text.Layout;

/// <summary>What can be seen of a line. The names are the keys of <c>layout-model.tsv</c>.</summary>
internal enum LineFeature
{
    Always,

    // length in code units without the marks before it
    Len3, Len8, Len18, Len32, Len50, Len120, LenMore,

    // its end
    EndStop, EndComma, EndColon, EndMark, EndWord, EndCloser,

    // its inside
    HasStop, HasComma, HasBlank, Parallel, OpenQuote, LooseCloser,

    // its beginning
    Dateline, Marked, MarkedDeep, Dash, Ordinal, OrdinalStop, Bullet, Indented, StartsMid, DateOpen, PhotoOpen, Starter, ContinuedMark, JumpTail, Function, Figure, Row, TableTitle, DashLine, Salutation, PageReference, Appendix, DocumentTitle,

    // patterns
    Byline, BracketNames, BareNames, Credit, CreditTail, BylineTail, MastheadCue, MastheadCues, IssueNumber, Address, DateLine,
    Column, OrgEnd, HasVerb, HasSelf, PersonAct, KickerEnd, Suspense, HasColon, Digits, Symbols, Repeated, FullWidth, NoHan, Session, Office, Source, Notice, Quoted, Measured, PhotoReport,

    // the lines around it
    First, Last, GapBefore, GapAfter, CrumbBefore, CrumbAfter, PrevUnfinished, PrevBylineTail, PrevShort, PrevMarked, PrevDash, PrevByline, PrevMasthead,
    NextDateline, NextNextDateline, NextByline, NextDash, NextSession, NextCredit, NextNextCredit, NextShort, NextLong, NextMarked, NextOrdinal, JoinsNext, JoinsNextWord, JoinsPrev, NextStarter, NextStartsMid, PrevFigure, NextFigure, NextCreditTail, NextMasthead,

    // the page
    HeadShape, PageMarked, PageDatelines, PageMany, PageReport, Unnumbered,

    Count,
}

/// <summary>A set of <see cref="LineFeature"/>.</summary>
internal struct FeatureSet
{
    private ulong low;
    private ulong high;

    public readonly bool this[LineFeature feature] =>
        (int)feature < 64 ? (low & (1UL << (int)feature)) != 0 : (high & (1UL << ((int)feature - 64))) != 0;

    public void Add(LineFeature feature)
    {
        if ((int)feature < 64) low |= 1UL << (int)feature;
        else high |= 1UL << ((int)feature - 64);
    }

    public void Add(LineFeature feature, bool holds)
    {
        if (holds) Add(feature);
    }

    public void Remove(LineFeature feature)
    {
        if ((int)feature < 64) low &= ~(1UL << (int)feature);
        else high &= ~(1UL << ((int)feature - 64));
    }

    /// <summary>Adds the rows of a weight table that belong to the features of the set.</summary>
    public readonly void Sum(float[] weights, int tags, Span<float> into)
    {
        Sum(low, 0, weights, tags, into);
        Sum(high, 64, weights, tags, into);
    }

    private static void Sum(ulong bits, int offset, float[] weights, int tags, Span<float> into)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            var row = weights.AsSpan((offset + System.Numerics.BitOperations.TrailingZeroCount(bits)) * tags, tags);
            for (var t = 0; t < row.Length; t++) into[t] += row[t];
        }
    }
}
