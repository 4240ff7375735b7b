using PolicyML.Extraction.Numbers;

namespace PolicyML.Extraction.Periods;

/// <summary>Reads time expressions: 2024年前三季度, 1—9月, 去年同期, “十四五”期间, 7月3日至9日, 2023-08-18.</summary>
internal sealed class PeriodReader
{
    private readonly PeriodVocabulary vocabulary;

    public PeriodReader(PeriodVocabulary vocabulary) => this.vocabulary = vocabulary;

    /// <summary>True where a time expression may start with this character.</summary>
    public bool CanStart(char c) => NumberReader.IsDigit(c) || vocabulary.Trie.CanStart(c) || c is '前' or '头' or '近' or '二' or '一';

    /// <summary>Reads the time expression at a position.</summary>
    public bool TryRead(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadCore(text, start, out mention)) return false;
        mention = WithSurroundings(text, mention);
        return true;
    }

    private bool TryReadCore(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (NumberReader.IsDigit(text[start]))
        {
            return TryReadIsoDate(text, start, out mention) || TryReadCode(text, start, out mention) || TryReadYear(text, start, out mention) || TryReadPart(text, start, 0, null, out mention);
        }

        if (text[start] == '近' && TryReadLastMonths(text, start, out mention)) return true;
        var length = vocabulary.Trie.Longest(text, start, out var index);
        if (length == 0) return TryReadChineseYear(text, start, out mention) || TryReadPart(text, start, 0, null, out mention);
        var word = vocabulary[index];
        // 10年内, 三年内 is a span of years.
        if (text[start] == '年' && start > 0 && (NumberReader.IsDigit(text[start - 1]) || ChineseNumerals.CanStart(text[start - 1]))) return false;
        var end = start + length;
        if (word.Part == PeriodPart.Year && !word.Flags.HasFlag(PeriodFlags.SamePeriod) && TryReadPart(text, end, 0, word.YearOffset, out var part))
        {
            mention = part with { Start = start, Flags = part.Flags | (word.Flags & ~PeriodFlags.WholeYear) };
            return true;
        }

        mention = new PeriodMention(start, end, word.Part, 0, word.YearOffset, word.A, 0, 0, word.Flags);
        return true;
    }

    private bool TryReadYear(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadYearNumber(text, start, out var year, out var at)) return false;
        if (at < text.Length && text[at] is '—' or '-' or '至' or '到' or '~' && TryReadYearNumber(text, at + Dash(text, at), out var last, out var afterLast)
            && afterLast < text.Length && text[afterLast] == '年' && last > year)
        {
            mention = new PeriodMention(start, afterLast + 1, PeriodPart.YearRange, year, null, year, last, 0, PeriodFlags.None);
            return true;
        }

        if (at >= text.Length || text[at] != '年') return false;
        at++;
        var dash = at < text.Length && text[at] is '—' or '-' or '至' or '到' ? Dash(text, at) : 0;
        if (dash > 0 && TryReadYearNumber(text, at + dash, out last, out afterLast) && afterLast < text.Length && text[afterLast] == '年' && last > year)
        {
            mention = new PeriodMention(start, afterLast + 1, PeriodPart.YearRange, year, null, year, last, 0, PeriodFlags.None);
            return true;
        }

        var afterYear = at < text.Length && text[at] == '度' ? at + 1 : at;
        if (TryReadPart(text, afterYear, year, null, out mention))
        {
            mention = mention with { Start = start };
            return true;
        }

        if (text[afterYear..].StartsWith("全年")) afterYear += 2;
        mention = new PeriodMention(start, afterYear, PeriodPart.Year, year, null, 0, 0, 0, PeriodFlags.None);
        return true;
    }

    // 二〇二四年
    private static bool TryReadChineseYear(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (text[start] is not ('二' or '一') || start + 4 >= text.Length || text[start + 4] != '年') return false;
        var year = 0;
        for (var i = start; i < start + 4; i++)
        {
            var digit = text[i] == '两' ? -1 : ChineseNumerals.DigitOf(text[i]);
            if (digit < 0) return false;
            year = year * 10 + digit;
        }

        if (year is < 1900 or > 2100) return false;
        mention = new PeriodMention(start, start + 5, PeriodPart.Year, year, null, 0, 0, 0, PeriodFlags.None);
        return true;
    }

    private static int Dash(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == '—' && text[at + 1] == '—' ? 2 : 1;

    private static bool TryReadYearNumber(ReadOnlySpan<char> text, int start, out int year, out int end)
    {
        year = 0;
        end = start + 4;
        if (end > text.Length || (end < text.Length && NumberReader.IsDigit(text[end]))) return false;
        for (var i = start; i < end; i++)
        {
            if (!NumberReader.IsDigit(text[i])) return false;
            year = year * 10 + (text[i] - '0');
        }

        return year is >= 1900 and <= 2100;
    }

    // 近1个月, 近六个月, 近1年: that many months up to the day spoken of.
    private static bool TryReadLastMonths(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (start + 2 >= text.Length) return false;
        var at = start + 1;
        if (!TryReadSmall(text, at, out var count, out var end))
        {
            count = ChineseNumerals.DigitOf(text[at]);
            end = at + 1;
        }

        if (count is < 1 or > 60 || end >= text.Length) return false;
        var rest = text[end..];
        if (rest.StartsWith("个月")) mention = new PeriodMention(start, end + 2, PeriodPart.LastMonths, 0, 0, count, 0, 0, PeriodFlags.None);
        else if (count == 1 && rest[0] == '年') mention = new PeriodMention(start, end + 1, PeriodPart.LastMonths, 0, 0, 12, 0, 0, PeriodFlags.None);
        return mention.End > 0;
    }

    // 2023Q2, 23H1
    private static bool TryReadCode(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        var at = start;
        var year = 0;
        while (at < text.Length && at - start < 4 && NumberReader.IsDigit(text[at])) year = year * 10 + (text[at++] - '0');
        if (at - start is not (2 or 4) || at + 1 >= text.Length || text[at] is not ('Q' or 'H') || text[at + 1] is < '1' or > '4') return false;
        if (at - start == 2) year += 2000;
        if (year is < 1990 or > 2100 || (text[at] == 'H' && text[at + 1] > '2')) return false;
        mention = new PeriodMention(start, at + 2, text[at] == 'Q' ? PeriodPart.Quarter : PeriodPart.Half, year, null, text[at + 1] - '0', 0, 0, PeriodFlags.None);
        return true;
    }

    private static bool TryReadIsoDate(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadYearNumber(text, start, out var year, out var at) || at + 3 >= text.Length) return false;
        var sign = text[at];
        if (sign is not ('-' or '/' or '.')) return false;
        if (!TryReadSmall(text, at + 1, out var month, out at) || at >= text.Length || text[at] != sign) return false;
        if (!TryReadSmall(text, at + 1, out var day, out at) || month is < 1 or > 12 || day is < 1 or > 31) return false;
        mention = new PeriodMention(start, at, PeriodPart.Day, year, null, month, day, 0, PeriodFlags.None);
        return true;
    }

    private bool TryReadPart(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
    {
        mention = default;
        if (start >= text.Length) return false;
        var length = vocabulary.Trie.Longest(text, start, out var index);
        if (length > 0 && vocabulary[index].Part is PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.Holiday)
        {
            var word = vocabulary[index];
            mention = new PeriodMention(start, start + length, word.Part, year, yearOffset ?? word.YearOffset, word.A, 0, 0, word.Flags);
            return true;
        }

        if (text[start] is '前' or '头') return TryReadFirstMonths(text, start, year, yearOffset, out mention);
        if (TryReadMonthRange(text, start, out var first, out var last, out var end))
        {
            mention = new PeriodMention(start, SkipMonthWord(text, end), PeriodPart.MonthRange, year, yearOffset, first, last, 0, PeriodFlags.None);
            return true;
        }

        return TryReadMonth(text, start, year, yearOffset, out mention);
    }

    private static bool TryReadFirstMonths(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
    {
        mention = default;
        if (start + 2 >= text.Length) return false;
        var at = start + 1;
        int count;
        if (NumberReader.IsDigit(text[at]))
        {
            if (!TryReadSmall(text, at, out count, out at)) return false;
        }
        else
        {
            count = text[at] == '十' ? 10 : ChineseNumerals.DigitOf(text[at]);
            at++;
            if (count == 10 && at < text.Length && ChineseNumerals.DigitOf(text[at]) is 1 or 2) count += ChineseNumerals.DigitOf(text[at++]);
        }

        if (at < text.Length && text[at] == '个') at++;
        if (at >= text.Length || text[at] != '月' || count is < 1 or > 12) return false;
        mention = new PeriodMention(start, at + 1, PeriodPart.FirstMonths, year, yearOffset, count, 0, 0, PeriodFlags.None);
        return true;
    }

    // 1—9月, 1至9月, 7-8月份
    private static bool TryReadMonthRange(ReadOnlySpan<char> text, int start, out int first, out int last, out int end)
    {
        last = 0;
        if (!TryReadSmall(text, start, out first, out end) || end >= text.Length) return false;
        if (text[end] == '月') end++;
        if (end >= text.Length || text[end] is not ('—' or '-' or '至' or '到' or '~')) return false;
        return TryReadSmall(text, end + Dash(text, end), out last, out end) && end < text.Length && text[end] == '月'
            && (end + 1 >= text.Length || !NumberReader.IsDigit(text[end + 1])) && first is >= 1 and <= 12 && last > first && last <= 12;
    }

    private static bool TryReadMonth(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadSmall(text, start, out var month, out var at) || at >= text.Length || text[at] != '月' || month is < 1 or > 12) return false;
        at++;
        if (!TryReadDay(text, at, out var day, out var afterDay))
        {
            mention = new PeriodMention(start, SkipMonthWord(text, at - 1), PeriodPart.Month, year, yearOffset, month, 0, 0, PeriodFlags.None);
            return true;
        }

        // 7月3日至9日, 7月24日-7月30日, 7月3-9日
        if (afterDay < text.Length && text[afterDay] is '至' or '到' or '—' or '-' or '~')
        {
            var next = afterDay + Dash(text, afterDay);
            var lastMonth = month;
            if (TryReadSmall(text, next, out var m2, out var afterMonth) && afterMonth < text.Length && text[afterMonth] == '月')
            {
                lastMonth = m2;
                next = afterMonth + 1;
            }

            if (TryReadDay(text, next, out var lastDay, out var end) && (lastMonth > month || lastDay > day) && lastMonth <= 12)
            {
                mention = new PeriodMention(start, end, PeriodPart.DayRange, year, yearOffset, month * 100 + day, lastMonth * 100 + lastDay, 0, PeriodFlags.None);
                return true;
            }
        }

        mention = new PeriodMention(start, afterDay, PeriodPart.Day, year, yearOffset, month, day, 0, PeriodFlags.None);
        return true;
    }

    private static bool TryReadDay(ReadOnlySpan<char> text, int start, out int day, out int end)
    {
        if (!TryReadSmall(text, start, out day, out end) || day is < 1 or > 31 || end >= text.Length) return false;
        if (text[end] is '日' or '号')
        {
            end++;
            return true;
        }

        // 7月3-9日: the first day takes its 日 from the second
        return text[end] is '-' or '—' or '至' && TryReadSmall(text, end + Dash(text, end), out _, out var after) && after < text.Length && text[after] is '日' or '号';
    }

    private static int SkipMonthWord(ReadOnlySpan<char> text, int at)
    {
        at++;
        return at < text.Length && text[at] == '份' ? at + 1 : at;
    }

    private static bool TryReadSmall(ReadOnlySpan<char> text, int start, out int value, out int end)
    {
        value = 0;
        end = start;
        while (end < text.Length && end - start < 3 && NumberReader.IsDigit(text[end])) value = value * 10 + (text[end++] - '0');
        return end > start && end - start <= 2;
    }

    private static PeriodMention WithSurroundings(ReadOnlySpan<char> text, PeriodMention mention)
    {
        var flags = mention.Flags;
        var end = mention.End;
        var rest = text[end..];
        if (rest.StartsWith("以来") || rest.StartsWith("来，"))
        {
            flags |= PeriodFlags.Since;
            end += rest[0] == '以' ? 2 : 1;
        }
        else if (rest.Length > 0 && rest[0] is '底' or '末')
        {
            flags |= PeriodFlags.AtEnd;
            end++;
        }
        else if (mention.Part is PeriodPart.Year or PeriodPart.Month && rest.StartsWith("年底") || rest.StartsWith("年末") || rest.StartsWith("期末"))
        {
            flags |= PeriodFlags.AtEnd;
            end += 2;
        }

        rest = text[end..];
        if (rest.Length > 0 && rest[0] is '前' or '后' && mention.Part == PeriodPart.Holiday) flags |= PeriodFlags.Base;
        if (rest.Length > 0 && rest[0] == '前' && mention.Part is PeriodPart.Year or PeriodPart.Month or PeriodPart.Half or PeriodPart.Quarter) flags |= PeriodFlags.Deadline;
        if (rest.StartsWith("期间") || rest.StartsWith("时期")) end += 2;
        if (rest.StartsWith("同期"))
        {
            flags |= PeriodFlags.SamePeriod;
            end += 2;
        }

        var around = flags | Before(text, mention.Start) | After(text, mention, end);
        if ((around & PeriodFlags.TradingDay) != PeriodFlags.None) around &= ~PeriodFlags.UpTo;
        return mention with { End = end, Flags = around };
    }

    private static PeriodFlags Before(ReadOnlySpan<char> text, int start)
    {
        var before = text[..start];
        if (before.EndsWith("截至") || before.EndsWith("截止") || before.EndsWith("截止到") || before.EndsWith("截至到")) return PeriodFlags.UpTo;
        if (before.EndsWith("相比") || before.EndsWith("相较于") || before.EndsWith("相较") || before.EndsWith("对比")) return PeriodFlags.Base;
        if (before.Length == 0) return PeriodFlags.None;
        return before[^1] switch
        {
            '比' or '较' => PeriodFlags.Base,
            '到' or '至' => before.Length > 1 && "达高加长升降大增少落缩涨跌回".Contains(before[^2], StringComparison.Ordinal) ? PeriodFlags.None : PeriodFlags.Deadline,
            '如' => PeriodFlags.Name,
            '从' or '由' or '自' => PeriodFlags.From,
            _ => PeriodFlags.None,
        };
    }

    private static PeriodFlags After(ReadOnlySpan<char> text, PeriodMention mention, int end)
    {
        var rest = text[end..];
        if (rest.StartsWith("相比") || rest.StartsWith("比较") || rest.StartsWith("的水平相比")) return PeriodFlags.Base;
        if (mention.Part == PeriodPart.Day && (rest.StartsWith("收盘") || rest.StartsWith("的资金流向") || rest.StartsWith("资金流向"))) return PeriodFlags.TradingDay;
        // 9月期货, 10月铂金合约: the month of a contract.
        if (mention.Part == PeriodPart.Month && rest[..Math.Min(8, rest.Length)] is var near && (near.Contains("期货", StringComparison.Ordinal) || near.Contains("合约", StringComparison.Ordinal) || near.Contains("交割", StringComparison.Ordinal))) return PeriodFlags.Name;
        // A plan alone is a name (“十四五”规划, “十四五”迎来收官) unless it is the time of what follows.
        if (mention.Part == PeriodPart.FiveYearPlan && end == mention.End && !mention.Has(PeriodFlags.AtEnd) && text[end - 1] is '五' or '”' && rest.Length > 0 && rest[0] is not ('，' or '：' or '全' or '我' or '年' or '的')) return PeriodFlags.Name;
        return rest.Length > 0 && rest[0] is '“' or '《' ? PeriodFlags.Name : PeriodFlags.None;
    }
}
