using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Moves the time in force as sentences go by: a time that opens a clause is the topic until another takes over.</summary>
internal sealed class ScopeRule
{
    private const int LongestLead = 40;
    private const int LongestSubject = 16;
    private readonly PeriodResolver resolver;

    public ScopeRule(PeriodResolver resolver) => this.resolver = resolver;

    /// <summary>Takes over the topics that stand before the first figure of a sentence; called before its figures are read.</summary>
    public void Open(Sentence sentence, TimeScope scope)
    {
        Move(sentence, scope, sentence.First, FirstFigure(sentence));
        // 主要预期目标是：…
        if (scope.Published is { } day && IsGoal(sentence)) BePlan(sentence, scope, day);
    }

    /// <summary>Takes over the topics after the first figure; called after its figures are read.</summary>
    public void Close(Sentence sentence, TimeScope scope) => Move(sentence, scope, FirstFigure(sentence), sentence.End);

    /// <summary>Takes over the time of a heading: a part of a year, or a year with 1—9月 and the like, set in brackets or opening it.</summary>
    public void TakeHeading(Sentence sentence, TimeScope scope)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange or PeriodPart.Month } mention) continue;
            if (!mention.Has(PeriodFlags.Base | PeriodFlags.Deadline | PeriodFlags.Name)) Take(sentence, mention, scope);
        }
    }

    /// <summary>In a work report: a heading with one year of the future (三、2026年工作安排) opens the tasks of that year; one with another time ends them.</summary>
    public void TakeReportHeading(Sentence sentence, TimeScope scope)
    {
        if (scope.Published is not { } issue) return;
        PeriodMention? only = null;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Year or PeriodPart.FiveYearPlan or PeriodPart.LastYears } mention) continue;
            if (only is not null) return;
            only = mention;
        }

        if (only is not { } named) return;
        scope.LeaveTaskSection();
        if (named.Part == PeriodPart.Year && resolver.Resolve(named, issue, null, future: true) is { } days && days.To.Year == issue.Year && days.From.Year == issue.Year)
            scope.MakeTaskSection(named, days, sentence.Text[named.Start..named.End]);
    }

    private void Move(Sentence sentence, TimeScope scope, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (sentence.PeriodAt(i) is not { } mention || mention.Has(PeriodFlags.Base | PeriodFlags.Name | PeriodFlags.From | PeriodFlags.SamePeriod | PeriodFlags.Deadline | PeriodFlags.WholeYear)) continue;
            if (mention.IsDay && !mention.Has(PeriodFlags.Since) && !IsAsideOfDay(sentence, mention, scope)) scope.Day = mention;
            if (LeavesTopic(mention, scope)) scope.Clear();
            NoteReport(sentence, mention, scope);
            if (!IsTopic(sentence, i)) continue;
            // 2021年、2022年和2023年，…: a list of times is no topic; its figures are listed with it.
            if (sentence.Is(i + 1, TokenKind.Pause) && sentence.PeriodAt(i + 2) is { } next && next.Part == mention.Part)
            {
                scope.Clear();
                continue;
            }

            // 近3年…, “十四五”以来…: several years are the topic only where they open the paragraph.
            if (mention.Part is PeriodPart.LastYears or PeriodPart.FiveYearPlan && scope.IsReport && !OpensParagraph(sentence, mention, scope) && !(mention.A > 0 && mention.Part == PeriodPart.LastYears && mention.Start <= scope.ParagraphStart + LongestLead && mention.Start <= sentence.Start + 2)) continue;
            Take(sentence, mention, scope);
        }
    }

    // 今日港股…，某公司昨日公布…; 当地时间8日(北京时间9日凌晨): what was told the day before, and the same day elsewhere, do not move the day.
    private static bool IsAsideOfDay(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (scope.Day is null) return false;
        return (mention is { Part: PeriodPart.Day, YearOffset: 0, A: < 0 } && mention.Has(PeriodFlags.Dateline)) || sentence.Text.AsSpan(0, mention.Start).EndsWith("(北京时间");
    }

    // 2022年上半年，…。2022年9月27日上市，…: a day printed with its year that lies outside the topic ends it.
    private bool LeavesTopic(PeriodMention mention, TimeScope scope) =>
        mention is { Part: PeriodPart.Day, Year: > 0 } && !scope.IsReport && scope is { Days: { } days, Mention.IsDay: false } && mention.Start > scope.Mention.Value.End
        && resolver.Resolve(mention with { Flags = PeriodFlags.None }, scope.Published, null, future: false) is { } day && (day.From < days.From || day.To > days.To);

    private void NoteReport(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (mention.Year > 0) scope.LastYear = mention.Part is PeriodPart.YearRange ? mention.B : mention.Year;
        if (mention.Part == PeriodPart.FiscalYear) NoteFiscalYear(sentence, mention, scope);
        else if (mention is { Part: PeriodPart.Quarter or PeriodPart.Half, Year: > 0 }) scope.Fiscal = null;
        if (mention.Year > 0 && !mention.Has(PeriodFlags.Since) && mention.Part is not (PeriodPart.Year or PeriodPart.YearRange)) scope.PrintedYear = Math.Max(mention.Year, scope.PrintedYear ?? 0);
        if (mention.Part is not (PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters) && !IsOfData(sentence, mention)) return;
        if (mention is { Part: PeriodPart.Quarter, Year: 0 } && scope.Fiscal is not null) return;
        if (resolver.Resolve(mention, scope.Published, mention.Year > 0 ? null : scope.Year ?? scope.PrintedYear, future: false) is not { } days) return;
        // 预计反弹将延续到下半年: no time that is still running is reported on.
        if (scope.Published is { } day && (days.From > day || (days.To > day && mention.Part == PeriodPart.Half))) return;
        scope.Reporting = (mention, days, sentence.Text[mention.Start..mention.End]);
    }

    // 截至6月30日的2023财年: of these days, and so are the accounts that follow.
    private void NoteFiscalYear(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        scope.Fiscal = mention;
        if (mention.A > 0 && resolver.Resolve(mention, scope.Published, null, future: false) is { } days) scope.Reporting = (mention, days, sentence.Text[mention.Start..mention.End]);
    }

    // 发布了2023年7月的运营数据: the time of the data that follow.
    private static bool IsOfData(Sentence sentence, PeriodMention mention)
    {
        if (mention.Part is not (PeriodPart.Month or PeriodPart.FirstMonths or PeriodPart.MonthRange)) return false;
        if (mention.Start > sentence.Start && sentence.Text[mention.Start - 1] is '与' or '和' or '同' or '据') return false;
        var rest = sentence.Text.AsSpan(mention.End, Math.Min(8, sentence.Text.Length - mention.End));
        return sentence.Words.DataOf.IsIn(rest);
    }

    // 五年来，…; 刚刚过去的2025年，…
    private static bool OpensParagraph(Sentence sentence, PeriodMention mention, TimeScope scope) =>
        sentence.Start <= scope.ParagraphStart + 2 && mention.Start <= scope.ParagraphStart + 9;

    private static int FirstFigure(Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.QuantityAt(i) is { Unit: not null }) return i;
        }

        return sentence.End;
    }

    private void Take(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (mention.Part == PeriodPart.Unknown || (mention.Part == PeriodPart.LastYears && mention.A == 0))
        {
            scope.Clear();
            scope.ForgetEarlier();
            return;
        }

        // A day or a month is the time of its own sentence only.
        // A month in a work report dates an event, not the figures after it.
        if (scope.IsReport && mention.Part == PeriodPart.Month) return;
        if (mention is { Part: PeriodPart.Month, A: < -3 }) return;
        if (mention is { Part: PeriodPart.SameReporting, A: 0 } && scope.Reporting is { Mention.Part: not PeriodPart.FiscalYear } report && !scope.IsReport) scope.Set(report.Mention, report.Days, report.Text);
        if (mention.Part is PeriodPart.NextYears or PeriodPart.LastMonths or PeriodPart.SameReporting or PeriodPart.FiscalYear) return;
        if (mention is { Part: PeriodPart.Quarter, Year: 0, YearOffset: null } && scope.Fiscal is not null) return;
        if ((mention.IsDay && !mention.Has(PeriodFlags.TradingDay)) || mention.Part is PeriodPart.SameDay || mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd))
        {
            if (mention.Has(PeriodFlags.UpTo)) scope.Plan = false;
            return;
        }

        var year = mention.Part is PeriodPart.Month or PeriodPart.MonthRange or PeriodPart.FirstMonths or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters ? MentionDays.YearInForce(sentence, mention, scope) : mention.Year > 0 || mention.YearOffset is not null ? null : scope.Year;
        var plan = IsPlanned(sentence, mention, scope);
        // 9月钯金下跌25美元, said in July: the month of a contract, not of last year.
        if (!plan && !scope.IsReport && year is null && MentionDays.IsAhead(mention, scope)) return;
        if (resolver.Resolve(mention, scope.Published, year, plan) is not { } days) return;
        // “十四五”时期，…。2025年运行航线75条。…: the last year is the time of its own sentence only.
        if (scope.Days is { } several && several.To.Year > several.From.Year && mention.Part == PeriodPart.Year && scope.IsReport && !plan
            && days.To.Year == several.To.Year && !OpensParagraph(sentence, mention, scope)) return;
        scope.Set(mention, days, sentence.Text[mention.Start..mention.End]);
        scope.Plan = plan;
        scope.KeepEarlier();
    }

    private static bool IsTopic(Sentence sentence, int index)
    {
        var start = sentence.ClauseOffset(sentence.ClauseStart(index));
        var before = sentence.Text.AsSpan(start, sentence[index].Start - start).Trim("—“ ".AsSpan());
        return before.Length == 0 || sentence.Words.TopicLead.Has(before) || OpensSinceEvent(sentence, index, before);
    }

    // 新片区自2019年设立以来，…: from then on, whatever it is said of.
    private static bool OpensSinceEvent(Sentence sentence, int index, ReadOnlySpan<char> before)
    {
        if (sentence.PeriodAt(index) is not { } mention || !mention.Has(PeriodFlags.Since) || before.Length > LongestSubject || !before.EndsWith("自")) return false;
        var end = PeriodSurroundings.EndOfSince(sentence.Text, mention.End);
        return end < sentence.Text.Length && sentence.Text[end] is '，' or ',';
    }

    private static bool IsPlanned(Sentence sentence, PeriodMention mention, TimeScope scope)
    {
        if (scope.Published is not { } day || mention.Has(PeriodFlags.Since) || mention.Part is PeriodPart.YearToDate or PeriodPart.LastYears) return false;
        var year = PeriodResolver.YearOf(mention, day, null, future: true);
        if (mention.Part == PeriodPart.FiveYearPlan) return 1956 + mention.A * 5 - 1 > day.Year + 1;
        if (year > day.Year) return true;
        if (year < day.Year || (mention.Part is not PeriodPart.Year && PeriodResolver.EndMonth(mention) < day.Month)) return false;
        return HasIntention(sentence, mention.Part == PeriodPart.Year, scope.IsReport);
    }

    private static bool HasIntention(Sentence sentence, bool whole, bool inReport)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.CueAt(i) is { } cue && (cue.Has(CueRoles.Will) || cue.Status is FactStatus.Target or FactStatus.Planned || (!whole && cue.Status == FactStatus.Expected) || IsOught(sentence, i))) return true;
        }

        var words = sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[sentence.End - 1].End - sentence.Start));
        return words.Contains("目标", StringComparison.Ordinal) || words.Contains("，要", StringComparison.Ordinal) || GoesOn(words, inReport) || words.Contains("工作安排", StringComparison.Ordinal);
    }

    // 今年继续推进…, in the news only where a work goes on: 今年门槛继续提高 tells what came.
    private static bool GoesOn(ReadOnlySpan<char> words, bool inReport)
    {
        var at = words.IndexOf("继续");
        if (at < 0) return false;
        var rest = words[(at + 2)..];
        return inReport || !(rest.StartsWith("提高") || rest.StartsWith("上升") || rest.StartsWith("下降") || rest.StartsWith("增长") || rest.StartsWith("位居") || rest.StartsWith("保持") || rest.StartsWith("回升") || rest.StartsWith("回落") || rest.StartsWith("扩大") || rest.StartsWith("改善"));
    }

    // 主要预期目标是：, 预期指标安排如下：; not 高于预期目标.
    private static bool OpensList(Sentence sentence, int index, Cue cue)
    {
        if (cue.Text[^1] is '：' or '是' or '为') return true;
        var end = sentence[index].End;
        var rest = sentence.Text.AsSpan(end, Math.Min(4, sentence.Text.Length - end));
        return rest.StartsWith("：") || rest.StartsWith("是") || rest.StartsWith("为") || rest.StartsWith("如下") || rest.StartsWith("安排") || rest.StartsWith("建议");
    }

    // 要实现, 要增长
    private static bool IsOught(Sentence sentence, int index) =>
        sentence.CueAt(index)!.Text == "要" && sentence.IsFollowedBy(index, CueRoles.Change | CueRoles.Filler | CueRoles.ToLevel | CueRoles.BoundBefore);

    private static bool IsGoal(Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (sentence.CueAt(i) is { Status: FactStatus.Target } cue && cue.Text.Contains("目标", StringComparison.Ordinal)) return OpensList(sentence, i, cue);
        }

        return false;
    }

    // The year named in the sentence of goals, else that of publication.
    private static void BePlan(Sentence sentence, TimeScope scope, DateOnly published)
    {
        for (var i = sentence.First; i < sentence.End && sentence.QuantityAt(i) is not { Unit: not null }; i++)
        {
            if (sentence.PeriodAt(i) is not { Part: PeriodPart.Year } mention || mention.Has(PeriodFlags.Base | PeriodFlags.Name)) continue;
            if (PeriodResolver.YearOf(mention, published, null, future: true) is not { } year || year < published.Year) continue;
            scope.Set(mention, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), sentence.Text[mention.Start..mention.End]);
            scope.Plan = true;
            return;
        }

        if (scope.Plan) return;
        if (scope.Days is not { } days || days.To.Year < published.Year) scope.Set(null, (new DateOnly(published.Year, 1, 1), new DateOnly(published.Year, 12, 31)), "今年");
        scope.Plan = true;
    }
}
