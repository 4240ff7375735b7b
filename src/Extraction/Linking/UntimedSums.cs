using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Tells sums that do not take the time of another clause or sentence: prices, orders in hand, wages, hopes, effects.</summary>
internal sealed class UntimedSums
{
    private const decimal LeastSum = 100_000m;
    // 调整后利润, 税后, 扣除费用后: a way of reckoning, not a time.
    private const string NotAfter = "整税非益用素";
    private const int LongestHour = 9;
    private const string Hours = "时分许左右前后上下中午晚早凌晨清傍间点半夜份";
    private const decimal LeastPayroll = 1_000_000m;
    private readonly HashSet<int> loose;
    private readonly HashSet<int> acts;
    private readonly int price;
    private readonly int orders;

    public UntimedSums(CueTable cues)
    {
        price = cues.IndicatorOf("price");
        orders = cues.IndicatorOf("orders");
        acts = [cues.IndicatorOf("fiscal_funds"), cues.IndicatorOf("financing"), cues.IndicatorOf("investment_completed"), cues.IndicatorOf("funds_in_place"), cues.IndicatorOf("investment_signed"), cues.IndicatorOf("income")];
        loose = [orders, price, cues.IndicatorOf("other")];
    }

    /// <summary>True where the topic in force is not the time of a figure without a time of its own.</summary>
    public bool Stands(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.IsReport) return false;
        if (link is { Measure: Measure.Growth, Basis: null } && loose.Contains(link.Indicator) && sentence.Words.Effect.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return true;
        if (link.Measure != Measure.Amount || scope.Mention?.Has(PeriodFlags.TradingDay) == true) return false;
        if (IsOfAnAct(sentence, link, scope)) return true;
        return (IsLoose(sentence, link) && !IsSummedUp(sentence, link, scope)) || IsWage(sentence, link);
    }

    // 今年1月，…设立助保贷。…放贷80万元; 去年…。县里已拿出180万元: an act told later is not of the month, nor of the year that is over.
    private bool IsOfAnAct(Sentence sentence, Link link, TimeScope scope)
    {
        if (!acts.Contains(link.Indicator) || scope.Mention is not { } topic || topic.Start >= sentence.Start) return false;
        if (sentence.Words.Balance.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return false;
        if (topic.Part == PeriodPart.Month) return true;
        return scope.Days is { } days && days.To < scope.Published && PeriodFinder.ClauseBefore(sentence, link).Contains("已", StringComparison.Ordinal);
    }

    // A time in an earlier clause that does not reach this figure.
    public bool IsTooFar(Sentence sentence, Link link, PeriodMention mention)
    {
        if (HasAfterwards(sentence, link)) return true;
        if (mention.Has(PeriodFlags.TradingDay) || (mention.Part == PeriodPart.Day && mention.A <= 0) || (mention.IsDay && Quotation.Is(sentence, link))) return false;
        if (loose.Contains(link.Indicator) && mention.IsDay && mention.End < link.Quantity.Start && sentence.Words.Told.IsIn(sentence.Text, mention.End, link.Quantity.Start)) return true;
        // 8月4日上映，票房已超2亿元: what has come together since.
        if (mention.IsDay && !mention.Has(PeriodFlags.UpTo | PeriodFlags.Since) && link.Measure == Measure.Amount && !loose.Contains(link.Indicator) && PeriodFinder.ClauseBefore(sentence, link).Contains("已", StringComparison.Ordinal)) return true;
        if (link.Noun?.StartsWith("注册资", StringComparison.Ordinal) == true) return !mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd);
        // 去年9月推出的相机，首发价2299元: the price of that time.
        if (link.Indicator == price && mention.Part is PeriodPart.Month or PeriodPart.Year && mention.End < link.Quantity.Start && sentence.Words.Launched.IsIn(sentence.Text, mention.End, link.Quantity.Start)) return false;
        if (link is { Measure: Measure.Growth, Basis: Basis.Yoy or Basis.Qoq } && mention.Part == PeriodPart.Month) return false;
        if ((mention.Part == PeriodPart.Month || mention.IsDay || mention.Has(PeriodFlags.Since)) && !IsTopic(sentence, mention) && (loose.Contains(link.Indicator) || IsWage(sentence, link))) return true;
        if (link.Status != FactStatus.Expected || link.Measure != Measure.Amount || FollowsCue(sentence, link)) return false;
        return mention.Part is not (PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FiveYearPlan or PeriodPart.DayRange or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange) || IsPerYear(sentence, link);
    }

    // 4月，…: the time stands alone before a comma.
    private static bool IsTopic(Sentence sentence, PeriodMention mention) =>
        (mention.Has(PeriodFlags.Since) ? PeriodSurroundings.EndOfSince(sentence.Text, mention.End) : SkipHour(sentence.Text, mention.End)) is var end && end < sentence.Text.Length && sentence.Text[end] is '，' or ',' && (mention.IsDay || mention.Start <= sentence.Start + 3 || mention.Has(PeriodFlags.Since) || sentence.Text[mention.Start - 1] is '，' or '；' or '至' or '到');

    // 7月6日22时许，…; 1997年10月的一天，…
    private static int SkipHour(string text, int at)
    {
        if (text.AsSpan(at).StartsWith("的一天") || text.AsSpan(at).StartsWith("的时候")) return at + 3;
        var end = Math.Min(text.Length, at + LongestHour);
        while (at < end && (char.IsAsciiDigit(text[at]) || Hours.Contains(text[at], StringComparison.Ordinal))) at++;
        return at;
    }

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
    public static bool HasAfterwards(Sentence sentence, Link link)
    {
        var clause = PeriodFinder.ClauseBefore(sentence, link);
        var before = clause[..Math.Min(8, clause.Length)];
        if (sentence.Words.SinceWork.IsIn(before)) return true;
        var at = before.IndexOf('后');
        return at >= 2 && !NotAfter.Contains(before[at - 1], StringComparison.Ordinal) && !(before.Length > at + 1 && before[at + 1] is '续' or '期' or '备');
    }
}
