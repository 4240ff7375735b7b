using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>Finds the sum that a named project costs, before its name or behind it, and the company that spends it.</summary>
internal sealed class SumLinker
{
    private const int Reach = 40;
    private const int LongReach = 70;
    private const string Completed = "investment_completed";
    private readonly EntityVocabulary words;

    public SumLinker(EntityVocabulary words) => this.words = words;

    public void Link(in EntityParagraph read, FoundProject project, List<Sum> sums, TextSpan room)
    {
        if (sums.Count == 0) return;
        if (Before(read.Text, project.Name, sums) is { } before)
        {
            project.Sum = before;
            project.IsSumBefore = true;
            project.Owner ??= Spender(read, before);
        }
        else
        {
            project.Sum = Behind(read, project.Name, sums, room);
        }
    }

    // 投资X的某某项目, 投资X建设某某项目
    private Sum? Before(string text, ProjectName name, List<Sum> sums)
    {
        foreach (var sum in sums)
        {
            var gap = name.Span.Start - sum.Span.End;
            if (gap is < 1 or > 20) continue;
            var between = text.AsSpan(sum.Span.End, gap);
            if (IsBuilt(text, sum.Span.End, name.Span.Start)) return sum;
            if (between.ContainsAny(Signs.Clauses) || between.Contains('和')) continue;
            if (IsCounted(between)) continue;
            var at = sum.Span.End;
            if (words.Build.StartsAt(text, at, name.Span.Start) > 0) return sum;
            if (text.AsSpan(at, gap).StartsWith("以上的") || text.AsSpan(at, gap).StartsWith("以上")) continue;
        }

        return null;
    }

    // 投资X，建设某某项目; 投资X，在某镇动工建设某某项目
    private bool IsBuilt(string text, int at, int name)
    {
        if (text[at] != '，' || text.AsSpan(at + 1, name - at - 1).ContainsAny(Signs.Clauses)) return false;
        return words.Build.EndsAt(text, at + 1, name) > 0;
    }

    private static bool IsCounted(ReadOnlySpan<char> between)
    {
        for (var i = 1; i < between.Length; i++)
        {
            if (between[i] is '个' or '项' && Signs.IsNumeral(between[i - 1])) return true;
        }

        return false;
    }

    // The company right before 总投资X or 投资X.
    private TextSpan? Spender(in EntityParagraph read, Sum sum)
    {
        foreach (var token in read.Tokens)
        {
            if (token.Kind != EntityKind.Invest || token.End > sum.Span.Start || sum.Span.Start - token.End > 3) continue;
            var at = token.Start;
            for (var length = words.Done.EndsAt(read.Text, 0, at); length > 0; length = words.Done.EndsAt(read.Text, 0, at)) at -= length;
            return read.FirmEndingAt(at);
        }

        return null;
    }

    // 某某项目总投资X, 某某项目，占地Y亩，总投资X
    private Sum? Behind(in EntityParagraph read, ProjectName name, List<Sum> sums, TextSpan room)
    {
        if (IsJoined(read.Text, name.Span)) return null;
        foreach (var token in read.Tokens)
        {
            if (token.Kind != EntityKind.Invest || token.Start < name.Span.End || token.Start >= room.End) continue;
            if (token.Start - name.Span.End > LongReach) return null;
            var between = read.Text.AsSpan(name.Span.End, token.Start - name.Span.End);
            var isTopic = IsOfTopic(read.Text, name.Span.End, token);
            if (!isTopic && token.Start - name.Span.End > Reach) return null;
            if (between.Contains('；') || between.Contains("其中", StringComparison.Ordinal) || between.Contains("一期", StringComparison.Ordinal)) return null;
            if (!isTopic && IsOther(WithoutPronoun(between))) return null;
            if (InFront(read.Text, token, sums, name.Span.End) is { } front) return front;
            foreach (var sum in sums)
            {
                if (sum.Span.Start < token.End || sum.Span.Start - token.End > 6 || sum.Span.End > room.End) continue;
                if (read.Text.AsSpan(token.End, sum.Span.Start - token.End).ContainsAny("，。；、完")) continue;
                var isDone = sum.Fact.Indicator == Completed && (between.Length > 0 || token.Span.Length > 2);
                if (Adjusted(read.Text, sum, sums, room.End) is { } adjusted) return adjusted;
                return isDone || (IsOfNext(read.Text, sum.Span.End, room.End) && !IsOfSame(read.Text, token.Start, sum.Span.End, room.End)) ? null : sum;
            }
        }

        return null;
    }

    // 某某项目2月签约，总投资X; 某某项目由某某公司筹建，总投资X: a clause that opens with a total speaks of what the sentence is about.
    private bool IsOfTopic(string text, int start, EntityToken invest)
    {
        var between = WithoutPronoun(text.AsSpan(start, invest.Start - start));
        return between.Length > 0 && between[^1] == '，' && words.TotalInvestment.StartsAt(text, invest.Start, invest.End) > 0 && !words.OtherTopic.IsIn(between);
    }

    // 这个投资X的项目
    private bool IsOfSame(string text, int invest, int at, int end) =>
        text.AsSpan(at, end - at).StartsWith("的项目") && words.Demonstrative.EndsAt(text, 0, invest) > 0;

    // 总投资由X调整为Y: Y holds.
    private Sum? Adjusted(string text, Sum sum, List<Sum> sums, int end)
    {
        var length = words.Adjusted.StartsAt(text, sum.Span.End, end);
        return length == 0 ? null : sums.Find(s => s.Span.Start - sum.Span.End - length is >= 0 and <= 1);
    }

    // X的总投资, X总投资已完成Y
    private Sum? InFront(string text, EntityToken invest, List<Sum> sums, int floor)
    {
        if (words.TotalInvestment.StartsAt(text, invest.Start, invest.End) == 0) return null;
        var at = text[invest.Start - 1] == '的' ? invest.Start - 1 : invest.Start;
        return sums.Find(s => s.Span.End == at && s.Span.Start >= floor);
    }

    // 、某某项目和某某项目总投资X: the sum is of both.
    private static bool IsJoined(string text, TextSpan name)
    {
        var before = name.Start > 0 ? text[name.Start - 1] : '\n';
        return before is '、' or '和' or '与' or '及' || (name.End < text.Length && text[name.End] is '、' or '和' or '等');
    }

    // 某某项目位于…，项目总投资X: the project again.
    private ReadOnlySpan<char> WithoutPronoun(ReadOnlySpan<char> between)
    {
        return between[..^words.ProjectAgain.EndsAt(between, 0, between.Length)];
    }

    // Another subject between name and sum: 某某项目…，某某公司投资
    private bool IsOther(ReadOnlySpan<char> between)
    {
        return words.OtherSubject.IsIn(between);
    }

    // 总投资X的: the sum leads to another project.
    private static bool IsOfNext(string text, int at, int end) => at < end && text[at] == '的';
}
