using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Sets aside amounts that are names or conditions: 亿元级, 亿元以上项目, 过千亿产业, 超过100万元的，给予….</summary>
internal static class NameRule
{
    public static bool IsName(Sentence sentence, Link link, in DirectContext direct)
    {
        var quantity = link.Quantity;
        if (!quantity.IsMoney) return false;
        var text = sentence.Text;
        var at = quantity.End;
        if (at < text.Length && text[at] == '级') return true;
        if (quantity.Bare && !IsReached(sentence, direct)) return true;
        var bounded = direct.RightEdge > link.Token;
        var end = sentence[direct.RightEdge].End;
        if (bounded && IsCondition(text, end)) return true;
        if (!bounded && !IsCrossing(sentence, link)) return false;
        return IsFollowedByName(text, end, bounded, sentence, direct);
    }

    // A bare power of ten is a figure only where a verb says that it was reached: 突破亿元大关, 超千亿元, 近百亿.
    private static bool IsReached(Sentence sentence, in DirectContext direct) =>
        direct.Bound is not null || direct.Passed.HasFlag(CueRoles.ToLevel) || (direct.Left >= 0 && sentence.CueAt(direct.Left)!.Has(CueRoles.Indicator));

    private static bool IsCondition(string text, int end) =>
        end + 1 < text.Length && text[end] == '的' && text[end + 1] is '，' or '、' or '；' or ',';

    // 超200亿元县, 过千亿产业: the crossing word touches the number and no noun stands before it.
    private static bool IsCrossing(Sentence sentence, Link link) =>
        link.Token > sentence.First && sentence.GapBefore(link.Token) == 0 && sentence.CueAt(link.Token - 1) is { BoundBefore: Bound.AtLeast } cue && cue.Has(CueRoles.BoundBefore);

    private static bool IsFollowedByName(string text, int end, bool bounded, Sentence sentence, in DirectContext direct)
    {
        var at = end;
        if (at < text.Length && text[at] == '的')
        {
            if (!bounded) return false;
            at++;
        }

        // Up to six letters of an adjective may stand before the noun: 亿元以上重大产业项目.
        for (var i = direct.RightEdge + 1; i < sentence.End && i < direct.RightEdge + 5; i++)
        {
            var token = sentence[i];
            if (token.Kind != TokenKind.Cue || token.Start - at > 4) break;
            if (sentence.CueAt(i)!.Has(CueRoles.ThresholdName)) return true;
            if (!sentence.CueAt(i)!.Has(CueRoles.Indicator | CueRoles.Industry | CueRoles.Filler)) break;
        }

        return at < text.Length && text[at] is '县' or '镇' or '村' or '乡' or '户';
    }
}
