using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Who or what a figure belongs to, in the text's own words: the noun before the indicator, or the project after an amount.</summary>
internal static class SubjectRule
{
    private const int Longest = 40;

    public static string? Of(Sentence sentence, Link link, in DirectContext direct, string? carried)
    {
        if (link.Measure == Measure.Amount && ProjectAfter(sentence, direct) is { } project) return project;
        var noun = link.IndicatorToken >= 0 && link.IndicatorToken < link.Token ? link.IndicatorToken : Math.Min(link.ChangeToken >= 0 ? link.ChangeToken : link.Token, link.Token);
        var clause = sentence.ClauseStart(noun);
        var start = sentence.ClauseOffset(clause);
        for (var i = clause; i < noun; i++)
        {
            if (sentence[i].Kind is TokenKind.Period or TokenKind.Quantity || (sentence[i].Start == start && IsOpening(sentence.CueAt(i)))) start = sentence[i].End;
        }

        var words = sentence.Text.AsSpan(start, Math.Max(0, sentence[noun].Start - start)).Trim("的，、 “”()在对为从以其中".AsSpan());
        if (words.Length >= 2) return words.Length <= Longest ? words.ToString() : words[^Longest..].ToString();
        if (link.IndicatorToken >= 0 && carried is null && link.IndicatorToken < link.Token && sentence.CueAt(link.IndicatorToken) is { Indicator: >= 0 } cue && cue.Text.Length >= 4) return cue.Text;
        return carried;
    }

    private static bool IsOpening(Cue? cue) => cue is not null && cue.Has(CueRoles.Filler | CueRoles.Status | CueRoles.Will | CueRoles.BoundBefore | CueRoles.Basis);

    // 投资2.8亿元的硅基负极材料项目
    private static string? ProjectAfter(Sentence sentence, in DirectContext direct)
    {
        var at = sentence[direct.RightEdge].End;
        var text = sentence.Text;
        if (at >= text.Length || text[at] != '的') return null;
        var end = at + 1;
        while (end < text.Length && end - at < Longest && text[end] is not ('，' or '。' or '；' or '、' or '\n' or '：'))
        {
            if (text.AsSpan(end).StartsWith("项目"))
            {
                end += 2;
                break;
            }

            end++;
        }

        return end - at > 2 ? text[(at + 1)..end] : null;
    }
}
