using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Gives each figure its time: the mention in its clause, else in its sentence, else the topic in force.</summary>
internal sealed class PeriodRule
{
    private readonly PeriodResolver resolver;
    private readonly HashSet<int> levels;
    private readonly HashSet<int> statistics;
    private readonly HashSet<int> loose;
    private readonly HashSet<int> events;
    private readonly int total;
    private readonly int financing;

    public PeriodRule(PeriodResolver resolver, CueTable cues)
    {
        this.resolver = resolver;
        total = cues.IndicatorOf("investment_total");
        financing = cues.IndicatorOf("financing");
        string[] names = ["gdp", "income", "value_added", "output_value", "revenue", "retail", "trade", "fiscal_revenue", "transactions", "profit", "tax"];
        levels = [.. names.Select(cues.IndicatorOf)];
        string[] measured = ["gdp", "value_added", "output_value", "fiscal_revenue", "retail", "trade", "fdi", "income", "investment_completed", "tax", "profit", "revenue"];
        statistics = [.. measured.Select(cues.IndicatorOf)];
        string[] untimed = ["orders", "price", "other"];
        loose = [.. untimed.Select(cues.IndicatorOf)];
        events = [cues.IndicatorOf("investment_signed"), cues.IndicatorOf("transactions")];
    }

    public void Apply(Sentence sentence, Link link, Link? source, TimeScope scope)
    {
        var mention = Find(sentence, link, source, out var direct);
        if (IsTimeless(sentence, link, direct))
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

        if (InList(sentence, link) is { } listed) mention = listed;
        else if (OfYearPlan(sentence, link)) mention = new PeriodMention(link.SpanStart, link.SpanStart, PeriodPart.Year, 0, 0, 0, 0, 0, PeriodFlags.None);
        if (mention is { Part: PeriodPart.Year } && !direct && link.Status == FactStatus.Reported && IsOfAllYears(sentence, link, scope)) mention = null;
        if (!direct && mention is { } far && IsTooFar(sentence, link, far)) mention = null;
        if (mention is { Part: PeriodPart.SameDay }) mention = scope.Day;
        if (mention is { } found) Resolve(sentence, link, UpTo(sentence, link, found), scope);
        else if (link.Status != FactStatus.Expected && !HasAfterwards(sentence, link)) TakeScope(sentence, link, scope);
    }

    // Totals and sizes of funds have no time of their own.
    private bool IsTimeless(Sentence sentence, Link link, bool direct)
    {
        if (link.Measure != Measure.Amount) return false;
        if (link.Indicator == total) return true;
        if (link.Indicator != financing || direct) return false;
        return link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && cue.Text is "总规模" or "规模" or "基金总规模" or "基金规模" or "基金" or "产业基金" or "母基金" or "引导基金" or "子基金" or "投资基金";
    }

    // A mention between the figure that lends its noun and this one counts as its own.
    private static PeriodMention? Find(Sentence sentence, Link link, Link? source, out bool direct)
    {
        direct = false;
        var clause = sentence.ClauseStart(link.Token);
        for (var i = link.Token - 1; i >= sentence.First; i--)
        {
            if (sentence.PeriodAt(i) is not { } mention || mention.Has(PeriodFlags.Base | PeriodFlags.Name) || mention.Part == PeriodPart.Unknown) continue;
            if (mention.Has(PeriodFlags.From) && !Touches(sentence, i, link)) continue;
            if (link.Measure == Measure.Growth && i == link.Token - 1 && link.Quantity.Kind == Numbers.UnitKind.Times) continue;
            direct = i >= clause || (source is not null && i > source.Token);
            // An afterthought about completion (达产后) takes what follows out of the time in force.
            return !direct && IsOvertaken(sentence, i, link.Token) ? null : mention;
        }

        return null;
    }

    // “十四五”时期，…；累计完成投资640亿元; 年均增长12.5%: what adds up or is averaged is of all the years in force.
    private static bool IsOfAllYears(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Days is not { } days || days.To.Year == days.From.Year) return false;
        var start = sentence.ClauseOffset(sentence.ClauseStart(link.Token));
        return link.Basis == Basis.Cagr || sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start)).Contains("累计", StringComparison.Ordinal);
    }

    // In a review of several years, 从3826亿元增长到4398亿元 starts from the year before them.
    private static Period? StartOfWay(Sentence sentence, Link link, TimeScope scope)
    {
        if (link.Measure != Measure.Amount || scope.Days is not { } days || days.To.Year == days.From.Year) return null;
        if (link.Quantity.Start == sentence.Start || sentence.Text[link.Quantity.Start - 1] is not ('从' or '由')) return null;
        var year = days.From.Year - 1;
        return new Period(scope.Text, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }

    // 年度计划投资4.2亿元 is of the year of publication.
    private static bool OfYearPlan(Sentence sentence, Link link) =>
        link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && (cue.Text.StartsWith("年度", StringComparison.Ordinal) || cue.Text.StartsWith("年计划", StringComparison.Ordinal));

    // 2021年、2022年和2023年，税收分别为3.1亿元、3.9亿元、5.2亿元: the years one by one.
    private static PeriodMention? InList(Sentence sentence, Link link)
    {
        var (position, count, first) = FigureList.Place(sentence, link.Token);
        if (count < 2) return null;
        for (var i = first - 1; i >= sentence.First; i--)
        {
            // 2020年-2022年，…分别为x、y、z
            if (sentence.PeriodAt(i) is { Part: PeriodPart.YearRange } range && range.B - range.A + 1 == count) return range with { Part = PeriodPart.Year, Year = range.A + position };
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Year or PeriodPart.Quarter or PeriodPart.Month or PeriodPart.Half } last || last.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.WholeYear)) continue;
            var years = new List<PeriodMention> { last };
            for (var j = i - 1; j >= sentence.First && years.Count < count; j--)
            {
                if (sentence.Is(j, TokenKind.Pause)) continue;
                if (sentence.PeriodAt(j) is { } other && !other.Has(PeriodFlags.Base) && (other.Part == last.Part || IsJoined(sentence, j))) years.Insert(0, other);
                else if (last.Part == PeriodPart.Year && sentence.QuantityAt(j) is { Unit: null, Value: >= 1990 and <= 2100 } bare) years.Insert(0, last with { Year = (int)bare.Value, Start = bare.Start, End = bare.End });
                else break;
            }

            return years.Count == count ? years[position] : null;
        }

        return null;
    }

    // 2022年及2023年第一季度
    private static bool IsJoined(Sentence sentence, int index) =>
        index + 1 < sentence.End && sentence.Is(index + 1, TokenKind.Period) && sentence.Gap(index, index + 1) is "及" or "和" or "与" or "以及";

    // 从2020年的12亿元, 由11月的下降3.3%
    private static bool Touches(Sentence sentence, int index, Link link)
    {
        var next = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        return index == next - 1 && sentence.GapBefore(next) <= 1;
    }

    private static bool IsOvertaken(Sentence sentence, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (sentence.CueAt(i) is { Status: FactStatus.Expected } cue && (cue.Text[^1] == '后' || cue.Text == "届时")) return true;
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Unknown, YearOffset: 0 }) return true;
        }

        return false;
    }

    // 截至12月20日，今年累计: the day ends the year to date.
    private static PeriodMention UpTo(Sentence sentence, Link link, PeriodMention found)
    {
        if (found.Part != PeriodPart.YearToDate && !(found.Part == PeriodPart.Year && found.YearOffset == 0)) return found;
        for (var i = sentence.First; i < link.Token; i++)
        {
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Day or PeriodPart.Month } other && other.Has(PeriodFlags.UpTo)) return other;
        }

        return found;
    }

    private void Resolve(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        if (mention.Part == PeriodPart.LastMonths)
        {
            SetLastMonths(sentence, link, mention, scope);
            return;
        }

        var days = mention.Has(PeriodFlags.SamePeriod) && Current(sentence, mention, scope) is { } current
            ? Shift(current, mention.Year > 0 ? mention.Year - current.To.Year : -1)
            : resolver.Resolve(mention, scope.Published, YearInForce(sentence, mention, scope), link.Status is not FactStatus.Reported);
        if (days is not { } found) return;
        Set(sentence, link, mention, found, sentence.Text[mention.Start..mention.End]);
    }

    private void SetLastMonths(Sentence sentence, Link link, PeriodMention mention, TimeScope scope)
    {
        var anchor = scope.Day is { } day ? resolver.Resolve(day, scope.Published, null, future: false)?.To : scope.Published;
        if (anchor is not { } to) return;
        Set(sentence, link, mention, (to.AddMonths(-mention.A).AddDays(1), to), sentence.Text[mention.Start..mention.End]);
    }

    // The time that 去年同期 and 2022年同期 are the same of: the one named last before it, else the topic.
    private (DateOnly From, DateOnly To)? Current(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start >= mention.Start || sentence.PeriodAt(i) is not { } other || other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod)) continue;
            if (other.Part is PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange or PeriodPart.Month)
                return resolver.Resolve(other, scope.Published, YearInForce(sentence, other, scope), future: false);
        }

        return scope.Days;
    }

    private static (DateOnly, DateOnly) Shift((DateOnly From, DateOnly To) days, int years) => (days.From.AddYears(years), days.To.AddYears(years));

    // A year printed earlier in the sentence or set by the topic holds for 全年, 上半年 or 9月 after it.
    private static int? YearInForce(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (mention.Year > 0 || mention.YearOffset is not null) return null;
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence[i].Start < mention.Start && sentence.PeriodAt(i) is { } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod) && (other.Year > 0 || other.YearOffset is not null))
                return PeriodResolver.YearOf(other, scope.Published, null, future: false);
        }

        if (scope.Days is { } days && days.To.Year > days.From.Year) return null;
        // A topic of long ago or of the future does not date a month named later.
        return scope.Published is { } day && scope.Year is { } year && (year < day.Year - 1 || year > day.Year) ? null : scope.Year;
    }

    private void TakeScope(Sentence sentence, Link link, TimeScope scope)
    {
        if (OfEvent(sentence, link, scope) || OfQuotation(sentence, link, scope)) return;
        if (!scope.IsReport && scope.Mention?.Has(PeriodFlags.TradingDay) != true && link.Measure == Measure.Amount && (IsLoose(sentence, link) || IsWage(sentence, link))) return;
        if (scope.Days is { } days) Set(sentence, link, scope.Mention is { } topic && !(scope.IsReport && topic.Part == PeriodPart.Year) ? topic : default, days, scope.Text, scope.IsReport);
        else if (scope.Earlier is { } earlier && (link.Measure == Measure.Growth || statistics.Contains(link.Indicator))) Set(sentence, link, earlier.Mention, earlier.Days, earlier.Text);
    }

    // A time in an earlier clause that does not reach this figure.
    private bool IsTooFar(Sentence sentence, Link link, PeriodMention mention)
    {
        if (HasAfterwards(sentence, link)) return true;
        if (mention.Has(PeriodFlags.TradingDay) || (mention.Part == PeriodPart.Day && (mention.A <= 0 || IsQuotation(sentence, link)))) return false;
        if (link.Noun?.StartsWith("注册资", StringComparison.Ordinal) == true) return true;
        if (mention.Part is PeriodPart.Month or PeriodPart.Day && !IsTopic(sentence, mention) && (loose.Contains(link.Indicator) || IsWage(sentence, link))) return true;
        if (link.Status != FactStatus.Expected || link.Measure != Measure.Amount || FollowsCue(sentence, link)) return false;
        return mention.Part is not (PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FiveYearPlan) || IsPerYear(sentence, link);
    }

    // 4月，…: the time stands alone before a comma.
    private static bool IsTopic(Sentence sentence, PeriodMention mention) =>
        mention.End < sentence.Text.Length && sentence.Text[mention.End] is '，' or ',' && (mention.Start <= sentence.Start + 3 || sentence.Text[mention.Start - 1] is '，' or '至');

    // 预计年产值2亿元 is of any year.
    private static bool IsPerYear(Sentence sentence, Link link)
    {
        if (link.IndicatorToken < 0) return false;
        var start = sentence[link.IndicatorToken].Start;
        return sentence.Text[start] == '年' || (start > sentence.Start && sentence.Text[start - 1] == '年');
    }

    private static bool IsWage(Sentence sentence, Link link) =>
        link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && ((cue.Text.Contains("工资", StringComparison.Ordinal) && cue.Text != "工资性收入") || cue.Text.Contains('薪') || cue.Text.Contains("月收入", StringComparison.Ordinal) || cue.Text is "挣" or "挣到");

    // Orders in hand, prices and sundry sums do not take the time of another sentence; new orders of a period do.
    private bool IsLoose(Sentence sentence, Link link) =>
        loose.Contains(link.Indicator) && !(link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken) is { } cue && cue.Text.StartsWith("新签", StringComparison.Ordinal));

    // 5月14日，…签约仪式举行。…协议总投资63.8亿元: what happens at an event is of its day.
    private bool OfEvent(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Days is not null || scope.Day is not { } day || day.Start < scope.ParagraphStart || link.Measure != Measure.Amount || link.IndicatorToken < 0) return false;
        if (!events.Contains(link.Indicator) && sentence.CueAt(link.IndicatorToken)!.Text is not ("捐赠" or "捐款" or "罚款" or "罚金" or "慰问金")) return false;
        if (resolver.Resolve(day, scope.Published, null, future: false) is not { } days) return false;
        Set(sentence, link, day, days, sentence.Text[day.Start..day.End]);
        return true;
    }

    // 格隆汇8月16日，…盘前跌0.12%; 今日…报价600元: what a market quotes is of the day that the article names.
    private bool OfQuotation(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Days is not null || scope.Day is not { } day || !IsQuotation(sentence, link)) return false;
        if (resolver.Resolve(day, scope.Published, null, future: false) is not { } days) return false;
        Set(sentence, link, day, days, sentence.Text[day.Start..day.End]);
        return true;
    }

    private static bool IsQuotation(Sentence sentence, Link link)
    {
        if (link.Measure == Measure.Growth) return link.Basis is null && link.ChangeToken >= 0 && sentence.CueAt(link.ChangeToken)?.Has(CueRoles.Market) == true;
        return link.IndicatorToken >= 0 && sentence.CueAt(link.IndicatorToken)?.Text is "报收于" or "报收" or "收报" or "收于" or "暂报" or "报于" or "报价" or "股价" or "收盘价" or "净流入" or "净流出" or "资金净流入" or "资金净流出" or "净买入" or "净卖出" or "黄金价格" or "金价" or "总市值" or "市值" or "成交额" or "持股市值" or "主力资金" or "游资资金" or "散户资金" or "大单" or "中单" or "小单" or "超大单" or "融资余额" or "融资融券余额" or "融券余额" or "融资买入" or "融资净买入" or "融资偿还" or "买入" or "卖出" or "单位净值" or "最新单位净值" or "累计净值";
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
        var clause = sentence.ClauseStart(link.Token);
        var start = sentence.ClauseOffset(clause);
        var before = sentence.Text.AsSpan(start, Math.Min(8, Math.Max(0, link.Quantity.Start - start)));
        if (before.Contains("成以来", StringComparison.Ordinal) || before.Contains("立以来", StringComparison.Ordinal) || before.Contains("产以来", StringComparison.Ordinal) || before.Contains("工以来", StringComparison.Ordinal)) return true;
        var at = before.IndexOf('后');
        return at >= 2 && !(before.Length > at + 1 && before[at + 1] is '续' or '期' or '备');
    }

    private void Set(Sentence sentence, Link link, PeriodMention mention, (DateOnly From, DateOnly To) days, string text, bool inReport = false)
    {
        link.PeriodMention = mention;
        link.Period = new Period(text, days.From, days.To);
        if (inReport && link is { Basis: Basis.Cagr, Status: FactStatus.Reported } && days.From.Year == days.To.Year && days.To.Year % 5 == 0 && mention.Part != PeriodPart.Year)
        {
            // 年均 in a work report that has named no years is of the plan that has ended.
            link.Period = new Period(text, new DateOnly(days.To.Year - 4, 1, 1), days.To);
            return;
        }

        if (days.To.Year > days.From.Year && mention.Part is PeriodPart.FiveYearPlan or PeriodPart.LastYears or PeriodPart.YearRange && IsLevel(sentence, link))
        {
            link.Period = new Period(text, new DateOnly(days.To.Year, 1, 1), days.To);
        }
        else if (days.To.Year > days.From.Year && link.Measure == Measure.Growth && IsAgainstYear(sentence, link))
        {
            link.Period = new Period(text, new DateOnly(days.To.Year, 1, 1), days.To);
        }
        else if (mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd) && IsBalance(sentence, link))
        {
            link.Period = new Period(text, days.To, days.To);
        }
    }

    // 比2020年增长51%, 比“十三五”末提高1.2个百分点: the level of the last year against that of another.
    private static bool IsAgainstYear(Sentence sentence, Link link)
    {
        for (var i = link.Token - 1; i >= sentence.ClauseStart(link.Token); i--)
        {
            if (sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Base)) return mention.Part == PeriodPart.Year || mention.Has(PeriodFlags.AtEnd);
        }

        return false;
    }

    // What is held on a day, not what came together until then.
    private static bool IsBalance(Sentence sentence, Link link)
    {
        if (link.Measure is Measure.Count or Measure.Quantity) return true;
        var start = Math.Max(sentence.Start, link.Quantity.Start - 60);
        var words = sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start));
        return words.Contains("余额", StringComparison.Ordinal) || words.Contains("存款", StringComparison.Ordinal) || words.Contains("在手订单", StringComparison.Ordinal) || words.Contains("资产", StringComparison.Ordinal) || words.Contains("负债", StringComparison.Ordinal) || words.Contains("广义货币", StringComparison.Ordinal);
    }

    // In a review of several years a level is of the last one; what adds up is of all.
    private bool IsLevel(Sentence sentence, Link link)
    {
        if (link.Measure != Measure.Amount || !levels.Contains(link.Indicator)) return false;
        var start = sentence.ClauseOffset(sentence.ClauseStart(link.Token));
        var words = sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start));
        return !words.Contains("累计", StringComparison.Ordinal) && !(words.Contains("增加", StringComparison.Ordinal) && !words.EndsWith("增加到") && !words.EndsWith("增加至")) && !words.Contains("共", StringComparison.Ordinal);
    }
}
