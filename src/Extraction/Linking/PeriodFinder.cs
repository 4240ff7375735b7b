using PolicyML.Core;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Finds the time expression of a sentence that a figure belongs to.</summary>
internal static class PeriodFinder
{
    private const int LongestFiscal = 16;
    /// <summary>Letters between 上年同期 and its sum.</summary>
    public const int LongestAside = 6;

    /// <summary>The nearest mention before a figure that may be its time; null where there is none.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="link">The figure.</param>
    /// <param name="source">The figure that lends its noun; a mention after it counts as the figure's own.</param>
    /// <param name="direct">True where the mention stands in the figure's own clause.</param>
    public static PeriodMention? Find(Sentence sentence, Link link, Link? source, out bool direct)
    {
        direct = false;
        var clause = sentence.ClauseStart(link.Token);
        for (var i = link.Token - 1; i >= sentence.First; i--)
        {
            i = BeforeAside(sentence, i);
            if (sentence.PeriodAt(i) is not { } mention || mention.Has(PeriodFlags.Name | PeriodFlags.Dateline) || mention.Part == PeriodPart.Unknown) continue;
            if (mention.Has(PeriodFlags.Base) && !IsOwnBase(sentence, i, link)) continue;
            if (mention.Has(PeriodFlags.From) && !Touches(sentence, i, link)) continue;
            if (link.Measure == Measure.Growth && i == link.Token - 1 && link.Quantity.Kind == Numbers.UnitKind.Times) continue;
            if (mention is { Part: PeriodPart.FiscalYear, A: 0 } && sentence.PeriodAt(i - 1) is { Part: PeriodPart.FiscalYear, A: > 0 } whole && sentence.GapBefore(i) == 0) mention = whole with { C = 1 };
            else if (mention is { Part: PeriodPart.FiscalYear, A: 0 } && IsClosedBefore(sentence, i)) continue;
            else if (mention.Part is PeriodPart.FirstMonths or PeriodPart.FirstQuarters or PeriodPart.Half or PeriodPart.Quarter && sentence.PeriodAt(i - 1) is { Part: PeriodPart.FiscalYear } && sentence.GapBefore(i) == 0) mention = mention with { Part = PeriodPart.FiscalYear, A = 0, Year = 0 };
            if (i < clause && (mention is { Part: PeriodPart.Month, A: < -3 } || (mention.Has(PeriodFlags.SamePeriod) && IsAside(sentence, i)))) continue;
            direct = i >= clause || (source is not null && i > source.Token);
            if (!direct && OpensClause(sentence, i, mention) is { } topic) mention = topic;
            if (mention.Part == PeriodPart.SameReporting && Reported(sentence, i, mention) is { } named) mention = named;
            // An afterthought about completion (达产后) takes what follows out of the time in force.
            return !direct && IsOvertaken(sentence, i, link.Token) ? null : mention;
        }

        return null;
    }

    /// <summary>上年同期为3亿元: last year's sum, told beside this year's; the time of nothing after it.</summary>
    public static bool IsAside(Sentence sentence, int index)
    {
        for (var i = index + 1; i < sentence.End && sentence[i].Start - sentence[index].End <= LongestAside; i++)
        {
            if (sentence.QuantityAt(i) is { Unit: not null }) return true;
            if (Sentence.IsBreak(sentence[i].Kind)) return false;
        }

        return false;
    }

    // 第二季度的经营扭转了第一季度的颓势，…: the time that opens the clause, not one that its object names.
    private static PeriodMention? OpensClause(Sentence sentence, int index, PeriodMention last)
    {
        var before = sentence.Text.AsSpan(Math.Max(sentence.Start, last.Start - 2), Math.Min(2, last.Start - sentence.Start));
        if (before.IndexOfAny('了', '过') < 0) return null;
        var start = sentence.ClauseStart(index);
        return start < index && sentence.PeriodAt(start) is { } first && first.Part == last.Part && first.Start <= sentence.ClauseOffset(start) + 1
            && !first.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.From | PeriodFlags.Deadline) ? first : null;
    }

    // 截至6月30日的2024/25财年第一财季: the day that closes it tells the quarter.
    private static bool IsClosedBefore(Sentence sentence, int index)
    {
        for (var i = index - 1; i >= sentence.First && index - i <= 4; i--)
        {
            if (sentence.PeriodAt(i) is { } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name) && other.Part is not PeriodPart.FiscalYear) return sentence[index].Start - sentence[i].End <= LongestFiscal;
        }

        return false;
    }

    // 其中2023年第二季度，公司单季度收入…: the quarter named in the sentence.
    private static PeriodMention? Reported(Sentence sentence, int index, PeriodMention same)
    {
        for (var i = index - 1; i >= sentence.First; i--)
        {
            if (sentence.PeriodAt(i) is not { } other || other.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.SamePeriod)) continue;
            // 公布了第三财季财报，该季营收…: of a year of the firm's own.
            if (other.Part is PeriodPart.Quarter or PeriodPart.FiscalYear || (same.A == 0 && other.Part is PeriodPart.Half or PeriodPart.FirstQuarters)) return other;
        }

        return null;
    }

    /// <summary>The words of the figure's clause before it.</summary>
    public static ReadOnlySpan<char> ClauseBefore(Sentence sentence, Link link)
    {
        var start = ClauseStart(sentence, link);
        return sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start));
    }

    /// <summary>Reading offset at which the clause of a figure starts.</summary>
    public static int ClauseStart(Sentence sentence, Link link)
    {
        if (link.ClauseFrom < 0) link.ClauseFrom = sentence.ClauseOffset(sentence.ClauseStart(link.Token));
        return link.ClauseFrom;
    }

    /// <summary>2021年、2022年和2023年，税收分别为3.1亿元、3.9亿元、5.2亿元: the years one by one; null where no such list stands there.</summary>
    public static PeriodMention? InList(Sentence sentence, Link link, TimeScope scope)
    {
        var (position, count, first) = FigureList.Place(sentence, link.Token);
        if (count < 2) return null;
        for (var i = first - 1; i >= sentence.First; i--)
        {
            // 2020年-2022年，…分别为x、y、z
            if (sentence.PeriodAt(i) is { Part: PeriodPart.YearRange } range && range.B - range.A + 1 == count) return range with { Part = PeriodPart.Year, Year = range.A + position };
            // “十四五”时期…: another time took over since.
            if (sentence.PeriodAt(i) is { Part: PeriodPart.FiveYearPlan or PeriodPart.LastYears } other && !other.Has(PeriodFlags.Base | PeriodFlags.Name)) return null;
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Year or PeriodPart.Quarter or PeriodPart.Month or PeriodPart.Half } last || last.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.WholeYear)) continue;
            // 一、二、三季度分别增长…
            if (last.Part == PeriodPart.Quarter && OpensQuarters(sentence.Text, last.Start) == count - 1 && last.A >= count) return last with { A = last.A - count + 1 + position };
            var years = Listed(sentence, i, last, count);
            if (years.Count != count) return null;
            scope.List = years;
            return years[position];
        }

        // …净利润分别为a、b、c: the years listed in the sentence before.
        return scope.List is { } listed && listed.Count == count ? listed[position] : null;
    }

    /// <summary>截至12月20日，今年累计: the day that ends the year to date; else the mention itself.</summary>
    public static PeriodMention UpTo(Sentence sentence, Link link, PeriodMention found)
    {
        if (found.Part != PeriodPart.YearToDate && !(found.Part == PeriodPart.Year && found.YearOffset == 0)) return found;
        for (var i = sentence.First; i < link.Token; i++)
        {
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Day or PeriodPart.Month } other && other.Has(PeriodFlags.UpTo)) return other;
        }

        return found;
    }

    /// <summary>首笔1.5亿元于4月6日投放, 9亿元在7月到账: the day that the money was paid, named after it; null where none is.</summary>
    public static PeriodMention? After(Sentence sentence, Link link)
    {
        if (link.Measure == Measure.Amount && DateOfAct(sentence, link) is { } dated) return dated;
        var next = link.Token + 1;
        while (next < link.Token + 3 && sentence.CueAt(next)?.Text is "将" or "于" or "在" or "已" && sentence.GapBefore(next) == 0) next++;
        if (link.Measure != Measure.Amount || sentence.PeriodAt(next) is not { Part: PeriodPart.Day or PeriodPart.Month } mention || mention.Has(PeriodFlags.Base | PeriodFlags.Name)) return null;
        if (sentence.Gap(next - 1, next) is not ("" or "于" or "已于" or "在" or "已在")) return null;
        return sentence.Words.Paid.Opens(sentence.Text.AsSpan(mention.End, Math.Min(6, sentence.Text.Length - mention.End))) ? mention : null;
    }

    // 罚款20万元，处罚日期为8月7日
    private static PeriodMention? DateOfAct(Sentence sentence, Link link)
    {
        for (var i = link.Token + 1; i < sentence.End && i <= link.Token + 6 && !sentence.Is(i, TokenKind.Semicolon); i++)
        {
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Day } mention) continue;
            var before = sentence.Text.AsSpan(link.Quantity.End, mention.Start - link.Quantity.End).TrimEnd("为是：:".AsSpan());
            return before.EndsWith("日期") ? mention : null;
        }

        return null;
    }

    /// <summary>6月中旬到7月中旬: the time that a range starts with, where a mention ends one; else null.</summary>
    public static PeriodMention? RangeStart(Sentence sentence, PeriodMention last)
    {
        for (var i = sentence.First + 1; i < sentence.End && sentence[i].Start <= last.Start; i++)
        {
            if (sentence[i].Start != last.Start) continue;
            var joined = sentence.CueAt(i - 1)?.Text is "至" or "到" && sentence.GapBefore(i) == 0 && sentence.GapBefore(i - 1) == 0 ? i - 2 : sentence.Gap(i - 1, i) is "至" or "到" ? i - 1 : -1;
            return sentence.PeriodAt(joined) is { Part: PeriodPart.Day or PeriodPart.Month or PeriodPart.DayRange or PeriodPart.Year or PeriodPart.LastYears } first && !first.Has(PeriodFlags.Base | PeriodFlags.Name) ? first : null;
        }

        return null;
    }

    private static List<PeriodMention> Listed(Sentence sentence, int at, PeriodMention last, int count)
    {
        var years = new List<PeriodMention> { last };
        for (var j = at - 1; j >= sentence.First && years.Count < count; j--)
        {
            if (sentence.Is(j, TokenKind.Pause)) continue;
            if (sentence.PeriodAt(j) is { } other && !other.Has(PeriodFlags.Base) && (other.Part == last.Part || IsJoined(sentence, j) || (other.Has(PeriodFlags.AtEnd) && last.Has(PeriodFlags.AtEnd)))) years.Insert(0, other);
            else if (last.Part == PeriodPart.Year && sentence.QuantityAt(j) is { Unit: null, Value: >= 1990 and <= 2100 } bare) years.Insert(0, last with { Year = (int)bare.Value, Start = bare.Start, End = bare.End });
            else break;
        }

        return years;
    }

    // How many numerals with 、 stand before 三季度: 一、二、
    private static int OpensQuarters(string text, int start)
    {
        var count = 0;
        while (start >= 2 && text[start - 1] == '、' && text[start - 2] is '一' or '二' or '三')
        {
            start -= 2;
            count++;
        }

        return count;
    }

    // 2022年及2023年第一季度
    private static bool IsJoined(Sentence sentence, int index) =>
        index + 1 < sentence.End && sentence.Is(index + 1, TokenKind.Period) && sentence.Gap(index, index + 1) is "及" or "和" or "与" or "以及";

    // 每股盈利0.55元(2022年：0.29元)，增长89.7%: figures in brackets that are closed have a time of their own.
    private static int BeforeAside(Sentence sentence, int index)
    {
        if (!sentence.Is(index, TokenKind.Close)) return index;
        var hasFigure = false;
        for (var i = index - 1; i >= sentence.First && index - i < 20; i--)
        {
            hasFigure |= sentence.QuantityAt(i) is { Unit: not null } || sentence.PeriodAt(i)?.Has(PeriodFlags.SamePeriod) == true;
            if (sentence.Is(i, TokenKind.Open)) return hasFigure ? i : index;
        }

        return index;
    }

    // 较6月7.9%的涨幅: the base of the comparison with its own figure.
    private static bool IsOwnBase(Sentence sentence, int index, Link link) =>
        index == link.Token - 1 && link.Quantity.Kind != Numbers.UnitKind.Times && sentence.GapBefore(link.Token) <= 1 && (sentence.GapBefore(link.Token) == 0 || sentence.Text[link.Quantity.Start - 1] == '的');

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
}
