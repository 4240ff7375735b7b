using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Gives each figure its time: the mention in its clause, else in its sentence, else the topic in force.</summary>
internal sealed class PeriodRule
{
    private const decimal LeastSum = 100_000m;
    private const decimal LeastPayroll = 1_000_000m;
    private readonly PeriodResolver resolver;
    private readonly PeriodExtent extent;
    private readonly HashSet<int> statistics;
    private readonly HashSet<int> loose;
    private readonly HashSet<int> events;
    private readonly HashSet<int> accounts;
    private readonly int total;
    private readonly int price;
    private readonly int orders;
    private readonly int financing;

    public PeriodRule(PeriodResolver resolver, CueTable cues)
    {
        this.resolver = resolver;
        extent = new PeriodExtent(cues);
        total = cues.IndicatorOf("investment_total");
        orders = cues.IndicatorOf("orders");
        price = cues.IndicatorOf("price");
        financing = cues.IndicatorOf("financing");
        string[] measured = ["gdp", "value_added", "output_value", "fiscal_revenue", "retail", "trade", "fdi", "income", "investment_completed", "tax", "profit", "revenue"];
        statistics = [.. measured.Select(cues.IndicatorOf)];
        string[] untimed = ["orders", "price", "other"];
        loose = [.. untimed.Select(cues.IndicatorOf)];
        accounts = [cues.IndicatorOf("revenue"), cues.IndicatorOf("profit")];
        events = [cues.IndicatorOf("investment_signed"), cues.IndicatorOf("transactions")];
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
            link.Period = source.Period;
            link.PeriodMention = source.PeriodMention;
            return;
        }

        if (StartOfWay(sentence, link, scope) is { } start)
        {
            link.Period = start;
            return;
        }

        link.IsBase = OfBase(sentence, link) is not null;
        if (link.IsBase) mention = OfBase(sentence, link);
        else if (PeriodFinder.InList(sentence, link) is { } listed) mention = listed;
        else if (OfYearPlan(sentence, link)) mention = new PeriodMention(link.SpanStart, link.SpanStart, PeriodPart.Year, 0, 0, 0, 0, 0, PeriodFlags.None);
        if (mention is { Part: PeriodPart.Year } && !direct && link.Status == FactStatus.Reported && IsOfAllYears(sentence, link, scope)) mention = null;
        if (!direct && mention is { } far && IsTooFar(sentence, link, far)) mention = null;
        if (mention is { Part: PeriodPart.SameDay }) mention = scope.Day;
        if (mention is { Part: PeriodPart.SameReporting } same && TakeReporting(sentence, link, same, scope)) return;
        if (mention is { Part: not PeriodPart.SameReporting } found) Resolve(sentence, link, found, scope);
        else if (link.Status != FactStatus.Expected && !HasAfterwards(sentence, link)) TakeScope(sentence, link, scope);
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

    // 年度计划投资4.2亿元 is of the year of publication.
    private static bool OfYearPlan(Sentence sentence, Link link) =>
        link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && (cue.Text.StartsWith("年度", StringComparison.Ordinal) || cue.Text.StartsWith("年计划", StringComparison.Ordinal));

    // 期内, 单季度: the time that the report speaks of.
    private bool TakeReporting(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        if (scope.Reporting is not { } report || (mention.A == 1 && report.Mention.Part != PeriodPart.Quarter)) return false;
        extent.Set(sentence, link, report.Mention, report.Days, report.Text);
        return true;
    }

    private void Resolve(Sentence sentence, Link link, PeriodMention found, TimeScope scope)
    {
        if (OfRange(sentence, found, scope) is { } range)
        {
            extent.Set(sentence, link, found with { Part = PeriodPart.DayRange, Flags = PeriodFlags.None }, range, sentence.Text[found.Start..found.End]);
            return;
        }

        var mention = AsReached(sentence, link, PeriodFinder.UpTo(sentence, link, found), scope);
        if (Days(sentence, link, mention, scope) is not { } days) return;
        // 8月17日举行…，将捐款1000万元: the day of the news is not that of what is planned.
        if (mention.IsDay && link.Status is FactStatus.Planned or FactStatus.Target && days.To < scope.Published && mention.End < PeriodFinder.ClauseStart(sentence, link)) return;
        if (mention.Has(PeriodFlags.UpTo) && StartOfWork(sentence, link, mention, scope) is { } start && start < days.To) days = (start, days.To);
        var sinceJanuary = mention != found;
        extent.Set(sentence, link, mention, days, sentence.Text[mention.Start..mention.End], addsUp: sinceJanuary);
        if (link.Period is { } period && period.From == period.To && mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd)) scope.BalanceDay = period;
    }

    // 从6月中旬到7月中旬, 8月1日0时至9月30日20时: both ends are printed, each with its own word.
    private (DateOnly From, DateOnly To)? OfRange(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (!mention.Has(PeriodFlags.Deadline) || PeriodFinder.RangeStart(sentence, mention) is not { } start) return null;
        var last = mention with { Flags = mention.Flags & PeriodFlags.AtEnd };
        var year = start.Year > 0 && last.Year == 0 && last.YearOffset is null ? start.Year : YearInForce(sentence, last, scope);
        if (resolver.Resolve(last, scope.Published, year, future: false) is not { } to) return null;
        if (resolver.Resolve(start with { Flags = start.Flags & ~PeriodFlags.UpTo }, scope.Published, start.Year > 0 ? null : to.To.Year, future: true) is not { } from) return null;
        return from.From < to.To ? (from.From, to.To) : null;
    }

    // 到6月上旬，已完成…; 至7月底…: a day that is over ends what came together until then.
    private PeriodMention AsReached(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        if (!mention.Has(PeriodFlags.Deadline) || link.Status != FactStatus.Reported || scope.Published is not { } issue) return mention;
        if (mention.Start == 0 || sentence.Text[mention.Start - 1] is not ('到' or '至')) return mention;
        if (!(mention.Part is PeriodPart.DayRange or PeriodPart.Day || (mention.Part == PeriodPart.Month && mention.Has(PeriodFlags.AtEnd)))) return mention;
        var reached = mention with { Flags = (mention.Flags & ~PeriodFlags.Deadline) | PeriodFlags.UpTo };
        return resolver.Resolve(reached, issue, null, future: false) is { } days && days.To <= issue ? reached : mention;
    }

    // 去年8月开工，截至7月底完成投资2.1亿元: from the start of the work named before it in the sentence.
    private DateOnly? StartOfWork(Sentence sentence, Link link, PeriodMention until, TimeScope scope)
    {
        if (link.Measure != Measure.Amount || link.Status != FactStatus.Reported) return null;
        for (var i = sentence.First; i < link.Token; i++)
        {
            if (sentence[i].Start >= until.Start) return null;
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Year or PeriodPart.Month or PeriodPart.Day } mention || mention.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.UpTo)) continue;
            var words = sentence.Text.AsSpan(mention.End, Math.Min(8, sentence.Text.Length - mention.End));
            if (sentence.Words.StartOfWork.IsIn(words)) return resolver.Resolve(mention with { Flags = PeriodFlags.None }, scope.Published, null, future: false)?.From;
        }

        return null;
    }

    private (DateOnly From, DateOnly To)? Days(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        var future = link.Status is not FactStatus.Reported;
        // 去年…，今年力争年内…: what is hoped for is not of a year that is over.
        if (future && !scope.IsReport && mention.Has(PeriodFlags.WholeYear) && scope.Published is { } issue && YearInForce(sentence, mention, scope) < issue.Year) return resolver.Resolve(mention, issue, null, future: true);
        if (mention.Part == PeriodPart.LastMonths) return LastMonths(mention, scope);
        if (mention.Part == PeriodPart.Week && mention.Has(PeriodFlags.InForce))
            return DayInForce(scope) is { } day ? NearDays.Resolve(mention, day, future) : resolver.Resolve(mention, scope.Published, null, future);
        if (mention.Has(PeriodFlags.SamePeriod) && Current(sentence, mention, scope) is { } current) return Shift(current, mention.Year > 0 ? mention.Year - current.To.Year : -1);
        return resolver.Resolve(mention, scope.Published, YearInForce(sentence, mention, scope), future);
    }

    private DateOnly? DayInForce(TimeScope scope) => scope.Day is { } day ? resolver.Resolve(day, scope.Published, null, future: false)?.To : null;

    private (DateOnly, DateOnly)? LastMonths(PeriodMention mention, TimeScope scope) =>
        (DayInForce(scope) ?? scope.Published) is { } to ? (to.AddMonths(-mention.A).AddDays(1), to) : null;

    // The time that 去年同期 and 2022年同期 are the same of: the one named last before it, else the topic.
    private (DateOnly From, DateOnly To)? Current(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start >= mention.Start || sentence.PeriodAt(i) is not { } other || other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod)) continue;
            if (other.Part is PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange or PeriodPart.Month)
                return resolver.Resolve(other, scope.Published, YearInForce(sentence, other, scope), future: false);
            if (other.Part == PeriodPart.SameReporting && scope.Reporting is { } report) return report.Days;
        }

        return scope.Days ?? scope.Reporting?.Days;
    }

    private static (DateOnly, DateOnly) Shift((DateOnly From, DateOnly To) days, int years) => (days.From.AddYears(years), days.To.AddYears(years));

    // A year printed earlier in the sentence or set by the topic holds for 全年, 上半年 or 9月 after it.
    private static int? YearInForce(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (mention.Year > 0 || mention.YearOffset is not null) return null;
        // 2022年11月开工，截至7月底，…: a day up to which is counted is the last one before publication.
        if (!scope.IsReport && mention.Has(PeriodFlags.UpTo) && scope.Published is { } issue && PeriodResolver.EndMonth(mention) <= issue.Month) return null;
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start < mention.Start && sentence.PeriodAt(i) is { } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod) && (other.Year > 0 || other.YearOffset is not null))
                return PeriodResolver.YearOf(other, scope.Published, null, future: false);
        }

        if (scope.Days is { } days && days.To.Year > days.From.Year) return null;
        if (scope.Published is not { } day) return scope.Year ?? scope.PrintedYear;
        if (scope.Year is not { } year) return null;
        // A topic of long ago or of the future does not date a month named later, nor last year's a month just past.
        if (year < day.Year - 1 || year > day.Year) return null;
        return year < day.Year && !scope.IsReport && IsJustPast(mention, day) ? null : year;
    }

    private static bool IsJustPast(PeriodMention mention, DateOnly published) =>
        (mention.Part == PeriodPart.Day ? mention.A : PeriodResolver.EndMonth(mention)) is var month and > 0 && published.Month - month is 0 or 1 && mention.Part is PeriodPart.Month or PeriodPart.FirstMonths or PeriodPart.MonthRange or PeriodPart.Day;

    private void TakeScope(Sentence sentence, Link link, TimeScope scope)
    {
        if (OfDay(sentence, link, scope) || OfBalanceDay(link, scope)) return;
        if (!scope.IsReport && link is { Measure: Measure.Growth, Basis: null } && loose.Contains(link.Indicator) && sentence.Words.Effect.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return;
        if (!scope.IsReport && scope.Mention?.Has(PeriodFlags.TradingDay) != true && link.Measure == Measure.Amount && ((IsLoose(sentence, link) && !IsSummedUp(sentence, link, scope)) || IsWage(sentence, link))) return;
        if (scope.Days is { } days) extent.Set(sentence, link, scope.Mention is { } topic && !(scope.IsReport && topic.Part == PeriodPart.Year) ? topic : default, days, scope.Text, scope.IsReport);
        else if (scope.Reporting is { } report && report.Mention.Start >= scope.ParagraphStart && (accounts.Contains(link.Indicator) || (link is { Measure: Measure.Growth, Status: FactStatus.Reported } && report.Mention.Part is PeriodPart.Month or PeriodPart.FirstMonths or PeriodPart.MonthRange))) extent.Set(sentence, link, report.Mention, report.Days, report.Text);
        else if (scope is { IsReport: true, Published: { } issue } && issue.Year % 5 == 1 && link is { Basis: Basis.Cagr, Status: not FactStatus.Reported }) link.Period = new Period("", new DateOnly(issue.Year, 1, 1), new DateOnly(issue.Year + 4, 12, 31));
        else if (scope.Earlier is { } earlier && (link.Measure == Measure.Growth || statistics.Contains(link.Indicator))) extent.Set(sentence, link, earlier.Mention, earlier.Days, earlier.Text);
    }

    // 2月末，全市贷款余额…。分环节看，自备电厂贷款余额98.3亿元: held on the day that the paragraph named.
    private static bool OfBalanceDay(Link link, TimeScope scope)
    {
        if (scope.BalanceDay is not { } day || link.Measure != Measure.Amount || link.Noun?.EndsWith("余额", StringComparison.Ordinal) != true) return false;
        link.Period = day;
        return true;
    }

    // 5月14日，…签约仪式举行。…协议总投资63.8亿元; 8月16日，…报6.2元: what happens at an event or is quoted on a market is of its day.
    private bool OfDay(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Day is not { } day) return OfSession(sentence, link, scope);
        if (IsAtEvent(sentence, link) && resolver.Resolve(day, scope.Published, null, future: false) is { } held)
        {
            extent.Set(sentence, link, day, held, sentence.Text[day.Start..day.End], addsUp: false);
            return true;
        }

        if (Quotation.Is(sentence, link) ? !IsDayInForce(day, scope) : scope.Days is not null || day.Start < scope.ParagraphStart || !IsOfEvent(sentence, link)) return false;
        if (resolver.Resolve(day, scope.Published, null, future: false) is not { } days) return false;
        extent.Set(sentence, link, day, days, sentence.Text[day.Start..day.End], addsUp: false);
        return true;
    }

    // 盘中涨3%: where no day is named, the day of publication.
    private static bool OfSession(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Published is not { } issue || scope.Days is not null || !Quotation.Is(sentence, link)) return false;
        var words = sentence.Text.AsSpan(sentence.Start, link.Quantity.Start - sentence.Start);
        if (!sentence.Words.Session.IsIn(words)) return false;
        link.Period = new Period("", issue, issue);
        return true;
    }

    // A quotation leaves the quarter or year spoken of aside, not a week or month named after the day.
    private static bool IsDayInForce(PeriodMention day, TimeScope scope) =>
        scope.Mention is not { } topic || topic.Part is PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters || topic.IsDay || topic.Start < day.Start;

    // 会上签约项目5个，协议投资17.5亿元: the event is named again, whatever time the figures between are of.
    private bool IsAtEvent(Sentence sentence, Link link)
    {
        if (link.Measure != Measure.Amount || link.Status != FactStatus.Reported || !(events.Contains(link.Indicator) || link.Indicator == orders)) return false;
        return sentence.Words.AtEvent.IsIn(sentence.Text.AsSpan(sentence.Start, link.Quantity.Start - sentence.Start));
    }

    private bool IsOfEvent(Sentence sentence, Link link) =>
        link.Measure == Measure.Amount && link.IndicatorToken >= 0 && (events.Contains(link.Indicator) || (link.Noun is { } noun && sentence.Words.EventSum.Has(noun)));

    // A time in an earlier clause that does not reach this figure.
    private bool IsTooFar(Sentence sentence, Link link, PeriodMention mention)
    {
        if (HasAfterwards(sentence, link)) return true;
        if (mention.Has(PeriodFlags.TradingDay) || (mention.Part == PeriodPart.Day && mention.A <= 0) || (mention.IsDay && Quotation.Is(sentence, link))) return false;
        if (link.Noun?.StartsWith("注册资", StringComparison.Ordinal) == true) return true;
        if ((mention.Part == PeriodPart.Month || mention.IsDay || mention.Has(PeriodFlags.Since)) && !IsTopic(sentence, mention) && (loose.Contains(link.Indicator) || IsWage(sentence, link))) return true;
        if (link.Status != FactStatus.Expected || link.Measure != Measure.Amount || FollowsCue(sentence, link)) return false;
        return mention.Part is not (PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FiveYearPlan) || IsPerYear(sentence, link);
    }

    // 4月，…: the time stands alone before a comma.
    private static bool IsTopic(Sentence sentence, PeriodMention mention) =>
        mention.End < sentence.Text.Length && sentence.Text[mention.End] is '，' or ',' && (mention.IsDay || mention.Start <= sentence.Start + 3 || sentence.Text[mention.Start - 1] is '，' or '至');

    // 预计年产值2亿元 is of any year.
    private static bool IsPerYear(Sentence sentence, Link link)
    {
        if (link.IndicatorToken < 0) return false;
        var start = sentence[link.IndicatorToken].Start;
        return sentence.Text[start] == '年' || (start > sentence.Start && sentence.Text[start - 1] == '年');
    }

    // The pay of one, not all that was paid out.
    private static bool IsWage(Sentence sentence, Link link) => link.Value < LeastPayroll && link.Noun is { } noun && noun != "工资性收入" && sentence.Words.Wage.IsIn(noun);

    // Orders in hand, prices and sundry sums do not take the time of another sentence; new orders of a period do.
    private bool IsLoose(Sentence sentence, Link link) =>
        loose.Contains(link.Indicator) && !(link.Noun is { } noun && noun.StartsWith("新签", StringComparison.Ordinal));

    // 上半年，…追回3346万元。…挽损1120余万元: sums of a paragraph that tells what came of a time.
    private bool IsSummedUp(Sentence sentence, Link link, TimeScope scope)
    {
        if (link.Indicator == price || link.Value < LeastSum || link.Status != FactStatus.Reported || scope.Days?.To > scope.Published) return false;
        if (scope.Mention is not { } topic || topic.Start < scope.ParagraphStart) return false;
        if (topic.Part == PeriodPart.YearToDate && link.Indicator != orders) return true;
        return topic.Part is PeriodPart.YearToDate or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange
            && (sentence.Words.Summing.IsIn(PeriodFinder.ClauseBefore(sentence, link)) || IsCompared(sentence, link));
    }

    // 货款6.37亿元，较上年同期增加…
    private static bool IsCompared(Sentence sentence, Link link)
    {
        for (var i = link.Token + 1; i < sentence.End && i <= link.Token + 3; i++)
        {
            if (sentence.CueAt(i) is { Basis: Basis.Yoy }) return true;
        }

        return false;
    }

    // 预计…, 力争…: the hope itself opens the list that this figure stands in, with the time before it.
    private static bool FollowsCue(Sentence sentence, Link link)
    {
        var period = -1;
        for (var i = link.Token - 1; i >= sentence.First; i--)
        {
            if (period < 0 && sentence.Is(i, TokenKind.Period)) period = i;
            if (sentence.CueAt(i) is { Status: FactStatus.Expected }) return period > i || (i > sentence.First && sentence.Is(i - 1, TokenKind.Period));
        }

        return false;
    }

    // 改造后单位产品能耗下降18%: what came of it, at no stated time.
    private static bool HasAfterwards(Sentence sentence, Link link)
    {
        var clause = PeriodFinder.ClauseBefore(sentence, link);
        var before = clause[..Math.Min(8, clause.Length)];
        if (sentence.Words.SinceWork.IsIn(before)) return true;
        var at = before.IndexOf('后');
        return at >= 2 && !(before.Length > at + 1 && before[at + 1] is '续' or '期' or '备');
    }
}
