using PolicyML.Core;

namespace PolicyML.Extraction.Entities;

/// <summary>A project in the reading text with what its sentence tells of it.</summary>
internal sealed class FoundProject
{
    public required ProjectName Name { get; init; }

    public TextSpan? Owner { get; set; }

    public Sum? Sum { get; set; }

    /// <summary>True where the sum stands before the name: 投资X的某某项目.</summary>
    public bool IsSumBefore { get; set; }

    public ProjectStage? Stage { get; set; }

    public TextSpan StageSpan { get; set; }
}

/// <summary>Finds the projects of one sentence, with their sums, stages and owners.</summary>
internal sealed class ProjectFinder
{
    private readonly ProjectNamer namer;
    private readonly SumLinker sumLinker;
    private readonly StageLinker stageLinker;
    private readonly ProgressLinker progressLinker;
    private const int PartReach = 60;
    private const int PartGap = 7;
    private readonly EntityVocabulary words;
    private readonly List<Sum> sums = [];
    private FoundProject? lastNamed;
    private int lastEnd;

    public ProjectFinder(EntityVocabulary words)
    {
        this.words = words;
        namer = new ProjectNamer(words);
        sumLinker = new SumLinker(words);
        stageLinker = new StageLinker(words);
        progressLinker = new ProgressLinker(words);
    }

    /// <summary>Adds the projects of tokens [first, last) that stand in one sentence.</summary>
    /// <param name="read">The paragraph as scanned.</param>
    /// <param name="sentence">Range of the sentence.</param>
    /// <param name="first">Index of its first token.</param>
    /// <param name="last">Index after its last token.</param>
    /// <param name="found">Takes the projects.</param>
    public void Find(in EntityParagraph read, TextSpan sentence, int first, int last, List<FoundProject> found)
    {
        if (!HasHead(read.Tokens, first, last))
        {
            Again(read, sentence, first, last, found);
            return;
        }

        read.Investments.Find(read.Text, sentence.Start, sentence.End, sums);
        var names = Names(read, sentence, first, last);
        if (names.Count == 0) Again(read, sentence, first, last, found);
        else lastEnd = sentence.End;
        for (var i = 0; i < names.Count; i++)
        {
            var project = new FoundProject { Name = names[i], Owner = names[i].Owner };
            var room = new TextSpan(i > 0 ? names[i - 1].Span.End : sentence.Start, i + 1 < names.Count ? names[i + 1].Span.Start : sentence.End);
            sumLinker.Link(read, project, sums, room);
            var reach = new TextSpan(room.Start, i + 1 < names.Count ? names[i + 1].From : room.End);
            stageLinker.Link(read, project, reach, first, last);
            progressLinker.Link(read, project, reach);
            lastNamed = names.Count == 1 || project.Stage is not null || project.Sum is not null ? project : null;
            if (project.Stage is null && project.Sum is null) continue;
            found.Add(project);
            Parts(read, project, room.End, found);
        }
    }

    /// <summary>Forgets the project named last: another article begins.</summary>
    public void Reset() => lastNamed = null;

    // 项目总投资X, 该项目已于某月开工: a sentence that opens with the project named last.
    private void Again(in EntityParagraph read, TextSpan sentence, int first, int last, List<FoundProject> found)
    {
        if (lastNamed is not { } project || first >= last) return;
        var length = words.Pronoun.StartsAt(read.Text, sentence.Start, sentence.End);
        if (length == 0 && !(lastEnd + 1 == sentence.Start && IsOpenedByTotal(read, sentence, first))) return;
        read.Investments.Find(read.Text, sentence.Start, sentence.End, sums);
        var name = new ProjectName(new TextSpan(sentence.Start, sentence.Start + length), sentence.Start, null, false, default) { IsAnchored = true };
        var again = new FoundProject { Name = name };
        sumLinker.Link(read, again, sums, sentence);
        stageLinker.Link(read, again, sentence, first, last);
        progressLinker.Link(read, again, sentence);
        if (again.Sum is null && again.Stage is null) return;
        var isNew = project.Sum is null && project.Stage is null && (again.Stage is not null || project.Name.Part.IsEmpty);
        var isPriced = project.Sum is null && again.Sum is not null && project.Name.Part.IsEmpty;
        if (isPriced) project.Sum = again.Sum;
        if (project.Stage is null && again.Stage is not null) (project.Stage, project.StageSpan) = (again.Stage, again.StageSpan);
        if (isNew) found.Add(project);
        if (isPriced) Parts(read, project, sentence.End, found);
    }

    // 总投资X，… right behind the sentence that names the project.
    private bool IsOpenedByTotal(in EntityParagraph read, TextSpan sentence, int first)
    {
        return read.Tokens[first].Kind == EntityKind.Invest && read.Tokens[first].Start == sentence.Start && words.TotalInvestment.StartsAt(read.Text, sentence.Start, sentence.End) > 0;
    }

    // 总投资X，其中一期Y; 一期Y、二期Z: sums of parts behind the sum of the whole.
    private void Parts(in EntityParagraph read, FoundProject project, int end, List<FoundProject> found)
    {
        if (project.Sum is not { } whole || !project.Name.Part.IsEmpty) return;
        foreach (var sum in sums)
        {
            if (sum.Span.Start <= whole.Span.End || sum.Span.End > end || sum.Span.Start - whole.Span.End > PartReach) continue;
            if (sum.Fact.Value >= whole.Fact.Value || PartBefore(read.Text, whole.Span.End, sum.Span.Start) is not { IsEmpty: false } part) continue;
            found.Add(new FoundProject { Name = project.Name with { Part = part }, Owner = project.Owner, Sum = sum });
        }
    }

    // 一期, 二期投资 right before a sum.
    private static TextSpan PartBefore(string text, int floor, int at)
    {
        for (var i = at - 2; i >= Math.Max(floor, at - PartGap); i--)
        {
            if (text[i + 1] == '期' && IsPart(text[i])) return new TextSpan(i, i + 2);
            if (text[i + 1] is '，' or '；' or '、' or '。') return default;
        }

        return default;
    }

    private static bool HasHead(List<EntityToken> tokens, int first, int last)
    {
        for (var i = first; i < last; i++)
        {
            if (tokens[i].IsHead) return true;
        }

        return false;
    }

    private List<ProjectName> Names(in EntityParagraph read, TextSpan sentence, int first, int last)
    {
        var names = new List<ProjectName>();
        var floor = sentence.Start;
        for (var i = first; i < last; i++)
        {
            if (!read.Tokens[i].IsHead || read.Tokens[i].Start < floor) continue;
            var start = read.Tokens[i].Start;
            var siteEnd = read.Tokens[i].Kind == EntityKind.Site ? read.Tokens[i].End : start;
            while (i + 1 < last && read.Tokens[i + 1].Start == read.Tokens[i].End && read.Tokens[i + 1].IsHead)
            {
                i++;
                if (read.Tokens[i].Kind == EntityKind.Site) siteEnd = read.Tokens[i].End;
            }

            var isSite = read.Tokens[i].Kind == EntityKind.Site;
            var end = WithPart(read.Text, read.Tokens[i].End, sentence.End);
            var name = namer.Bound(read.Text, FloorOf(floor, start), new TextSpan(start, end), siteEnd, isSite, read.Firms, read.Gazetteer);
            if (name is not null) names.Add(name);
            floor = end;
        }

        return names;
    }

    // A name does not reach over a sum.
    private int FloorOf(int floor, int head)
    {
        foreach (var sum in sums)
        {
            if (sum.Span.End <= head) floor = Math.Max(floor, sum.Span.End);
        }

        return floor;
    }

    // 项目一期, 项目(二期)
    private static int WithPart(string text, int at, int end)
    {
        var rest = text.AsSpan(at, Math.Min(4, end - at));
        if (rest.Length >= 2 && rest[1] == '期' && IsPart(rest[0])) return rest.Length == 4 && rest[2..] is "工程" or "项目" ? at + 4 : at + 2;
        return rest.Length == 4 && rest[0] == '(' && rest[2] == '期' && rest[3] == ')' && IsPart(rest[1]) ? at + 4 : at;
    }

    private static bool IsPart(char c) => c is '一' or '二' or '三' or '四' or '五' or '首';
}
