using System.Globalization;

using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>Reads how far a named project has come from the words directly behind or before its name; a plan is no stage.</summary>
internal sealed class StageLinker
{
    private const int Reach = 60;
    private readonly EntityVocabulary words;

    public StageLinker(EntityVocabulary words) => this.words = words;

    /// <summary>Sets the stage of a project.</summary>
    /// <param name="read">The paragraph as scanned.</param>
    /// <param name="project">The project; its sum is linked already.</param>
    /// <param name="room">From the end of the name before to the words that lead to the next.</param>
    /// <param name="first">Index of the sentence's first token.</param>
    /// <param name="last">Index after its last.</param>
    public void Link(in EntityParagraph read, FoundProject project, TextSpan room, int first, int last)
    {
        var name = project.Name;
        var isPlanned = words.IsPlan(read.Text, room.Start, name.Span.Start);
        for (var i = first; i < last; i++)
        {
            var token = read.Tokens[i];
            if (token.Kind != EntityKind.Stage || token.Start < name.Span.End || token.End > room.End) continue;
            if (token.Start - name.Span.End > Reach) break;
            if (isPlanned || !IsOf(read, name, token)) continue;
            if (project.Stage is null || (ProjectStage)token.Ref > project.Stage) Set(project, token);
        }

        if (project.Stage is null) Before(read, project, room, first, last);
        if (project.Stage == ProjectStage.Planned && project.Sum is null) project.Stage = null;
    }

    private static void Set(FoundProject project, EntityToken token)
    {
        project.Stage = (ProjectStage)token.Ref;
        project.StageSpan = token.Span;
    }

    // The stage of this project: in its clause with little between, or opening a later clause; not in the future, not of something else.
    private bool IsOf(in EntityParagraph read, ProjectName name, EntityToken token)
    {
        var start = Signs.AfterAside(read.Text, name.Span.End, token.Start);
        var between = read.Text.AsSpan(start, token.Start - start);
        if (between.ContainsAny(Signs.OutsideStage) || !(IsClosed(read.Text, token.End) || IsSigned(read.Text, token, between))) return false;
        var sign = between.LastIndexOfAny("，、)");
        var lead = between[(sign + 1)..];
        var limit = sign < 0 && IsDatedPlace(lead) ? 28 : sign < 0 ? 14 : 10;
        if (lead.Length > limit || (words.OtherOwner.IsIn(lead) && limit < 28)) return false;
        var clause = start + between.LastIndexOfAny("，)") + 1;
        if (words.Future.IsIn(read.Text, clause, token.Start) || IsLater(lead, read.Published)) return false;
        if (sign < 0 && lead.Length > 0 && lead[0] is '的' or '等' or '、' or '和') return lead[0] == '的' && (lead.Length <= 4 || (ProjectStage)token.Ref == ProjectStage.UnderConstruction);
        return sign < 0 || IsLed(read.Text, start + sign + 1, token);
    }

    // A later clause: 目前已投产, 现已开工, 设备已完成安装调试.
    private bool IsLed(string text, int from, EntityToken token) =>
        token.Start - from <= 1 || (ProjectStage)token.Ref == ProjectStage.Started && text[token.Start - 1] is '日' || IsDate(text.AsSpan(from, token.Start - from)) || words.Done.IsIn(text, from, token.Start) || (ProjectStage)token.Ref is ProjectStage.UnderConstruction or ProjectStage.Trial;

    // 9月投产, 10月1日开园
    private static bool IsDate(ReadOnlySpan<char> lead) => lead.Length <= 7 && lead.Length > 1 && lead[^1] is '月' or '日' && !lead.ContainsAnyExcept(Signs.OfDate);

    // 投产后, 投产企业, 签约额 are no stage; 投产。, 投产并, 开工仪式 are.
    private bool IsClosed(string text, int at)
    {
        if (at >= text.Length) return true;
        if (IsDuration(text, at)) return true;
        if (text[at] is '，' or '。' or '；' or '、' or '！' or '\n' or '”' or ')' or '并' or '了' or '暨' or '在' or '于' or '我' or '至' or '…' or ' ' or '\u3000' or '：') return !text.AsSpan(at).StartsWith("在即");
        var rest = text.AsSpan(at, Math.Min(4, text.Length - at));
        var tail = words.StageTail.StartsAt(rest, 0, rest.Length);
        return tail > 0 && (at + tail >= text.Length || text[at + tail] is not ('后' or '前' or '时'));
    }

    // 落户城南, 签约某市: the place may follow at once.
    private static bool IsSigned(string text, EntityToken token, ReadOnlySpan<char> between) =>
        (ProjectStage)token.Ref == ProjectStage.Signed && between.Length <= 3 && !between.Contains('，') && text[token.End] is not ('后' or '前' or '率' or '企' or '项' or '额' or '金' or '数' or '的' or '时' or '见' or '生' or '有' or '资');

    // 投产三个月, 试产第六周: how long it has been so.
    private static bool IsDuration(string text, int at)
    {
        var end = text[at] == '第' || text[at] == '满' ? at + 1 : at;
        var first = end;
        while (end < text.Length && end - first < 4 && Signs.IsNumeral(text[end])) end++;
        if (end == first || end >= text.Length) return false;
        if (text[end] == '个') end++;
        return end < text.Length && text[end] is '月' or '周' or '天' or '年' && !(text[end] == '月' && text[end - 1] != '个');
    }

    // 11月18日在某开发区投用: a day and a place, and nothing else.
    private static bool IsDatedPlace(ReadOnlySpan<char> lead)
    {
        var day = lead.IndexOf('日');
        return day is > 0 and <= 6 && day + 1 < lead.Length && lead[day + 1] is '在' or '于' && !lead[..day].ContainsAnyExcept(Signs.OfDate);
    }

    // Of a year or a month after the issue's.
    private static bool IsLater(ReadOnlySpan<char> lead, DateOnly? published) =>
        published is { } day && (IsLaterYear(lead, day.Year) || IsLaterMonth(lead, day.Month));

    // 9月 in a paper of June; 11月 in January is last year's.
    private static bool IsLaterMonth(ReadOnlySpan<char> lead, int published)
    {
        var at = lead.IndexOf('月');
        var start = at;
        while (start > 0 && char.IsAsciiDigit(lead[start - 1])) start--;
        return at > start && at - start <= 2 && int.TryParse(lead[start..at], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            && month > published && month <= 12 && month - published < 9 && !lead[..start].Contains('年');
    }

    private static bool IsLaterYear(ReadOnlySpan<char> words, int published)
    {
        for (var i = 0; i + 4 <= words.Length; i++)
        {
            if (words[i] == '2' && int.TryParse(words.Slice(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var named)) return named > published;
        }

        return false;
    }

    // 已开工的某某项目, 正在建设的总投资X的某某项目, 建成了某某项目
    private void Before(in EntityParagraph read, FoundProject project, TextSpan room, int first, int last)
    {
        var name = project.Name;
        if (project is { IsSumBefore: true, Sum: { } front } && Between(read, room.Start, front.Span.End, name.Span.Start) is { } begun)
        {
            Set(project, begun);
            return;
        }

        var leadEnd = project is { IsSumBefore: true, Sum: { } sum } ? InvestStart(read, sum) : name.Span.Start;
        for (var i = last - 1; i >= first; i--)
        {
            var token = read.Tokens[i];
            if (token.Kind != EntityKind.Stage || token.End > leadEnd || token.Start < room.Start) continue;
            var gap = words.Open.Skip(read.Text, token.End, leadEnd);
            if (!name.IsAnchored && project.Sum is null && (ProjectStage)token.Ref is ProjectStage.UnderConstruction) return;
            if (gap < leadEnd || !IsDone(read.Text, room.Start, token, leadEnd)) return;
            Set(project, token);
            return;
        }
    }

    // 5月15日，某某公司投资X，在某镇动工建设某某项目
    private EntityToken? Between(in EntityParagraph read, int floor, int from, int to)
    {
        foreach (var token in read.Tokens)
        {
            if (token.Kind != EntityKind.Stage || token.Start < from || token.End > to || (ProjectStage)token.Ref != ProjectStage.Started) continue;
            var gap = Math.Max(token.End, words.Open.Skip(read.Text, token.End, to));
            if (gap >= to && (HasDay(read.Text, floor, token.Start) || words.Done.IsIn(read.Text, from, token.Start)) && !words.Future.IsIn(read.Text, floor, token.Start)) return token;
        }

        return null;
    }

    private static bool HasDay(string text, int from, int to)
    {
        for (var at = from + 1; at < to; at++)
        {
            if (text[at] == '日' && char.IsAsciiDigit(text[at - 1])) return true;
        }

        return false;
    }

    private static int InvestStart(in EntityParagraph read, Sum sum)
    {
        for (var i = read.Tokens.Count - 1; i >= 0; i--)
        {
            if (read.Tokens[i].Kind == EntityKind.Invest && read.Tokens[i].End <= sum.Span.Start && sum.Span.Start - read.Tokens[i].End <= 4) return read.Tokens[i].Start;
        }

        return sum.Span.Start;
    }

    private bool IsDone(string text, int floor, EntityToken token, int end)
    {
        var start = Math.Max(floor, token.Start - 14);
        var lead = text.AsSpan(start, token.Start - start);
        start += lead.LastIndexOfAny(Signs.Clauses) + 1;
        if (words.Future.IsIn(text, start, token.Start)) return (ProjectStage)token.Ref == ProjectStage.Planned;
        if ((ProjectStage)token.Ref is ProjectStage.Planned or ProjectStage.UnderConstruction) return true;
        if ((ProjectStage)token.Ref == ProjectStage.Started && HasDay(text, floor, token.Start)) return true;
        return words.Done.IsIn(text, start, token.Start) || (token.End < end && text.AsSpan(token.End, end - token.End).ContainsAny('了', '的'));
    }
}
