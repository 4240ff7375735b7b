using PolicyML.Core;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>Resolves the time expressions of a sentence to days, with the year and the day in force.</summary>
internal sealed class MentionDays
{
    // 本月, as the vocabulary codes it.
    private const int ThisMonth = -3;
    private const int SameMonth = -4;
    private const int MonthsAhead = 6;
    private readonly PeriodResolver resolver;

    public MentionDays(PeriodResolver resolver) => this.resolver = resolver;

    // 从6月中旬到7月中旬, 8月1日0时至9月30日20时: both ends are printed, each with its own word.
    public (DateOnly From, DateOnly To)? OfRange(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (!mention.Has(PeriodFlags.Deadline) || PeriodFinder.RangeStart(sentence, mention) is not { } start) return null;
        var last = mention with { Flags = mention.Flags & PeriodFlags.AtEnd };
        var year = start.Year > 0 && last.Year == 0 && last.YearOffset is null ? start.Year : YearInForce(sentence, last, scope);
        if (resolver.Resolve(last, scope.Published, year, future: false) is not { } to) return null;
        // 实施两年来至今年6月30日
        if (start.Part == PeriodPart.LastYears) return start.A > 0 ? (to.To.AddYears(-start.A).AddDays(1), to.To) : null;
        if (resolver.Resolve(start with { Flags = start.Flags & ~PeriodFlags.UpTo }, scope.Published, start.Year > 0 ? null : to.To.Year, future: true) is not { } from) return null;
        return from.From < to.To ? (from.From, to.To) : null;
    }

    // 到6月上旬，已完成…; 至7月底…: a day that is over ends what came together until then.
    public PeriodMention AsReached(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        if (!mention.Has(PeriodFlags.Deadline) || link.Status != FactStatus.Reported || scope.Published is not { } issue) return mention;
        if (mention.Start == 0 || sentence.Text[mention.Start - 1] is not ('到' or '至')) return mention;
        if (!(mention.Part is PeriodPart.DayRange or PeriodPart.Day || (mention.Part == PeriodPart.Month && mention.Has(PeriodFlags.AtEnd)))) return mention;
        if (IsAhead(mention, scope)) return mention;
        var reached = mention with { Flags = (mention.Flags & ~PeriodFlags.Deadline) | PeriodFlags.UpTo };
        return resolver.Resolve(reached, issue, null, future: false) is { } days && days.To <= issue ? reached : mention;
    }

    // 去年8月开工，截至7月底完成投资2.1亿元: from the start of the work named before it in the sentence.
    public DateOnly? StartOfWork(Sentence sentence, Link link, PeriodMention until, TimeScope scope)
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

    public (DateOnly From, DateOnly To)? Days(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        var future = link.Status is not FactStatus.Reported;
        if (!future && RunsUntilNow(sentence, link, mention)) mention = mention with { Flags = mention.Flags | PeriodFlags.Since };
        // 去年…，今年力争年内…: what is hoped for is not of a year that is over.
        if (future && !scope.IsReport && mention.Has(PeriodFlags.WholeYear) && !IsOfPrintedYear(sentence, mention) && scope.Published is { } issue && YearInForce(sentence, mention, scope) < issue.Year) return resolver.Resolve(mention, issue, null, future: true);
        if (mention.Part == PeriodPart.LastMonths) return LastMonths(mention, scope);
        if (mention is { Part: PeriodPart.Month, A: SameMonth }) return MonthSpokenOf(sentence, mention, scope);
        // 6月出口38万辆。…乘用车本月出口31万辆: the month that is spoken of.
        if (mention is { Part: PeriodPart.Month, A: ThisMonth } && !future && scope is { Mention: { Part: PeriodPart.Month, A: > 0 } topic, Days: { } spokenOf } && topic.Start >= scope.ParagraphStart) return spokenOf;
        if (mention.Part == PeriodPart.Week && mention.Has(PeriodFlags.InForce))
            return DayInForce(scope) is { } day ? NearDays.Resolve(mention, day, future) : resolver.Resolve(mention, scope.Published, null, future);
        if (mention.Has(PeriodFlags.SamePeriod) && PrintedBeside(sentence, mention) is { } beside) return resolver.Resolve(beside, scope.Published, null, future: false);
        if (mention.Has(PeriodFlags.SamePeriod) && Current(sentence, mention, scope) is { } current) return Shift(current, mention.Year > 0 ? mention.Year - current.To.Year : -1);
        return resolver.Resolve(mention, scope.Published, YearInForce(sentence, mention, scope), future);
    }

    // 2月末，贷款余额80亿元，当月增加3亿元; 1—7月…，当月…: the month named last, or the last of those named.
    private (DateOnly From, DateOnly To)? MonthSpokenOf(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start >= mention.Start || sentence.PeriodAt(i) is not { A: > 0 } other || other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod)) continue;
            if (other.Part is PeriodPart.Month or PeriodPart.MonthRange or PeriodPart.FirstMonths or PeriodPart.Day)
                return resolver.Resolve(other with { Flags = PeriodFlags.None }, scope.Published, YearInForce(sentence, other, scope), future: false) is { } days ? LastMonth(days.To) : null;
        }

        return scope is { Mention.Part: PeriodPart.Month or PeriodPart.MonthRange or PeriodPart.FirstMonths, Days: { } topic } ? LastMonth(topic.To) : null;
    }

    private static (DateOnly, DateOnly) LastMonth(DateOnly day) => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    // 透露2022年的营收情况，预计全年…: the year that is told of.
    private static bool IsOfPrintedYear(Sentence sentence, PeriodMention mention)
    {
        for (var i = sentence.First; i < sentence.End && sentence[i].Start < mention.Start; i++)
        {
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Year, Year: > 0 } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.Since) && sentence.Text.AsSpan(other.End).StartsWith("的")) return true;
        }

        return false;
    }

    // 2016年管理局成立后，至今已累计投入3000万元
    private static bool RunsUntilNow(Sentence sentence, Link link, PeriodMention mention) =>
        mention.Part is PeriodPart.Year or PeriodPart.Month && !mention.Has(PeriodFlags.Base | PeriodFlags.UpTo | PeriodFlags.Deadline) && mention.End < link.Quantity.Start
        && PeriodFinder.ClauseStart(sentence, link) > mention.End && PeriodFinder.ClauseBefore(sentence, link).Contains("至今", StringComparison.Ordinal);

    private DateOnly? DayInForce(TimeScope scope) => scope.Day is { } day ? resolver.Resolve(day, scope.Published, null, future: false)?.To : null;

    private (DateOnly, DateOnly)? LastMonths(PeriodMention mention, TimeScope scope) =>
        (mention.A == 0 ? scope.Published : DayInForce(scope) ?? scope.Published) is { } to ? (to.AddMonths(-mention.A).AddDays(mention.A == 0 ? 1 - mention.B : 1), to) : null;

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

    // 对上年同期2022年1—6月…追溯调整，上年同期…: the time that it stands for is printed right after it.
    private static PeriodMention? PrintedBeside(Sentence sentence, PeriodMention same)
    {
        for (var i = sentence.First; i + 1 < sentence.End && sentence[i].Start <= same.Start; i++)
        {
            if (sentence.PeriodAt(i)?.Has(PeriodFlags.SamePeriod) == true && sentence.PeriodAt(i + 1) is { Year: > 0 } printed && sentence.GapBefore(i + 1) <= 1) return printed;
        }

        return null;
    }

    private static (DateOnly, DateOnly) Shift((DateOnly From, DateOnly To) days, int years) => (days.From.AddYears(years), days.To.AddYears(years));

    // A year printed earlier in the sentence or set by the topic holds for 全年, 上半年 or 9月 after it.
    public static int? YearInForce(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (mention.Year > 0 || mention.YearOffset is not null) return null;
        // 当年6月28日: of the year spoken of.
        if (mention.Has(PeriodFlags.SameYear) && scope.LastYear is { } spokenOf) return spokenOf;
        // 2022年11月开工，截至7月底，…: a day up to which is counted is the last one before publication.
        if (!scope.IsReport && mention.Has(PeriodFlags.UpTo) && scope.Published is { } issue && PeriodResolver.EndMonth(mention) <= issue.Month) return null;
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start < mention.Start && sentence.PeriodAt(i) is { } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod | PeriodFlags.Since) && (other.Year > 0 || other.YearOffset is not null))
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
        (EndOfPart(mention) is var end and > 0 && published.Month - end is 0 or 1 or 2) ||
        ((mention.Part == PeriodPart.Day ? mention.A : PeriodResolver.EndMonth(mention)) is var month and > 0 && published.Month - month is 0 or 1 && mention.Part is PeriodPart.Month or PeriodPart.FirstMonths or PeriodPart.MonthRange or PeriodPart.Day);

    /// <summary>True for a month without a year that is the next few after that of publication: a contract's or a plan's rather than last year's.</summary>
    public static bool IsAhead(PeriodMention mention, TimeScope scope) =>
        mention is { Part: PeriodPart.Month, Year: 0, YearOffset: null } && scope.Published is { } day && mention.A > day.Month && mention.A - day.Month <= MonthsAhead;

    // The month in which a half or quarter ends; 0 for other times.
    private static int EndOfPart(PeriodMention mention) => mention.Part switch
    {
        PeriodPart.Half => mention.A * 6,
        PeriodPart.Quarter or PeriodPart.FirstQuarters => mention.A * 3,
        _ => 0,
    };
}
