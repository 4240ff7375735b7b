using PolicyML.Extraction.Numbers;

using static PolicyML.Extraction.Periods.DateParts;

namespace PolicyML.Extraction.Periods;

/// <summary>Reads time expressions: 2024年前三季度, 1—9月, 去年同期, “十四五”期间, 7月3日至9日, 2023-08-18.</summary>
internal sealed class PeriodReader
{
    private readonly PeriodVocabulary vocabulary;

    public PeriodReader(PeriodVocabulary vocabulary) => this.vocabulary = vocabulary;

    /// <summary>True where a time expression may start with this character.</summary>
    public bool CanStart(char c) => NumberReader.IsDigit(c) || vocabulary.Trie.CanStart(c) || c is '前' or '头' or '近' or '二' or '一' || WeekReader.CanStart(c);

    /// <summary>Reads the time expression at a position.</summary>
    public bool TryRead(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (!TryReadCore(text, start, out mention)) return false;
        mention = PeriodSurroundings.Apply(text, mention);
        return true;
    }

    private bool TryReadCore(ReadOnlySpan<char> text, int start, out PeriodMention mention)
    {
        mention = default;
        if (NumberReader.IsDigit(text[start]))
        {
            return TryReadIsoDate(text, start, out mention) || TryReadCode(text, start, out mention) || TryReadYear(text, start, out mention) || TryReadPart(text, start, 0, null, out mention)
                || TryReadDayAlone(text, start, out mention) || TryReadYears(text, start, out mention);
        }

        if (WeekReader.TryRead(text, start, out mention)) return true;

        var lead = text[start] == '近' ? 1 : text[start..].StartsWith("过去") || text[start..].StartsWith("最近") ? 2 : 0;
        if (lead > 0 && TryReadLastMonths(text, start, lead, out mention)) return true;
        var length = vocabulary.Trie.Longest(text, start, out var index);
        if (length == 0) return TryReadChineseYear(text, start, out mention) || TryReadPart(text, start, 0, null, out mention);
        var word = vocabulary[index];
        if (IsSeason(text, start, length)) return false;
        // 10年内, 三年内 is a span of years.
        if (text[start] == '年' && start > 0 && (NumberReader.IsDigit(text[start - 1]) || ChineseNumerals.CanStart(text[start - 1]))) return false;
        var end = start + length;
        if (word.Part == PeriodPart.Year && !word.Flags.HasFlag(PeriodFlags.SamePeriod) && TryReadPart(text, end, 0, word.YearOffset, out var part))
        {
            mention = part with { Start = start, Flags = part.Flags | (word.Flags & ~PeriodFlags.WholeYear) | (word.A == 1 ? PeriodFlags.SameYear : PeriodFlags.None) };
            return true;
        }

        mention = new PeriodMention(start, end, word.Part, 0, word.YearOffset, word.A, 0, 0, word.Flags);
        return true;
    }

    // 《…》第二季, 第二季节目: a season of a series, no quarter.
    private static bool IsSeason(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        if (text[end - 1] != '季' || text[start] != '第') return false;
        return (start > 0 && text[start - 1] is '》' or '”') || (end < text.Length && text[end] is '》' or '”' or '节' or '将' or '第' or '开' or '度');
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

        if (at >= text.Length) return false;
        if (text[at] != '年') return TryReadFiscalYear(text, start, year, at, out mention) || TryReadReport(text, start, year, at, out mention);
        at++;
        var dash = at < text.Length && text[at] is '—' or '-' or '至' or '到' ? Dash(text, at) : 0;
        if (dash > 0 && TryReadYearNumber(text, at + dash, out last, out afterLast) && afterLast < text.Length && text[afterLast] == '年' && last > year)
        {
            mention = new PeriodMention(start, afterLast + 1, PeriodPart.YearRange, year, null, year, last, 0, PeriodFlags.None);
            return true;
        }

        if (TryReadFiscalYear(text, start, year, at, out mention)) return true;
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

    // 2023一季报, 2023中报
    private bool TryReadReport(ReadOnlySpan<char> text, int start, int year, int at, out PeriodMention mention)
    {
        mention = default;
        var length = vocabulary.Trie.Longest(text, at, out var index);
        if (length < 2 || vocabulary[index].Part is not (PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters)) return false;
        mention = new PeriodMention(start, at + length, vocabulary[index].Part, year, null, vocabulary[index].A, 0, 0, PeriodFlags.None);
        return true;
    }

    private bool TryReadPart(ReadOnlySpan<char> text, int start, int year, int? yearOffset, out PeriodMention mention)
    {
        mention = default;
        if (start >= text.Length) return false;
        var length = vocabulary.Trie.Longest(text, start, out var index);
        if (length > 0 && IsSeason(text, start, length)) return false;
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
}
