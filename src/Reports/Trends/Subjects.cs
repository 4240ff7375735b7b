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
        foreach (var word in vocabulary.AreaWords)
        {
            if (subject.StartsWith(word, StringComparison.Ordinal) || candidate.Fact.Text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        if (Holds(vocabulary.ProgramWords, subject)) return true;
        return candidate.Row.Article.Place is { } place && candidate.Fact.Place is null && (subject == place.Name || subject == ShortName(place.Name));
    }

    /// <summary>True for the total of several: a number before 个, and a word such as 项目 at the end.</summary>
    public bool IsSet(Candidate candidate)
    {
        if (candidate.Project is not null || candidate.Fact.Subject is not { } subject) return false;
        var at = subject.IndexOf('个');
        return at > 0 && (char.IsDigit(subject[at - 1]) || Ends(subject.AsSpan(0, at), vocabulary.Numerals))
            && Ends(subject, vocabulary.SetWords);
    }

    /// <summary>What names the project or firm, the same for the whole and its parts; null where nothing does.</summary>
    public (string Name, string? Part)? NameOf(Candidate candidate)
    {
        if (candidate.Project is { } project) return (project.Key, project.Part);
        if (candidate.Fact.Subject is not { } subject) return null;
        var name = new StringBuilder(subject.Length);
        foreach (var c in subject)
        {
            if (char.IsLetterOrDigit(c)) name.Append(c);
        }

        string? part = null;
        foreach (var word in vocabulary.PartWords)
        {
            if (subject.Contains(word, StringComparison.Ordinal)) part = word;
        }

        if (part is not null) name.Replace(part, "");
        var core = name.ToString();
        if (core.EndsWith("项目", StringComparison.Ordinal) || core.EndsWith("工程", StringComparison.Ordinal)) core = core[..^2];
        return core.Length < LeastName ? null : (core, part);
    }

    /// <summary>How clearly the words beside a figure say that it is the area's own, leading one: 2 the noun, 1 the area, −2 another noun.</summary>
    public int Clarity(Candidate candidate, IndicatorRule rule) => candidate.Clarity ??= ReadClarity(candidate, rule);

    private int ReadClarity(Candidate candidate, IndicatorRule rule)
    {
        var (text, subject) = (candidate.Fact.Text, candidate.Fact.Subject ?? "");
        var noun = candidate.Noun;
        if (Holds(rule.Not, text) || Holds(rule.Not, noun) || (!Holds(rule.Lead, text) && Holds(rule.Not, subject))) return -2;
        return (Holds(rule.Lead, text) || Holds(rule.Lead, noun) ? 2 : 0) + (IsArea(candidate) || Holds(rule.Lead, subject) ? 1 : 0);
    }

    private static bool Holds(IReadOnlyList<string> words, string text)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static bool Ends(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private string ShortName(string name) => name.Length > 2 && Ends(name, vocabulary.Levels) ? name[..^1] : name;
}
