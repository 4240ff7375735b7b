using System.Buffers;

using PolicyML.Learning.Data.Duplicates;

namespace PolicyML.Learning.Data.Auditing;

/// <summary>Finds articles that begin with the same sentence though the rest differs.</summary>
internal static class Openings
{
    private const int Least = 6;
    private const int Most = 60;
    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？；\n");

    /// <summary>The articles whose headline or first sentence stands at the head of an earlier one; pairs known to be alike are left out.</summary>
    public static IEnumerable<Finding> Find(IReadOnlyList<LabeledArticle> articles, IEnumerable<NearPair> known)
    {
        var alike = known.Select(p => (p.First, p.Second)).ToHashSet();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var opening in Of(articles[i].Text))
            {
                if (seen.TryAdd(opening, i) || seen[opening] == i || alike.Contains((seen[opening], i))) continue;
                yield return new Finding(FindingCode.SameOpening, false, articles[i], articles[seen[opening]], opening);
                break;
            }
        }
    }

    /// <summary>The first line, and the first sentence of the second where the first is a headline.</summary>
    private static IEnumerable<string> Of(string text)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        if (Sentence(text) is { } first) yield return first;
        if (line > 0 && text.IndexOfAny(['。', '！', '？'], 0, line) < 0 && Sentence(text[(line + 1)..].TrimStart()) is { } second) yield return second;
    }

    private static string? Sentence(string text)
    {
        var end = text.AsSpan().IndexOfAny(Ends);
        var sentence = (end < 0 ? text : text[..end]).Trim();
        return sentence.Length < Least ? null : sentence.Length > Most ? sentence[..Most] : sentence;
    }
}
