using PolicyML.Extraction.Numbers;

namespace PolicyML.Extraction.Periods;

/// <summary>Reads the parts of dates in digits and numerals: years, months, days, ranges of them.</summary>
internal static class DateParts
{
    // 二〇二四年
    public static bool TryReadChineseYear(ReadOnlySpan<char> text, int start, out PeriodMention mention)
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

    public static int Dash(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at] == '—' && text[at + 1] == '—' ? 2 : 1;

    public static bool TryReadYearNumber(ReadOnlySpan<char> text, int start, out int year, out int end)
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

    /// <summary>Reads 近1个月, 过去六个月, 近1年, 最近两周: that many months (A), or days (B), up to the day spoken of.</summary>
    public static bool TryReadLastMonths(ReadOnlySpan<char> text, int start, int lead, out PeriodMention mention)
    {
        mention = default;
        if (start + lead + 1 >= text.Length) return false;
        var at = start + lead;
        if (!TryReadSmall(text, at, out var count, out var end))
        {
            count = ChineseNumerals.DigitOf(text[at]);
            end = at + 1;
        }

        if (count is < 1 or > 60 || end >= text.Length) return false;
        var rest = text[end..];
        if (rest.StartsWith("个月")) mention = new PeriodMention(start, end + 2, PeriodPart.LastMonths, 0, 0, count, 0, 0, PeriodFlags.None);
        else if (rest[0] == '周' || rest.StartsWith("个星期")) mention = new PeriodMention(start, end + (rest[0] == '周' ? 1 : 3), PeriodPart.LastMonths, 0, 0, 0, 7 * count, 0, PeriodFlags.None);
        else if (lead == 1 && count == 1 && rest[0] == '年') mention = new PeriodMention(start, end + 1, PeriodPart.LastMonths, 0, 0, 12, 0, 0, PeriodFlags.None);
        return mention.End > 0;
    }

    // 2023Q2, 23H1
    public static bool TryReadCode(ReadOnlySpan<char> text, int start, out PeriodMention mention)
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

    public static bool TryReadIsoDate(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadYearNumber(text, start, out var year, out var at) || at + 3 >= text.Length) return false;
        var sign = text[at];
        if (sign is not ('-' or '/' or '.')) return false;
        if (!TryReadSmall(text, at + 1, out var month, out at) || at >= text.Length || text[at] != sign) return false;
        if (!TryReadSmall(text, at + 1, out var day, out at) || month is < 1 or > 12 || day is < 1 or > 31) return false;
        mention = new PeriodMention(start, at, PeriodPart.Day, year, null, month, day, 0, PeriodFlags.None);
        // 2024-03-05至2024-04-12
        if (at < text.Length && text[at] is '至' or '到' or '~' or '—' && TryReadIsoDate(text, at + Dash(text, at), out var last) && last.Part == PeriodPart.Day && last.Year >= year)
            mention = new PeriodMention(start, last.End, PeriodPart.DayRange, year, null, month * 100 + day, last.A * 100 + last.B, last.Year - year, PeriodFlags.None);
        return true;
    }

    public static bool TryReadFirstMonths(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
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
    public static bool TryReadMonthRange(ReadOnlySpan<char> text, int start, out int first, out int last, out int end)
    {
        last = 0;
        if (!TryReadSmall(text, start, out first, out end) || end >= text.Length) return false;
        if (text[end] == '月') end++;
        if (end >= text.Length || text[end] is not ('—' or '-' or '至' or '到' or '~')) return false;
        return TryReadSmall(text, end + Dash(text, end), out last, out end) && end < text.Length && text[end] == '月'
            && (end + 1 >= text.Length || !NumberReader.IsDigit(text[end + 1])) && first is >= 1 and <= 12 && last > first && last <= 12;
    }

    public static bool TryReadMonth(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadSmall(text, start, out var month, out var at) || at >= text.Length || text[at] != '月' || month is < 1 or > 12) return false;
        at++;
        if (!TryReadDay(text, at, out var day, out var afterDay))
        {
            if (TryReadTenDays(text, at, out var from, out var to))
            {
                mention = new PeriodMention(start, at + 2, PeriodPart.DayRange, year, yearOffset, (month * 100) + from, (month * 100) + to, 0, PeriodFlags.None);
                return true;
            }

            mention = new PeriodMention(start, SkipMonthWord(text, at - 1), PeriodPart.Month, year, yearOffset, month, 0, 0, PeriodFlags.None);
            return true;
        }

        // 7月3日至9日, 7月24日-7月30日, 7月3-9日
        if (afterDay < text.Length && text[afterDay] is '至' or '到' or '—' or '-' or '~')
        {
            var next = afterDay + Dash(text, afterDay);
            var lastMonth = month;
            var years = 0;
            if (year > 0 && TryReadYearNumber(text, next, out var lastYear, out var afterYear) && afterYear < text.Length && text[afterYear] == '年' && lastYear >= year)
            {
                years = lastYear - year;
                next = afterYear + 1;
            }

            if (TryReadSmall(text, next, out var m2, out var afterMonth) && afterMonth < text.Length && text[afterMonth] == '月')
            {
                lastMonth = m2;
                next = afterMonth + 1;
            }

            if (TryReadDay(text, next, out var lastDay, out var end) && (years > 0 || lastMonth > month || (lastMonth == month && lastDay > day)) && lastMonth <= 12)
            {
                mention = new PeriodMention(start, end, PeriodPart.DayRange, year, yearOffset, month * 100 + day, lastMonth * 100 + lastDay, years, PeriodFlags.None);
                return true;
            }
        }

        mention = new PeriodMention(start, SkipTime(text, afterDay), PeriodPart.Day, year, yearOffset, month, day, 0, PeriodFlags.None);
        if (IsEndOfQuarter(text, afterDay, month, day)) mention = mention with { Part = PeriodPart.MonthRange, A = month - 2, B = month, End = afterDay };
        else if (MonthsUntil(text, afterDay, out var count, out var after) && count <= month) mention = new PeriodMention(start, after, PeriodPart.MonthRange, year, yearOffset, month - count + 1, month, 0, PeriodFlags.None);
        else if (count == 12 && year > 0) mention = new PeriodMention(start, after, PeriodPart.FiscalYear, year, null, month, day, 0, PeriodFlags.None);
        return true;
    }

    // 截至6月30日的2023/24财年第一财季, 截至9月30日的第三季度: the quarter that the day closes.
    private static bool IsEndOfQuarter(ReadOnlySpan<char> text, int at, int month, int day)
    {
        if (month < 3 || day < 28 || at >= text.Length || text[at] != '的') return false;
        var rest = text[at..Math.Min(text.Length, at + 16)];
        var stop = rest.IndexOfAny('，', '。', ',');
        if (stop >= 0) rest = rest[..stop];
        return rest.IndexOf("财季") > 0 || rest.IndexOf("季度") > 0;
    }

    // 6月30日止六个月, 6月30日的6个月内, 3月31日止年度: the months that the day closes.
    private static bool MonthsUntil(ReadOnlySpan<char> text, int at, out int count, out int end)
    {
        count = 0;
        end = at;
        if (at + 2 >= text.Length || text[at] is not ('止' or '的')) return false;
        at++;
        if (text[at..].StartsWith("年度") || text[at..].StartsWith("十二个月"))
        {
            count = 12;
            end = at + (text[at] == '年' ? 2 : 4);
            return true;
        }

        if (!TryReadSmall(text, at, out count, out end)) (count, end) = (Math.Max(0, ChineseNumerals.DigitOf(text[at])), at + 1);
        if (count is < 1 or > 12 || !text[end..].StartsWith("个月"))
        {
            count = 0;
            return false;
        }

        end += 2;
        return true;
    }

    // 8月9日8时, 8月11日14:41, 7月26日24时30分: the time of day belongs to the day.
    private static int SkipTime(ReadOnlySpan<char> text, int at)
    {
        at = SkipHalfOfDay(text, at);
        if (!TryReadSmall(text, at, out var hour, out var end) || hour > 24 || end >= text.Length) return at;
        if (text[end] is not ('时' or '点' or ':' or '：')) return at;
        end++;
        if (TryReadSmall(text, end, out _, out var minutes)) end = minutes < text.Length && text[minutes] == '分' ? minutes + 1 : minutes;
        return end;
    }

    private static int SkipHalfOfDay(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        return rest.StartsWith("上午") || rest.StartsWith("下午") || rest.StartsWith("中午") || rest.StartsWith("凌晨") || rest.StartsWith("晚上") || rest.StartsWith("晚间") || rest.StartsWith("傍晚") ? at + 2 : at;
    }

    /// <summary>Reads 18日 where the month is not printed; not 7日年化, 近5日, 30日内.</summary>
    public static bool TryReadDayAlone(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (start > 0 && NotBeforeDay.Contains(text[start - 1], StringComparison.Ordinal) && !text[..start].EndsWith("截至")) return false;
        if (!TryReadSmall(text, start, out var day, out var end) || day is < 1 or > 31 || end + 1 >= text.Length || text[end] != '日') return false;
        if (NotAfterDay.Contains(text[end + 1], StringComparison.Ordinal)) return false;
        mention = new PeriodMention(start, SkipTime(text, end + 1), PeriodPart.DayOfMonth, 0, null, day, 0, 0, PeriodFlags.None);
        return true;
    }

    private const string NotBeforeDay = "留假休停限刑近连续第每前后达共过约月年个至到满逾超为—-~/.、";
    private const string NotBeforeYears = "第续前后每满逾超约达共过0123456789.—-~至到者龄期";
    private const string NotAfterDay = "内游均线后龄元间程之里本韩美式化期";

    /// <summary>Reads 3年增长, 3年累计: the last years.</summary>
    public static bool TryReadYears(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (start > 0 && NotBeforeYears.Contains(text[start - 1], StringComparison.Ordinal)) return false;
        if (!TryReadSmall(text, start, out var count, out var end) || count is < 2 or > 20 || end + 2 >= text.Length || text[end] != '年') return false;
        var rest = text[(end + 1)..];
        if (!rest.StartsWith("增长") && !rest.StartsWith("累计") && !rest.StartsWith("来") && !rest.StartsWith("间") && !rest.StartsWith("提升") && !rest.StartsWith("提高") && !rest.StartsWith("下降") && !rest.StartsWith("净增") && !rest.StartsWith("翻")) return false;
        mention = new PeriodMention(start, end + 1 + (rest[0] is '来' or '间' ? 1 : 0), PeriodPart.LastYears, 0, null, count, 0, 0, PeriodFlags.None);
        return true;
    }

    /// <summary>Reads 2023财年, 2023财年第三季度; A and B are month and day of its end where 截至3月31日的 stands before it, else 0.</summary>
    public static bool TryReadFiscalYear(ReadOnlySpan<char> text, int start, int year, int at, out PeriodMention mention)
    {
        mention = default;
        if (!text[at..].StartsWith("财年")) return false;
        var (month, day) = EndBefore(text, start);
        var end = at + 2;
        if (end + 3 < text.Length && text[end] == '第' && text[(end + 2)..].IndexOf("季度") is 0 or 1) (end, month) = (text[end + 2] == '财' ? end + 5 : end + 4, 0);
        mention = new PeriodMention(start, end, PeriodPart.FiscalYear, year, null, month, day, 0, PeriodFlags.None);
        return true;
    }

    // 截至3月31日的, 截至3月31日止的
    private static (int Month, int Day) EndBefore(ReadOnlySpan<char> text, int start)
    {
        var from = Math.Max(0, start - 17);
        var words = text[from..start];
        var at = words.LastIndexOf("截至");
        if (at < 0) return (0, 0);
        var first = from + at + 2;
        if (TryReadYearNumber(text, first, out _, out var afterYear) && afterYear < text.Length && text[afterYear] == '年') first = afterYear + 1;
        if (!TryReadSmall(text, first, out var month, out var end) || end >= text.Length || text[end] != '月') return (0, 0);
        return TryReadDay(text, end + 1, out var day, out end) && start - end <= 3 && month is >= 1 and <= 12 ? (month, day) : (0, 0);
    }

    // 8月下旬: a third of a month; 99 stands for its last day.
    private static bool TryReadTenDays(ReadOnlySpan<char> text, int at, out int from, out int to)
    {
        (from, to) = at + 1 < text.Length && text[at + 1] == '旬' ? text[at] switch { '上' => (1, 10), '中' => (11, 20), '下' => (21, 99), _ => (0, 0) } : (0, 0);
        return from > 0;
    }

    public static bool TryReadDay(ReadOnlySpan<char> text, int start, out int day, out int end)
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

    public static int SkipMonthWord(ReadOnlySpan<char> text, int at)
    {
        at++;
        return at < text.Length && text[at] == '份' ? at + 1 : at;
    }

    public static bool TryReadSmall(ReadOnlySpan<char> text, int start, out int value, out int end)
    {
        value = 0;
        end = start;
        while (end < text.Length && end - start < 3 && NumberReader.IsDigit(text[end])) value = value * 10 + (text[end++] - '0');
        return end > start && end - start <= 2;
    }
}
