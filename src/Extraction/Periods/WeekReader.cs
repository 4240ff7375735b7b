namespace PolicyML.Extraction.Periods;

/// <summary>Reads weeks and their days: 周五, 上周一, 本周, 全周, 周涨.</summary>
internal static class WeekReader
{
    private const string Days = "一二三四五六日";

    /// <summary>True where such an expression may start with this character.</summary>
    public static bool CanStart(char c) => c is '周' or '上' or '本' or '这' or '下' or '全' or '当' or '该' or '星';

    /// <summary>Reads the expression at a position.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        var offset = text[start] switch { '上' => -1, '本' or '这' => 0, '下' => 1, _ => (int?)null };
        var at = offset is null && text[start] is not ('全' or '当' or '该') ? start : start + 1;
        if (at >= text.Length) return false;
        var length = text[at] == '周' ? 1 : text[at..].StartsWith("星期") ? 2 : 0;
        if (length == 0 || (at == start && start > 0 && text[start - 1] is '一' or '每' or '两' or '几' or '四' or '、')) return false;
        var end = at + length;
        var day = end < text.Length ? DayOf(text, end) : 0;
        if (day > 0 && text[start] is not ('全' or '当' or '该'))
        {
            mention = new PeriodMention(start, end + 1, PeriodPart.Weekday, 0, null, day, offset ?? 0, offset is null ? 0 : 1, PeriodFlags.None);
            return true;
        }

        if (offset is { } weeks) return length == 1 && NotName(text, end) && Week(start, end, weeks, PeriodFlags.None, out mention);
        if (at > start) return length == 1 && Week(start, end, 0, PeriodFlags.InForce, out mention);
        return length == 1 && end < text.Length && text[end] is '涨' or '跌' && Week(start, end, 0, PeriodFlags.InForce, out mention);
    }

    // 上周末 and 上周刊 are none, and 周日报 is a paper.
    private static bool NotName(ReadOnlySpan<char> text, int end) => end >= text.Length || text[end] is not ('边' or '刊' or '围' or '年' or '期' or '转');

    private static int DayOf(ReadOnlySpan<char> text, int at)
    {
        var day = text[at] == '天' ? 7 : Days.IndexOf(text[at], StringComparison.Ordinal) + 1;
        if (day == 0 || at + 1 >= text.Length) return day;
        // 本周一线城市, 周日报
        return text[at + 1] is '报' or '刊' or '至' or '到' or '围' || (day == 1 && text[at + 1] is '线' or '带' or '流' or '般' or '些' or '次' or '直' or '度') ? 0 : day;
    }

    private static bool Week(int start, int end, int weeks, PeriodFlags flags, out PeriodMention mention)
    {
        mention = new PeriodMention(start, end, PeriodPart.Week, 0, null, 0, weeks, 0, flags);
        return true;
    }
}
