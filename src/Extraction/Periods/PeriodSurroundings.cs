namespace PolicyML.Extraction.Periods;

/// <summary>What the words around a time expression make of it: a base of comparison, a deadline, the name of a thing.</summary>
internal static class PeriodSurroundings
{
    // 提高到2025年的水平, 了解到今年的标准: 到 belongs to the verb before it.
    private const string NotUntil = "达高加长升降大增少落缩涨跌回解看听感得提谈遇想找收受领拿来识意料";
    private const string Foundings = "立建办生";
    private const string Speech = "称说";
    private const int LongestEvent = 12;
    private const int LongestLook = 6;
    private const int LongestPublication = 24;
    private const int LongestPlace = 9;
    private const int LongestGround = 24;
    private const int LongestNews = 30;
    private const int LongestContract = 8;
    private static readonly string[] Contracts = ["期货", "合约", "交割", "交货", "取暖油", "供暖油", "布伦特", "西德克萨斯"];
    private const string BeforeEndOfYear = "到至在计争取标是保";

    public static PeriodMention Apply(ReadOnlySpan<char> text, PeriodMention mention)
    {
        var flags = mention.Flags;
        var end = mention.End;
        var rest = text[end..];
        if (rest.StartsWith("以来") || rest.StartsWith("来，"))
        {
            flags |= IsRecord(rest[2..]) ? PeriodFlags.Since | PeriodFlags.Name : PeriodFlags.Since;
            end += rest[0] == '以' ? 2 : 1;
        }
        else if (rest.StartsWith("至今") && !rest.StartsWith("至今年"))
        {
            flags |= PeriodFlags.Since;
            end += 2;
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
        if ((flags & PeriodFlags.Since) == PeriodFlags.None && SinceEvent(rest) is var since and > 0) flags |= IsRecord(rest[since..]) ? PeriodFlags.Since | PeriodFlags.Name : PeriodFlags.Since;
        if (rest.Length > 0 && rest[0] is '前' or '后' && mention.Part == PeriodPart.Holiday) flags |= PeriodFlags.Base;
        if (rest.Length > 0 && rest[0] == '前' && mention.Part is PeriodPart.Year or PeriodPart.Month or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.Day && !rest.StartsWith("前后")) flags |= PeriodFlags.Deadline;
        if (rest.StartsWith("期间") || rest.StartsWith("时期")) end += 2;
        if (rest.StartsWith("同期"))
        {
            flags |= PeriodFlags.SamePeriod;
            end += 2;
        }

        var around = flags | Before(text, mention.Start, mention.Part == PeriodPart.Year) | After(text, mention, end);
        if (mention.Part is PeriodPart.MonthRange or PeriodPart.FiscalYear) around &= ~PeriodFlags.UpTo;
        // 从2月到6月 is a time, too.
        if (mention.Part is PeriodPart.MonthRange or PeriodPart.DayRange or PeriodPart.YearRange) around &= ~PeriodFlags.From;
        // 恢复至2019年水平: no day by which.
        if ((around & PeriodFlags.Base) != PeriodFlags.None) around &= ~PeriodFlags.Deadline;
        // 自2022年以来 is a time, not the start of a change.
        if ((around & PeriodFlags.Since) != PeriodFlags.None) around &= ~PeriodFlags.From;
        if ((around & PeriodFlags.TradingDay) != PeriodFlags.None) around &= ~PeriodFlags.UpTo;
        // 从前7个月看, 从上半年来看: a time that is looked at.
        if ((around & PeriodFlags.From) != PeriodFlags.None && IsLookedAt(text[end..])) around &= ~PeriodFlags.From;
        return mention with { End = end, Flags = around };
    }

    // 今年6月开航以来, 2018年底成立以来: where the words of what happened then end; 0 where none stand there.
    private static int SinceEvent(ReadOnlySpan<char> rest)
    {
        for (var i = 0; i < rest.Length && i <= LongestEvent; i++)
        {
            if (rest[i..].StartsWith("以来")) return i + 2;
            if (!char.IsLetter(rest[i])) return 0;
        }

        return 0;
    }

    /// <summary>The end of 自8月2日完成减半以来, given that of its day.</summary>
    public static int EndOfSince(ReadOnlySpan<char> text, int end) => end + SinceEvent(text[end..]);

    // 创1月6日以来新低, 去年11月以来的最大涨幅: a record, not the time of the figure.
    private static bool IsRecord(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 0 && rest[0] == '的') rest = rest[1..];
        return rest.Length > 1 && (rest[0] is '最' || (rest[0] == '新' && rest[1] is '高' or '低') || rest.StartsWith("首次") || rest.StartsWith("单日") || rest.StartsWith("单月"));
    }

    private static PeriodFlags Before(ReadOnlySpan<char> text, int start, bool isYear)
    {
        var before = text[..start];
        if (before.EndsWith("截至") || before.EndsWith("截止") || before.EndsWith("截止到") || before.EndsWith("截至到")) return PeriodFlags.UpTo;
        if (before.EndsWith("相比") || before.EndsWith("相较于") || before.EndsWith("相较") || before.EndsWith("对比")) return PeriodFlags.Base;
        // 增速超一季度, 全面高于上一年, 不及去年: what is compared with.
        if (before.EndsWith("超") || before.EndsWith("快于") || before.EndsWith("慢于")) return PeriodFlags.Base;
        if (before.EndsWith("高于") || before.EndsWith("低于") || before.EndsWith("好于") || before.EndsWith("优于") || before.EndsWith("多于") || before.EndsWith("少于") || before.EndsWith("不及")) return PeriodFlags.Base;
        // 历经近五个月的追踪: how long it took.
        if (before.EndsWith("历经") || before.EndsWith("历时") || before.EndsWith("耗时") || before.EndsWith("时隔")) return PeriodFlags.Name;
        // 这是2021年10月22日拍摄的…: a caption.
        if (before.EndsWith("这是")) return PeriodFlags.Name;
        // 成立于1924年: the age of a firm, not the time of its figures.
        if (isYear && before.Length > 1 && before[^1] == '于' && Foundings.Contains(before[^2], StringComparison.Ordinal)) return PeriodFlags.Name;
        if (before.Length == 0) return PeriodFlags.None;
        return before[^1] switch
        {
            '比' or '较' => PeriodFlags.Base,
            '到' or '至' => before.Length > 1 && NotUntil.Contains(before[^2], StringComparison.Ordinal) && !before[..^1].EndsWith("年来") ? PeriodFlags.None : PeriodFlags.Deadline,
            '如' => PeriodFlags.Name,
            '从' or '由' or '自' => PeriodFlags.From,
            _ => PeriodFlags.None,
        };
    }

    // 新华社广州8月4日电, 本报7月20日讯, IT之家8月1日消息
    private static bool IsDateline(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("消息") || rest.StartsWith("报道")) return true;
        if (rest.Length < 2 || rest[0] is not ('电' or '讯')) return false;
        return rest[1] is '(' or '（' or '，' or '：' or ':' or ' ' || text[Math.Max(0, start - LongestPlace)..start].IndexOfAny('社', '报', '网') >= 0;
    }

    // 上周五称, 8月9日发布公告, 10日晚间披露: the day on which it was told.
    private static bool IsDayOfSpeech(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("晚间") || rest.StartsWith("上午") || rest.StartsWith("下午")) rest = rest[2..];
        else if (rest.Length > 0 && rest[0] is '晚' or '早' or '在') rest = rest[1..];
        if (rest.Length < 2) return false;
        return Speech.Contains(rest[0], StringComparison.Ordinal) || rest[..2] is "表示" or "公布" or "发布" or "披露" or "宣布" or "指出" or "透露" or "通报" or "公告" or "发文" or "介绍";
    }

    // 等待周四将公布的数据: a day still to come, of which nothing can be told yet.
    private static bool IsAnnounced(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("即")) rest = rest[1..];
        return rest.StartsWith("将公布") || rest.StartsWith("将发布") || rest.StartsWith("将出炉") || rest.StartsWith("将揭晓") || rest.StartsWith("将披露");
    }

    // 本月初，某公司公布了…财报: when it was told.
    private static bool IsMonthOfPublication(ReadOnlySpan<char> rest)
    {
        if (rest.Length < 3 || rest[0] != '初' || rest[1] is not ('，' or ',')) return false;
        var words = rest[2..Math.Min(rest.Length, LongestPublication)];
        if (words.IndexOfAny('，', '。', ',') is var stop and >= 0) words = words[..stop];
        return words.IndexOf("公布") >= 0 || words.IndexOf("发布") >= 0 || words.IndexOf("披露") >= 0;
    }

    private static bool IsLookedAt(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(LongestLook, rest.Length)];
        if (rest.IndexOfAny('，', '。', ',') is var stop and >= 0) rest = rest[..stop];
        return rest.EndsWith("看");
    }

    private static bool IsDayOfNews(ReadOnlySpan<char> rest)
    {
        var at = rest.Length > 0 && rest[0] is '，' or ',' ? 1 : 0;
        if (!rest[at..].StartsWith("记者")) return false;
        var words = rest[at..Math.Min(at + LongestNews, rest.Length)];
        return words.IndexOf("获悉") > 0 || words.IndexOf("了解到") > 0;
    }

    private static bool OpensTime(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> rest) =>
        (rest.Length > 0 && rest[0] is '前' or '，') || (start > 0 && BeforeEndOfYear.Contains(text[start - 1], StringComparison.Ordinal));

    private static bool IsContract(ReadOnlySpan<char> rest)
    {
        rest = rest[..Math.Min(LongestContract, rest.Length)];
        if (rest.IndexOfAny('，', '。', '；') is var stop and >= 0) rest = rest[..stop];
        foreach (var word in Contracts)
        {
            if (rest.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static PeriodFlags After(ReadOnlySpan<char> text, PeriodMention mention, int end)
    {
        var rest = text[end..];
        // 年底分红, 年末汇率: part of a name unless a word before or after makes it the time.
        if (mention.Has(PeriodFlags.WholeYear) && mention.Has(PeriodFlags.AtEnd) && !OpensTime(text, mention.Start, rest)) return PeriodFlags.Name;
        // 通关当月: the month of an event.
        if (mention is { Part: PeriodPart.Month, A: < -3 } && mention.Start > 0 && text[mention.Start - 1] != '月' && char.IsLetter(text[mention.Start - 1])) return PeriodFlags.Name;
        // 2024年到期的票据
        if (mention.Part == PeriodPart.Year && rest.StartsWith("到期")) return PeriodFlags.Name;
        if (mention.Part == PeriodPart.Year && (rest.StartsWith("之前") || rest.StartsWith("以前"))) return PeriodFlags.Name;
        // 年内首次转正, 年内新高: a record, not the time of the figures after it.
        if (mention.Has(PeriodFlags.WholeYear) && IsRecord(rest)) return PeriodFlags.Name;
        if (rest.StartsWith("相比") || rest.StartsWith("比较") || rest.StartsWith("水平") || rest.StartsWith("的水平")) return PeriodFlags.Base;
        if (mention.IsDay && (rest.StartsWith("收盘") || rest.StartsWith("的资金流向") || rest.StartsWith("资金流向"))) return PeriodFlags.TradingDay;
        if (mention.IsDay && IsAnnounced(rest)) return PeriodFlags.Name;
        if (mention.Part == PeriodPart.Month && IsMonthOfPublication(rest)) return PeriodFlags.Dateline;
        if ((mention.IsDay || mention.Part == PeriodPart.DayRange) && IsDateline(text, mention.Start, rest)) return PeriodFlags.Dateline;
        // 8月2日，记者从…获悉: the day on which the news was learned.
        if ((mention.IsDay || mention.Part == PeriodPart.Week) && (IsDayOfNews(rest) || IsDayOfSpeech(rest))) return PeriodFlags.Dateline;
        // 在2017年备案储量的基础上新增…: what is added to.
        if (mention.Part == PeriodPart.Year && mention.Start > 0 && text[mention.Start - 1] == '在' && rest[..Math.Min(LongestGround, rest.Length)] is var ground && ground.IndexOf("基础上") is var at and >= 0 && ground[..at].IndexOf('，') < 0) return PeriodFlags.Base;
        // 9月期货, 10月铂金合约: the month of a contract.
        if (mention.Part == PeriodPart.Month && IsContract(rest)) return PeriodFlags.Name;
        // A plan alone is a name (“十四五”规划, “十四五”迎来收官) unless it is the time of what follows.
        if (mention.Part == PeriodPart.FiveYearPlan && end == mention.End && !mention.Has(PeriodFlags.AtEnd) && text[end - 1] is '五' or '”' && rest.Length > 0 && rest[0] is not ('，' or '：' or '全' or '我' or '年' or '的')) return PeriodFlags.Name;
        return rest.Length > 0 && rest[0] is '“' or '《' ? PeriodFlags.Name : PeriodFlags.None;
    }
}
