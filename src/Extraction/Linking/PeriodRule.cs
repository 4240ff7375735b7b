using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>Gives each figure its time: the mention in its clause, else in its sentence, else the topic in force.</summary>
internal sealed class PeriodRule
{
    // Accounts of a quarter or half are foretold so many days before it ends.
    private const int Grace = 15;
    private readonly MentionDays mentions;
    private readonly EventDays events;
    private readonly UntimedSums untimed;
    private readonly PeriodExtent extent;
    private readonly HashSet<int> statistics;
    private readonly HashSet<int> accounts;
    private readonly HashSet<int> funds;
    private readonly int total;
    private readonly int financing;
    private readonly int price;

    public PeriodRule(PeriodResolver resolver, CueTable cues)
    {
        mentions = new MentionDays(resolver);
        extent = new PeriodExtent(cues);
        events = new EventDays(resolver, extent, cues);
        untimed = new UntimedSums(cues);
        total = cues.IndicatorOf("investment_total");
        financing = cues.IndicatorOf("financing");
        price = cues.IndicatorOf("price");
        string[] measured = ["gdp", "value_added", "output_value", "fiscal_revenue", "retail", "trade", "fdi", "income", "investment_completed", "tax", "profit", "revenue"];
        statistics = [.. measured.Select(cues.IndicatorOf)];
        funds = [cues.IndicatorOf("fiscal_funds"), financing];
        accounts = [cues.IndicatorOf("revenue"), cues.IndicatorOf("profit")];
    }

    public void Apply(Sentence sentence, Link link, Link? source, TimeScope scope)
    {
        var mention = PeriodFinder.Find(sentence, link, source, out var direct);
        if (!direct && source is null && PeriodFinder.After(sentence, link) is { } paid) (mention, direct) = (paid, true);
        if (IsTimeless(sentence, link, mention, direct, scope.IsReport))
        {
            link.Period = null;
            return;
        }

        if (source is not null && !direct && link.Basis != Basis.Cagr)
        {
            link.Period = IsOfReview(link, source, scope) ? new Period(scope.Text, scope.Days!.Value.From, scope.Days.Value.To) : source.Period;
            link.PeriodMention = source.PeriodMention;
            return;
        }

        if (StartOfWay(sentence, link, scope) is { } start)
        {
            link.Period = start;
            return;
        }

        var past = OfBase(sentence, link);
        link.IsBase = past is not null || (link.Measure == Measure.Amount && mention is { } with && (with.Has(PeriodFlags.Base) || (direct && with.Has(PeriodFlags.SamePeriod) && IsAside(link, with))));
        if (past is not null) mention = past;
        else if (PeriodFinder.InList(sentence, link, scope) is { } listed) (mention, direct) = (listed, true);
        else if (!scope.IsReport && OfYearPlan(sentence, link)) mention = new PeriodMention(link.SpanStart, link.SpanStart, PeriodPart.Year, 0, 0, 0, 0, 0, PeriodFlags.None);
        if (mention is { Part: PeriodPart.Year } && !direct && link.Status == FactStatus.Reported && IsOfAllYears(sentence, link, scope)) mention = null;
        if (!direct && mention is { } far && untimed.IsTooFar(sentence, link, far)) mention = null;
        // 上半年净利润同比减少，金星铝业跌超10%: a quotation is not of another clause's half year.
        if (!direct && mention is { Part: PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters } && (link.Measure == Measure.Growth || link.Noun?.EndsWith("净值", StringComparison.Ordinal) == true) && Quotation.Is(sentence, link) && scope.Day is not null) mention = null;
        if (mention is { } contract && IsOfContract(sentence, link, contract, scope)) mention = null;
        if (mention is { Part: PeriodPart.SameDay }) mention = scope.Day;
        if (mention is { Part: PeriodPart.Quarter, Year: 0, YearOffset: null } quarter && scope.Fiscal is { } fiscal) mention = OfFiscalYear(quarter, fiscal);
        if (mention is null && !direct && source is null && RunOf(sentence, link) is { } run) mention = run;
        if (mention is { Part: PeriodPart.SameReporting } same && (TakeReporting(sentence, link, same, scope) || scope.Mention?.Has(PeriodFlags.Since) == true)) return;
        if (mention is { Part: not PeriodPart.SameReporting } found) Resolve(sentence, link, found, scope);
        else if ((link.Status != FactStatus.Expected || scope.IsReport || link.Basis == Basis.Cagr) && !UntimedSums.HasAfterwards(sentence, link)) TakeScope(sentence, link, scope);
    }

    // Totals and sizes of funds have no time of their own, unless a day closes them (截至6月30日，规模达到…).
    private bool IsTimeless(Sentence sentence, Link link, PeriodMention? mention, bool direct, bool isReport)
    {
        if (link.Measure != Measure.Amount) return false;
        if (link.Indicator == total) return true;
        // 每亩保底1200元, 单户最高20万元: a standing sum, unless a time opens its sentence or clause.
        if (!direct && !isReport && !(mention is { } opener && opener.Start <= sentence.Start + 3 && !opener.Has(PeriodFlags.Deadline)) && sentence.Words.Standing.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return true;
        if (link.Indicator != financing || direct || mention?.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd) == true) return false;
        return link.Noun is { } noun && sentence.Words.FundSize.Has(noun);
    }

    // “十四五”时期，…；累计完成投资640亿元; 年均增长12.5%: what adds up or is averaged is of all the years in force.
    private static bool IsOfAllYears(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Days is not { } days || days.To.Year == days.From.Year) return false;
        return link.Basis == Basis.Cagr || PeriodFinder.ClauseBefore(sentence, link).Contains("累计", StringComparison.Ordinal);
    }

    // “十四五”时期，经济总量突破500亿元、增长19.8%: the level is of the last year, the growth of them all.
    private static bool IsOfReview(Link link, Link source, TimeScope scope)
    {
        if (link.Basis is not null || source.Period is not { } level || scope.Days is not { } days || days.To.Year == days.From.Year) return false;
        return scope.Mention?.Part is PeriodPart.FiveYearPlan or PeriodPart.LastYears && level.To == days.To && level.From.Year == days.To.Year && source.PeriodMention is not { Part: PeriodPart.Year };
    }

    // In a review of several years, 从3826亿元增长到4398亿元 starts from the year before them; 2015-2020年 starts in the first.
    private static Period? StartOfWay(Sentence sentence, Link link, TimeScope scope)
    {
        if (link.Measure != Measure.Amount || scope.Days is not { } days || days.To.Year == days.From.Year || scope.Mention?.Has(PeriodFlags.Since) == true) return null;
        if (link.Quantity.Start == sentence.Start || sentence.Text[link.Quantity.Start - 1] is not ('从' or '由')) return null;
        var year = days.From.Year - (scope.Mention?.Part == PeriodPart.YearRange ? 0 : 1);
        return new Period(scope.Text, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }

    // 较去年同期3.98亿欧元: the sum that this year's is compared with.
    private static PeriodMention? OfBase(Sentence sentence, Link link)
    {
        var before = link.Token - 1;
        if (link.Measure != Measure.Amount || sentence.CueAt(before) is not { Basis: Basis.Yoy } cue || sentence.GapBefore(link.Token) > 1) return null;
        if (!cue.Text.Contains("去年", StringComparison.Ordinal) && !cue.Text.Contains("上年", StringComparison.Ordinal)) return null;
        return new PeriodMention(sentence[before].Start, sentence[before].End, PeriodPart.Year, 0, -1, 0, 0, 0, PeriodFlags.SamePeriod);
    }

    // 去年同期为65亿元
    private static bool IsAside(Link link, PeriodMention mention) => mention.End <= link.Quantity.Start && link.Quantity.Start - mention.End <= PeriodFinder.LongestAside;

    // 9月铜价上涨4美分, 活动持续至9月底, said in August: the month of a contract or of what is still to come.
    private bool IsOfContract(Sentence sentence, Link link, PeriodMention mention, TimeScope scope) =>
        MentionDays.IsAhead(mention, scope) && link.Status == FactStatus.Reported && MentionDays.YearInForce(sentence, mention, scope) is null
        && (mention.Has(PeriodFlags.Deadline) || (mention.Flags == PeriodFlags.None && (link.Indicator == price || Quotation.Is(sentence, link))));

    // 年度计划投资4.2亿元 is of the year of publication.
    private static bool OfYearPlan(Sentence sentence, Link link) =>
        link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && (cue.Text.StartsWith("年度", StringComparison.Ordinal) || cue.Text.StartsWith("年计划", StringComparison.Ordinal));

    // 期内, 单季度: the time that the report speaks of.
    private bool TakeReporting(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        if (scope.Reporting is not { } report || (mention.A == 1 && report.Mention.Part != PeriodPart.Quarter)) return false;
        extent.Set(sentence, link, report.Mention with { Flags = report.Mention.Flags | (mention.Flags & PeriodFlags.AtEnd) }, report.Days, report.Text);
        return true;
    }

    // 截至6月30日的2023财年，…，第四季度增长36%: the quarter that its year closes; no days where the text tells none.
    private static PeriodMention OfFiscalYear(PeriodMention quarter, PeriodMention fiscal)
    {
        if (fiscal.A == 0 || fiscal.Year == 0) return quarter with { Part = PeriodPart.FiscalYear, A = 0 };
        var last = new DateOnly(fiscal.Year, fiscal.A, 1).AddMonths(-3 * (4 - quarter.A));
        return quarter with { Part = PeriodPart.FiscalYear, Year = last.Year, A = last.Month, B = DateTime.DaysInMonth(last.Year, last.Month), C = 1 };
    }

    // 从6月26日起…，目前已获利4000元: from the day named on.
    private static PeriodMention? RunOf(Sentence sentence, Link link)
    {
        if (link.Measure != Measure.Amount || link.Status != FactStatus.Reported || !sentence.Words.ByNow.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return null;
        for (var i = link.Token - 1; i >= sentence.First; i--)
        {
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Day or PeriodPart.Month or PeriodPart.Year } mention && mention.Has(PeriodFlags.From) && sentence.Text.AsSpan(mention.End).StartsWith("起")) return mention with { Flags = PeriodFlags.Since };
        }

        return null;
    }

    private void Resolve(Sentence sentence, Link link, PeriodMention found, TimeScope scope)
    {
        if (mentions.OfRange(sentence, found, scope) is { } range)
        {
            extent.Set(sentence, link, found with { Part = PeriodPart.DayRange, Flags = PeriodFlags.None }, range, sentence.Text[found.Start..found.End]);
            return;
        }

        var until = PeriodFinder.UpTo(sentence, link, found);
        var mention = mentions.AsReached(sentence, link, until, scope);
        if (mentions.Days(sentence, link, mention, scope) is not { } days) return;
        // 8月17日举行…，将捐款1000万元: the day of the news is not that of what is planned.
        if (mention.IsDay && link.Status is FactStatus.Planned or FactStatus.Target && days.To < scope.Published && mention.End < PeriodFinder.ClauseStart(sentence, link)) return;
        if (mention.Has(PeriodFlags.UpTo) && mentions.StartOfWork(sentence, link, mention, scope) is { } start && start < days.To) days = (start, days.To);
        var sinceJanuary = until != found;
        extent.Set(sentence, link, mention, days, sentence.Text[mention.Start..mention.End], addsUp: sinceJanuary);
        if (IsStillRunning(link, mention, scope)) link.Period = null;
        if (link.Period is { } period && period.From == period.To && mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd) && !IsOfComparison(sentence, mention)) scope.BalanceDay = period;
    }

    // Q3营收, told in August: a quarter of the firm's own year, of which the text tells no days.
    private bool IsStillRunning(Link link, PeriodMention mention, TimeScope scope) =>
        mention.Part == PeriodPart.Quarter && mention.YearOffset is null && link is { Status: FactStatus.Reported, Period: { } period } && accounts.Contains(link.Indicator) && scope.Published is { } day && period.From < day && period.To > day.AddDays(Grace);

    // 高于截至3月31日的1306亿美元
    private static bool IsOfComparison(Sentence sentence, PeriodMention mention)
    {
        var start = Math.Max(sentence.Start, mention.Start - 5);
        return sentence.Text.AsSpan(start, Math.Max(0, mention.Start - start)).IndexOfAny("高低比较") >= 0;
    }

    // Two sentences on, a month or year told of in the news is no longer the time of a sum; what statistics or a look back count up is.
    private bool IsFaded(Link link, TimeScope scope)
    {
        if (scope.IsReport || link.Measure != Measure.Amount || scope is not { Section: null, AgeOfTopic: > 1, Mention: { } topic } || topic.Has(PeriodFlags.TradingDay | PeriodFlags.Since)) return false;
        return topic.Part is PeriodPart.Month or PeriodPart.Day || (topic.Part is PeriodPart.Year or PeriodPart.YearRange or PeriodPart.LastYears && !IsLookedBackOn(link, scope));
    }

    private bool IsLookedBackOn(Link link, TimeScope scope)
    {
        if (link.Status != FactStatus.Reported || scope.Published is not { } issue || scope.Days is not { } days) return false;
        return statistics.Contains(link.Indicator) ? days.To.Year >= issue.Year - 1 : funds.Contains(link.Indicator) && days.To.Year == issue.Year - 1;
    }

    // The accounts of a company's notice, and changes below the data of a month.
    private bool IsReportedOn(Link link, PeriodMention report) =>
        accounts.Contains(link.Indicator) || (link is { Measure: Measure.Growth, Status: FactStatus.Reported } && report.Part is PeriodPart.Month or PeriodPart.FirstMonths or PeriodPart.MonthRange);

    // 过去一周，净卖出255亿元。其中沪股通108亿元: a part is of the time of the whole.
    private static bool TakeWhole(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Whole is not { } whole || !sentence.Text.AsSpan(sentence.Start).TrimStart().StartsWith("其中")) return false;
        link.Period = whole;
        return true;
    }

    private void TakeScope(Sentence sentence, Link link, TimeScope scope)
    {
        if (TakeWhole(sentence, link, scope)) return;
        if (EventDays.OfBalanceDay(sentence, link, scope) || events.OfDay(sentence, link, scope) || IsFaded(link, scope) || untimed.Stands(sentence, link, scope)) return;
        // 期货收涨3.5%: a quotation without a day is not of the years spoken of.
        if (scope.Mention?.Part is PeriodPart.YearRange or PeriodPart.LastYears or PeriodPart.FiveYearPlan or PeriodPart.Year && Quotation.Is(sentence, link) && link.Measure == Measure.Growth) return;
        if (scope.Days is { } days) extent.Set(sentence, link, scope.Mention is { } topic && !(scope.IsReport && topic.Part == PeriodPart.Year) ? topic : default, days, scope.Text, scope.IsReport);
        else if (scope.Reporting is { } report && report.Mention.Start >= scope.ParagraphStart && IsReportedOn(link, report.Mention)) extent.Set(sentence, link, report.Mention, report.Days, report.Text);
        else if (scope is { IsReport: true, Published: { } issue } && issue.Year % 5 == 1 && link is { Basis: Basis.Cagr, Status: not FactStatus.Reported }) link.Period = new Period("", new DateOnly(issue.Year, 1, 1), new DateOnly(issue.Year + 4, 12, 31));
        else if (scope.Earlier is { } earlier && (link.Measure == Measure.Growth || statistics.Contains(link.Indicator))) extent.Set(sentence, link, earlier.Mention, earlier.Days, earlier.Text);
    }
}
