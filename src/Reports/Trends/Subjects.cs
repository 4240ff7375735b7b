using System.Text;

namespace PolicyML.Reports.Trends;

/// <summary>What the words of a subject say about the sum that belongs to it.</summary>
internal sealed class Subjects(SeriesVocabulary vocabulary)
{
    private const int LeastName = 4;   // shorter subjects (项目, 园区) name nothing in particular

    /// <summary>True where the figure is of the whole area: 全市…, its 重点工程, or the area's own name.</summary>
    public bool IsArea(Candidate candidate) => candidate.IsOfArea ??= SaysArea(candidate);

    private bool SaysArea(Candidate candidate)
    {
        if (candidate.Project is not null) return false;
        var subject = candidate.Fact.Subject ?? "";
        if (vocabulary.AreaWordsSearch.Opens(subject) || vocabulary.AreaWordsSearch.Opens(candidate.Fact.Text) || vocabulary.ProgramWordsSearch.IsIn(subject)) return true;
        return candidate.Row.Article.Place is { } place && candidate.Fact.Place is null && (subject == place.Name || subject == ShortName(place.Name));
    }

    /// <summary>True for the total of several: a number before 个, and a word such as 项目 at the end.</summary>
    public bool IsSet(Candidate candidate)
    {
        if (candidate.Project is not null || candidate.Fact.Subject is not { } subject) return false;
        var at = subject.IndexOf('个');
        return at > 0 && (char.IsDigit(subject[at - 1]) || vocabulary.NumeralsSearch.Ends(subject.AsSpan(0, at)))
            && vocabulary.SetWordsSearch.Ends(subject);
    }

    /// <summary>What names the project or firm, the same for the whole and its parts; null where nothing does.</summary>
    public (string Name, string? Part)? NameOf(Candidate candidate)
    {
        if (!candidate.IsNamed) (candidate.IsNamed, candidate.Name) = (true, ReadName(candidate));
        return candidate.Name;
    }

    private (string Name, string? Part)? ReadName(Candidate candidate)
    {
        if (candidate.Project is { } project) return (project.Key, project.Part);
        if (candidate.Fact.Subject is not { } subject) return null;
        if (subject.Length < LeastName) return null;
        var part = vocabulary.PartWordsSearch.IsIn(subject) ? vocabulary.PartWords.LastOrDefault(w => subject.Contains(w, StringComparison.Ordinal)) : null;
        var core = OnlyLetters(subject);
        if (part is not null) core = core.Replace(part, "", StringComparison.Ordinal);
        if (core.EndsWith("项目", StringComparison.Ordinal) || core.EndsWith("工程", StringComparison.Ordinal)) core = core[..^2];
        return core.Length < LeastName ? null : (core, part);
    }

    /// <summary>How clearly the words beside a figure say that it is the area's own, leading one: 2 the noun, 1 the area, −2 another noun or somebody else in the area (a zone, a firm).</summary>
    public int Clarity(Candidate candidate, IndicatorRule rule) => candidate.Clarity ??= ReadClarity(candidate, rule);

    private static string OnlyLetters(string text)
    {
        var at = 0;
        while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
        if (at == text.Length) return text;
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) letters.Append(c);
        }

        return letters.ToString();
    }

    private int ReadClarity(Candidate candidate, IndicatorRule rule)
    {
        var (text, subject) = (candidate.Fact.Text, candidate.Fact.Subject ?? "");
        var noun = candidate.Noun;
        if (vocabulary.BodyWordsSearch.Ends(subject) && !IsArea(candidate)) return -2;
        var (lead, not) = (rule.LeadSearch, rule.NotSearch);
        var leads = lead.IsIn(text);
        if (not.IsIn(text) || not.IsIn(noun) || (!leads && not.IsIn(subject))) return -2;
        return (leads || lead.IsIn(noun) ? 2 : 0) + (IsArea(candidate) || lead.IsIn(subject) ? 1 : 0);
    }

    private string ShortName(string name) => name.Length > 2 && vocabulary.LevelsSearch.Ends(name) ? name[..^1] : name;
}
