using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>
/// Reads the stage of a project where no word of a stage stands beside its name: a contract signed for it in an earlier clause,
/// works told of in a later one (已浇筑, 正在安装, 累计完成投资), a sum that somebody means to spend (拟投资).
/// </summary>
internal sealed class ProgressLinker
{
    private const int SignReach = 70;
    private const int WorkReach = 70;
    private const int LongestObject = 6;
    private readonly EntityVocabulary words;

    public ProgressLinker(EntityVocabulary words) => this.words = words;

    /// <summary>Sets the stage of a project that has none.</summary>
    /// <param name="read">The paragraph as scanned.</param>
    /// <param name="project">The project; its sum is linked already.</param>
    /// <param name="room">From the end of the name before to the words that lead to the next.</param>
    public void Link(in EntityParagraph read, FoundProject project, TextSpan room)
    {
        if (project.Stage is not null) return;
        if (Signed(read, project, room) is { } signed) Set(project, ProjectStage.Signed, signed);
        else if (!words.IsPlan(read.Text, room.Start, project.Name.Span.Start)) Later(read, project, room);
        if (project.Stage is null && Intended(read, project) is { } intended) Set(project, ProjectStage.Planned, intended);
    }

    private static void Set(FoundProject project, ProjectStage stage, TextSpan span) => (project.Stage, project.StageSpan) = (stage, span);

    // 某某公司与某县签订协议，投资X建设某某项目
    private TextSpan? Signed(in EntityParagraph read, FoundProject project, TextSpan room)
    {
        var (text, start) = (read.Text, project.Name.Span.Start);
        if (!project.IsSumBefore && !(start > room.Start && text[start - 1] == '，') && words.Build.EndsAt(text, room.Start, start) == 0) return null;
        foreach (var token in read.Tokens)
        {
            if (token.End > start) break;
            if (token.Kind != EntityKind.Stage || (ProjectStage)token.Ref != ProjectStage.Signed || token.Start < room.Start || start - token.End > SignReach) continue;
            if (words.Contract.StartsAt(text, token.Start, token.End) > 0 && IsContract(text, token.End, start) && !IsFuture(text, ClauseStart(text, room.Start, token.Start), token.Start))
            {
                project.Owner ??= Party(read, ClauseStart(text, room.Start, token.Start), token.Start);
                return token.Span;
            }
        }

        return null;
    }

    // The only company of the clause that tells of the contract.
    private static TextSpan? Party(in EntityParagraph read, int from, int to)
    {
        TextSpan? party = null;
        foreach (var firm in read.Firms)
        {
            if (firm.Span.Start < from || firm.Span.End > to) continue;
            if (party is not null) return null;
            party = firm.Span;
        }

        return party;
    }

    // 签约，; 签订投资协议，; 签约仪式，; not 签订三年供货协议，, 签约项目14个
    private bool IsContract(string text, int at, int end)
    {
        var rest = text.AsSpan(at, end - at);
        var sign = rest.IndexOfAny(Signs.Clauses);
        return sign >= 0 && sign <= LongestObject && rest[sign] == '，' && (sign == 0 || words.ContractTail.Ends(rest[..sign])) && !words.OtherContract.IsIn(rest[..sign]);
    }

    // The clauses behind the name, up to a stop or the next name.
    private void Later(in EntityParagraph read, FoundProject project, TextSpan room)
    {
        var text = read.Text;
        var name = new TextSpan(project.Name.Span.Start, Signs.AfterAside(text, project.Name.Span.End, room.End));
        if (words.Site.StartsAt(text, name.End, room.End) is > 0 and var length)
        {
            Set(project, ProjectStage.UnderConstruction, new TextSpan(name.End, name.End + length));
            return;
        }

        var end = Math.Min(room.End, name.End + WorkReach);
        for (var at = name.End; at < end && project.Stage is null;)
        {
            var rest = text.AsSpan(at, end - at);
            var sign = rest.IndexOfAny(Signs.Clauses);
            var stop = sign < 0 ? end : at + sign;
            Clause(text, at, stop, project);
            if (sign < 0 || project.Name.IsSite || text[stop] != '，') return;
            at = stop + 1;
        }
    }

    private void Clause(string text, int start, int end, FoundProject project)
    {
        for (var at = start; at < end; at++)
        {
            var alone = words.Progress.StartsAt(text, at, end);
            var length = Math.Max(alone, words.Work.StartsAt(text, at, end));
            if (length == 0) continue;
            if (IsFuture(text, start, at) || words.OtherOwner.IsIn(text, start, Locative(text, start, at))) return;
            if (alone == length || words.Underway.IsIn(text, start, end))
            {
                Set(project, ProjectStage.UnderConstruction, new TextSpan(at, at + length));
                return;
            }

            at += length - 1;
        }

        if (words.Preparing.IsIn(text, start, end) && project.Sum is not null && words.PreparingLead.IsIn(text, start, end) && !IsFuture(text, start, end)) Set(project, ProjectStage.Planned, new TextSpan(start, end));
    }

    // 正在某园区安装: what follows 在 is where.
    private static int Locative(string text, int start, int end)
    {
        var at = text.AsSpan(start, end - start).IndexOf('在');
        return at < 0 ? end : start + at;
    }

    // 拟投资X建设某某项目, 某某项目规划投资X
    private TextSpan? Intended(in EntityParagraph read, FoundProject project)
    {
        if (project.Sum is not { } sum) return null;
        foreach (var token in read.Tokens)
        {
            if (token.Kind != EntityKind.Invest || token.End > sum.Span.Start || sum.Span.Start - token.End > 3) continue;
            if (words.Intended.StartsAt(read.Text, token.Start, token.End) > 0) return token.Span;
            var length = words.Intended.EndsAt(read.Text, 0, token.Start);
            if (length > 0) return new TextSpan(token.Start - length, token.End);
        }

        return null;
    }

    private bool IsFuture(string text, int from, int to) => words.Future.IsIn(text, from, to);

    private static int ClauseStart(string text, int floor, int at) => floor + text.AsSpan(floor, at - floor).LastIndexOfAny(Signs.Clauses) + 1;
}
