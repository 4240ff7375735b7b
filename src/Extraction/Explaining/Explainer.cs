using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Linking;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Explaining;

/// <summary>Gathers the reasons of a figure that has been read: what the rules told, and what the link and its words show.</summary>
internal sealed class Explainer
{
    private const int MostRunnersUp = 3;
    private readonly Sentence sentence;
    private readonly Link link;
    private readonly Trace trace;
    private readonly CueTable cues;

    private Explainer(Sentence sentence, Link link, Trace trace, CueTable cues)
    {
        this.sentence = sentence;
        this.link = link;
        this.trace = trace;
        this.cues = cues;
    }

    /// <summary>Fills the reasons of a link's trace.</summary>
    /// <param name="sentence">The sentence it stands in.</param>
    /// <param name="link">The figure as read.</param>
    /// <param name="direct">The words that touch its number.</param>
    /// <param name="source">The figure that lent its time, or null.</param>
    /// <param name="table">The table that is being read.</param>
    /// <param name="cues">The vocabulary.</param>
    public static void Gather(Sentence sentence, Link link, in DirectContext direct, Link? source, TableState table, CueTable cues)
    {
        if (link.Trace is not { } trace) return;
        var explainer = new Explainer(sentence, link, trace, cues);
        explainer.OfIndicator(table);
        explainer.OfUnit();
        explainer.OfChange();
        explainer.OfBound(direct);
        if (link.Measure == Measure.Growth) explainer.Add(ReasonAspect.Basis, trace.Basis.Code, trace.Basis.Span);
        explainer.Add(ReasonAspect.Status, trace.Status.Code, trace.Status.Span);
        explainer.OfPeriod(source);
    }

    private void OfIndicator(TableState table)
    {
        var noun = link.IndicatorToken >= 0 && link.IndicatorToken < sentence.Scan.Tokens.Count ? link.IndicatorToken : -1;
        var span = noun >= 0 ? SpanOf(noun) : default;
        if (trace.Lender is { } lender) Add(ReasonAspect.Indicator, "lent", new TextSpan(lender.Quantity.Start, lender.Quantity.End));
        if (noun >= 0) AddNoun(noun, span);
        else if (link.Quantity.SharedUnit && table is { Unit: not null, Indicator: >= 0 } && table.Indicator == link.Indicator) Add(ReasonAspect.Indicator, "table", default);
        else if (trace.Lender is null) Add(ReasonAspect.Indicator, "none", default);
        foreach (var (word, score, indicator) in trace.Candidates.Where(c => c.Span != span).OrderByDescending(c => c.Score).Take(MostRunnersUp))
            trace.Reasons.Add(new Reason(ReasonAspect.RunnerUp, "weighed", "", word) { Score = score, Indicator = cues.Indicators[indicator] });
    }

    private void AddNoun(int noun, TextSpan span)
    {
        var named = sentence.Scan.Tokens[noun] is { Kind: Scanning.TokenKind.Cue } token ? cues[token.Ref].Indicator : -1;
        var code = named >= 0 && named != link.Indicator ? "settled" : "noun";
        double? score = trace.Candidates.FindLastIndex(c => c.Span == span) is var at and >= 0 ? trace.Candidates[at].Score : null;
        trace.Reasons.Add(new Reason(ReasonAspect.Indicator, code, "", span) { Score = score, Indicator = named >= 0 ? cues.Indicators[named] : null });
    }

    private void OfUnit()
    {
        if (link.Quantity.ImpliedUnit) Add(ReasonAspect.Unit, "implied", default);
        else if (link.Quantity.SharedUnit) Add(ReasonAspect.Unit, "shared", default);
    }

    private void OfChange()
    {
        if (link.Measure != Measure.Growth) return;
        if (link.ChangeToken >= 0 && sentence.CueAt(link.ChangeToken) is { Sign: not 0 } cue)
            Add(ReasonAspect.Change, cue.Sign > 0 ? "up" : "down", SpanOf(link.ChangeToken));
        else if (link.Quantity.Signed) Add(ReasonAspect.Change, "sign", default);
        else if (link.ChangeToken >= 0 && link.ChangeToken != link.Token) Add(ReasonAspect.Change, "compared", SpanOf(link.ChangeToken));
        else Add(ReasonAspect.Change, "compared", default);
    }

    private void OfBound(in DirectContext direct)
    {
        if (link.Bound == Bound.Exact) return;
        var word = -1;
        for (var i = direct.LeftEdge; i <= direct.RightEdge && word < 0; i++)
        {
            if (sentence.CueAt(i) is { } cue && (i < link.Token ? cue.Has(CueRoles.BoundBefore) && cue.BoundBefore == link.Bound : cue.Has(CueRoles.BoundAfter) && cue.BoundAfter == link.Bound)) word = i;
        }

        if (word >= 0) Add(ReasonAspect.Bound, "word", SpanOf(word));
        else if (link.Quantity.Bound == link.Bound) Add(ReasonAspect.Bound, "number", new TextSpan(link.Quantity.Start, link.Quantity.End));
        else Add(ReasonAspect.Bound, "around", default);
    }

    private void OfPeriod(Link? source)
    {
        if (link.Period is not { } period)
        {
            Add(ReasonAspect.Period, "none", default);
            return;
        }

        var mention = link.PeriodMention is { } found && found.End > found.Start ? new TextSpan(found.Start, found.End) : default;
        if (source is not null && ReferenceEquals(period, source.Period)) Add(ReasonAspect.Period, "carried", new TextSpan(source.Quantity.Start, source.Quantity.End));
        Add(ReasonAspect.Period, KindOf(mention), mention);
    }

    // Said in the sentence; else the topic that an earlier one or a heading set; else the year of a report or of the issue.
    private string KindOf(TextSpan mention)
    {
        if (mention.IsEmpty) return link.PeriodMention is { Part: PeriodPart.Year, YearOffset: 0 } && link.IndicatorToken >= 0 ? "issue" : "frame";
        if (mention.Start < sentence.Start || mention.End > link.SentenceEnd) return "topic";
        return mention.Start >= sentence.ClauseOffset(sentence.ClauseStart(link.Token)) ? "clause" : "sentence";
    }

    private TextSpan SpanOf(int token) => new(sentence.Scan.Tokens[token].Start, sentence.Scan.Tokens[token].End);

    private void Add(ReasonAspect aspect, string code, TextSpan span) =>
        trace.Reasons.Add(new Reason(aspect, code, "", span.IsEmpty ? null : span));
}
