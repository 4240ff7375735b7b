using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Explaining;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Reads the figures of one sentence: measure, indicator, time, status, basis, subject.</summary>
internal sealed class SentenceReader
{
    // Below it a sum without a digit tells nothing.
    private const decimal LeastVague = 1_000_000m;
    private readonly CueTable cues;
    private readonly UnitTable units;
    private readonly IndicatorRule indicators;
    private readonly InvestmentRule investment;
    private readonly GrantRule grants;
    private readonly StatusRule statuses;
    private readonly PeriodRule periods;
    private readonly ScopeRule scopes;
    private readonly int price;

    public SentenceReader(CueTable cues, UnitTable units, PeriodVocabulary periodWords)
    {
        this.cues = cues;
        this.units = units;
        var resolver = new PeriodResolver(periodWords);
        indicators = new IndicatorRule(cues);
        investment = new InvestmentRule(cues);
        grants = new GrantRule(cues);
        statuses = new StatusRule(cues);
        periods = new PeriodRule(resolver, cues);
        scopes = new ScopeRule(resolver);
        price = cues.IndicatorOf("price");
    }

    /// <summary>Appends the sentence's figures to <paramref name="links"/>.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="scope">The time in force; moved on by the sentence.</param>
    /// <param name="state">What the paragraph has said so far.</param>
    /// <param name="links">Receives the figures.</param>
    public void Read(Sentence sentence, TimeScope scope, ReaderState state, List<Link> links)
    {
        scope.StartSentence();
        scopes.Open(sentence, scope);
        state.Prices.Open(sentence);
        var first = links.Count;
        if (sentence.Scan.HasFigures) ReadFigures(sentence, scope, state, links);
        scope.Whole = TimeOfWhole(links, first);
        scopes.Close(sentence, scope);
    }

    /// <summary>Takes over the time that a heading names, wherever in it it stands.</summary>
    public void TakeHeading(string text, TextSpan span, Scan scan, TimeScope scope)
    {
        if (scan.Tokens.Count == 0) return;
        scopes.TakeHeading(new Sentence(text, scan, cues, 0, scan.Tokens.Count) { Start = span.Start }, scope);
    }

    /// <summary>Takes over the year of tasks that a heading of a work report names.</summary>
    public void TakeReportHeading(string text, TextSpan span, Scan scan, TimeScope scope)
    {
        if (scan.Tokens.Count == 0) return;
        scopes.TakeReportHeading(new Sentence(text, scan, cues, 0, scan.Tokens.Count) { Start = span.Start }, scope);
    }

    private void ReadFigures(Sentence sentence, TimeScope scope, ReaderState state, List<Link> links)
    {
        ListUnits.Apply(sentence, units);
        state.AllYoy |= SaysSameBelow(sentence);
        var first = links.Count;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.QuantityAt(i) is not { Unit: not null } quantity) continue;
            ReadFigure(sentence, new Link { Token = i, Quantity = quantity, SentenceStart = sentence.Start, YearOfPublication = scope.Published?.Year ?? 0, SentenceEnd = sentence[sentence.End - 1].End, Trace = state.Explains ? new Trace() : null }, scope, state, links, first);
        }
    }

    private void ReadFigure(Sentence sentence, Link link, TimeScope scope, ReaderState state, List<Link> links, int first)
    {
        var direct = DirectContext.Of(sentence, link.Token);
        // No noun is carried over further than this many figures.
        var from = Math.Max(first, links.Count - 16);
        var earlier = links.GetRange(from, links.Count - from);
        var previous = earlier.Count > 0 ? earlier[^1] : null;
        MeasureRule.Apply(sentence, link, direct, previous);
        link.Rejected |= NameRule.IsName(sentence, link, direct) || PeerRule.IsAgainstPeer(sentence, link, previous);
        if (link.Rejected)
        {
            if (link.Quantity.IsRelative) links.Add(link);
            return;
        }

        // 覆盖率提高到66.4%，比上年提高1.2个百分点: a rate lends its noun to its own move only.
        var usable = Usable(earlier);
        var lenders = link.Unit == "pp" && previous is { Measure: Measure.Ratio, Rejected: false } ? [previous] : usable;
        indicators.Apply(sentence, link, direct, lenders, state.Last);
        if ((link.IndicatorToken < 0 || sentence.CueAt(link.IndicatorToken) is { Strong: false }) && state.Table is { Unit: not null, Indicator: >= 0 } && link.Quantity.SharedUnit) link.Indicator = state.Table.Indicator;
        investment.Apply(sentence, link, direct);
        grants.Apply(sentence, link);
        if (IsVagueOfNothing(link)) return;
        link.Noun = link.IndicatorToken >= 0 ? sentence.CueAt(link.IndicatorToken)?.Text : null;
        if (link.IsCore) KeepPlaces(sentence, link);
        link.Status = statuses.Of(sentence, link, scope);
        if (link.Measure == Measure.Growth) link.Basis = BasisRule.Of(sentence, link, previous, state.AllYoy);
        if (link.Measure == Measure.Growth && link.Indicator == price) TakePriceBasis(sentence, link, state.Prices);
        var source = Source(link, usable);
        if (source is not null && link.Rule == "carried" && (link.Status == FactStatus.Reported || scope.Plan) && !statuses.IsSaid(sentence, link, scope)) TakeStatus(link, source.Status, "carried");
        if (link.Converts is { } printed) TakeOver(link, printed);
        else periods.Apply(sentence, link, source, scope);
        if (link.Status != FactStatus.Reported && link.PeriodMention?.Has(PeriodFlags.SamePeriod) == true && link.Period is { } past && scope.Published is { } issue && past.To < issue) TakeStatus(link, FactStatus.Reported, "past");
        if (link.Status == FactStatus.Target && scope.Plan && link.Period is { } period && scope.Published is { } day && period.To < day.AddDays(-1) && !statuses.IsSaid(sentence, link, scope)) TakeStatus(link, FactStatus.Reported, "past");
        if (link.Status == FactStatus.Reported && IsToCome(sentence, link, scope)) TakeStatus(link, link.Measure == Measure.Growth ? FactStatus.Expected : FactStatus.Planned, "plan");
        SpanRule.Apply(sentence, link, direct);
        if (link.Measure == Measure.Amount) link.Stage = StageRule.Of(sentence, link);
        link.Subject = SubjectRule.Of(sentence, link, direct, state.Subject);
        if (link.Subject is not null) state.Subject = link.Subject;
        Explainer.Gather(sentence, link, direct, source, state.Table, cues);
        links.Add(link);
        if (link.IsCore) state.Last = link;
    }

    // Where its words stand, for what is decided when the whole article has been read.
    private static void KeepPlaces(Sentence sentence, Link link)
    {
        var tokens = sentence.Scan.Tokens;
        if (link.IndicatorToken >= 0 && link.IndicatorToken < tokens.Count) (link.NounStart, link.NounEnd) = (tokens[link.IndicatorToken].Start, tokens[link.IndicatorToken].End);
        (link.ChangeStart, link.ChangeEnd) = link.ChangeToken >= 0 ? (tokens[link.ChangeToken].Start, tokens[link.ChangeToken].End) : (link.Quantity.Start, link.Quantity.End);
    }

    // The time of the first sum or change of a sentence, for the parts of it that the next one tells.
    private static Period? TimeOfWhole(List<Link> links, int first)
    {
        for (var i = first; i < links.Count; i++)
        {
            if (links[i] is { IsCore: true, Rejected: false, IsBase: false } link) return link.Period;
        }

        return null;
    }

    // 下周一再买入1亿元: the clause itself names a time that is still to come.
    private static bool IsToCome(Sentence sentence, Link link, TimeScope scope) =>
        scope.Published is { } day && link.Period?.From > day && link.PeriodMention is { } mention && mention.Start >= PeriodFinder.ClauseStart(sentence, link) && !Quotation.Is(sentence, link);

    // 价值数万元, 提高几十倍: no number, and nothing that an indicator of the table could tell.
    private bool IsVagueOfNothing(Link link) => link.Quantity.Vague && (link.Value < LeastVague || link.Measure != Measure.Amount || link.Indicator == cues.Other || link.Rule == "per-unit");

    // 食品价格环比下降2.2%。其中，菜类下降8%: on price indices the list goes on with the word that opened it.
    private static void TakePriceBasis(Sentence sentence, Link link, PriceList prices)
    {
        if (link.Basis is not null) prices.Note(link);
        else if (!BasisRule.IsOfBase(sentence, link) && prices.Of(sentence, link) is { } basis)
        {
            link.Trace?.SetBasis("list");
            link.Basis = basis;
        }
    }

    // 62亿元（8.6亿美元）: the same sum has the same time and status.
    private static void TakeOver(Link link, Link printed)
    {
        TakeStatus(link, printed.Status, "carried");
        link.Period = printed.Period;
        link.PeriodMention = printed.PeriodMention;
    }

    private static void TakeStatus(Link link, FactStatus status, string code)
    {
        if (status != link.Status) link.Trace?.SetStatus(code);
        link.Status = status;
    }

    private static List<Link> Usable(List<Link> earlier) => earlier.FindAll(l => !l.Rejected && l.Measure != Measure.Ratio || l.Measure == Measure.Count);

    // The figure whose noun is carried over lends its time as well.
    private static Link? Source(Link link, List<Link> earlier) =>
        earlier is [{ IsBase: true }] ? null :
        earlier is [.., var whole, { IsBase: true }] && link.Measure == Measure.Growth && link.Rule == "carried" ? whole : link.Measure == Measure.Growth && link.Rule is "carried" or "part-of" && earlier.Count > 0 && earlier[^1].Measure != Measure.Ratio ? earlier[^1] : null;

    // 同比增长5%（下同）: every later change is against the year before.
    private static bool SaysSameBelow(Sentence sentence)
    {
        var words = sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[sentence.End - 1].End - sentence.Start));
        return words.Contains("下同", StringComparison.Ordinal) && HasYoy(sentence);
    }

    private static bool HasYoy(Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.CueAt(i) is { Basis: Basis.Yoy }) return true;
        }

        return false;
    }
}

/// <summary>What an article has said so far that later sentences lean on.</summary>
internal sealed class ReaderState
{
    /// <summary>The last core figure of the paragraph.</summary>
    public Link? Last { get; set; }

    /// <summary>The table that is being read.</summary>
    public TableState Table { get; } = new();

    /// <summary>True where the rules are to tell why they decide as they do.</summary>
    public bool Explains { get; init; }

    /// <summary>The last subject named.</summary>
    public string? Subject { get; set; }

    /// <summary>What the price changes of a paragraph are compared with.</summary>
    public PriceList Prices { get; init; } = new();

    /// <summary>True after 同比…（下同）.</summary>
    public bool AllYoy { get; set; }
}
