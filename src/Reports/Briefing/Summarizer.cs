using PolicyML.Core;
using PolicyML.Reports.Documents;

namespace PolicyML.Reports.Briefing;

/// <summary>
/// Chooses the sentence that stands best for an article: early, with figures, with the words of the headline. The sentence is
/// the text's own; it is cut at the bounds of clauses and nothing is added but the mark of a cut.
/// </summary>
internal sealed class Summarizer(BriefingVocabulary words)
{
    private const int MostLength = 80;
    private const int LeastLength = 12;
    private const int MostSentences = 60;
    private const int DatelineReach = 40;
    private const string Ends = "。！？!?";
    private const string Clauses = "，；、：,;";
    private const string Cut = "……";

    /// <summary>The sentence; empty where the article has none.</summary>
    /// <param name="source">Text of the source.</param>
    /// <param name="segments">The ranges that make up the article.</param>
    /// <param name="headline">Its headline.</param>
    /// <param name="facts">Ranges of its figures.</param>
    public string Of(string source, IReadOnlyList<TextSpan> segments, string headline, IReadOnlyList<TextSpan> facts)
    {
        var grams = Grams(headline);
        var (best, score) = ("", double.NegativeInfinity);
        var index = 0;
        foreach (var span in segments.SelectMany(s => Sentences(source, s)).Take(MostSentences))
        {
            var text = Words(source, span, headline);
            if (text.Length == 0) continue;
            var own = Score(text, index++, grams, facts.Count(span.Contains));
            if (own > score) (best, score) = (text, own);
        }

        return Shorten(best);
    }

    /// <summary>Sentences with their end sign; a line that ends without one and is followed by an empty or indented line is a headline and none.</summary>
    internal static IEnumerable<TextSpan> Sentences(string source, TextSpan segment)
    {
        var start = segment.Start;
        for (var at = segment.Start; at < segment.End; at++)
        {
            var c = source[at];
            if (c == '\n' && (at + 1 >= segment.End || source[at + 1] is '\n' or ' ' or '\u3000')) start = at + 1;
            if (!Ends.Contains(c)) continue;
            var end = at + 1;
            while (end < segment.End && source[end] is '”' or '’' or '）' or '"') end++;
            yield return new TextSpan(start, end);
            start = end;
            at = end - 1;
        }
    }

    private string Words(string source, TextSpan span, string headline)
    {
        var text = PlainText.Clean(source[span.Start..span.End].Replace("\n", "", StringComparison.Ordinal)).Trim();
        if (headline.Length > 0 && text.StartsWith(headline, StringComparison.Ordinal)) text = text[headline.Length..].TrimStart();
        return WithoutDateline(text);
    }

    /// <summary>Without 本报讯（记者 …） and what stands in brackets before the news.</summary>
    private string WithoutDateline(string text)
    {
        foreach (var word in words.Datelines)
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at > DatelineReach) continue;
            var rest = text[(at + word.Length)..].TrimStart();
            if (at > 0 && !rest.StartsWith('（')) continue;   // 通讯 within a word is no dateline
            text = rest;
            break;
        }

        while (text.StartsWith('（') && text.IndexOf('）') is > 0 and var close && close < DatelineReach) text = text[(close + 1)..].TrimStart();
        return text;
    }

    private double Score(string text, int index, HashSet<(char, char)> headline, int facts)
    {
        var shared = headline.Count == 0 ? 0 : (double)Grams(text).Count(headline.Contains) / headline.Count;
        var score = (3.0 / (index + 1)) + (4 * shared) + Math.Min(facts, 3);
        if (text.Length < LeastLength) score -= 3;
        if (text.Length > 2 * MostLength) score -= 1;
        if (text[0] is '“' or '"') score -= 1;
        foreach (var opener in words.Openers)
        {
            if (text.StartsWith(opener, StringComparison.Ordinal)) return score - 2;
        }

        return score;
    }

    private static HashSet<(char First, char Second)> Grams(string text)
    {
        var grams = new HashSet<(char, char)>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i + 1])) grams.Add((text[i], text[i + 1]));
        }

        return grams;
    }

    /// <summary>The sentence, or as many of its first clauses as have room.</summary>
    internal static string Shorten(string sentence)
    {
        if (sentence.Length <= MostLength) return sentence;
        var end = sentence.LastIndexOfAny([.. Clauses], MostLength - 1);
        if (end >= LeastLength) return sentence[..end] + Cut;
        end = char.IsHighSurrogate(sentence[MostLength - 1]) ? MostLength - 1 : MostLength;
        return sentence[..end] + Cut;
    }
}
