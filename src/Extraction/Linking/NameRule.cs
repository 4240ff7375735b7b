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
        var text = sentence.Text;
        var bounded = direct.RightEdge > link.Token && BoundsLevel(sentence, link, direct);
        var end = sentence[direct.RightEdge].End;
        if (bounded && IsCondition(text, end)) return true;
        if (quantity.IsMoney && quantity.Start > 0 && text[quantity.Start - 1] == '满') return true;
        if (bounded && quantity.IsMoney && end < text.Length && text.AsSpan(0, end).EndsWith("以下") && char.IsLetter(text[end])) return true;
        if (bounded && quantity.IsRelative) return IsFollowedByName(text, end, bounded, sentence, direct);
        if (!quantity.IsMoney) return false;
        if (quantity.End < text.Length && text[quantity.End] == '级') return true;
        if (quantity.Bare && !IsReached(sentence, direct)) return true;
        if (IsDemanded(sentence, link)) return true;
        var crossing = IsCrossing(sentence, link) || quantity.Low is not null;
        if (bounded && direct.Left < 0 && end < text.Length && char.IsLetter(text[end])) return true;
        if (bounded) return IsFollowedByName(text, end, bounded, sentence, direct) || IsFollowedByCount(sentence, direct);
        if (crossing && end < text.Length && (text[end] == '时' || text.AsSpan(end).StartsWith("的时候"))) return true;
        if (crossing) return IsFollowedByPlace(text, end) || StartsWithHolder(text, end) || IsFollowedByCount(sentence, direct) || IsEntry(sentence, direct);
        return direct.Left < 0 && quantity.Scale >= 100_000_000m && IsFollowedByPlace(text, end);
    }

    private static bool BoundsLevel(Sentence sentence, Link link, in DirectContext direct)
    {
        for (var i = link.Token + 1; i <= direct.RightEdge; i++)
        {
            if (sentence.CueAt(i) is { BoundAfter: Bound.AtLeast or Bound.AtMost }) return true;
        }

        return false;
    }

    // 应不低于1000万元, 须达到3000万元, 处以5万元以上: what a rule demands or threatens.
    private static bool IsDemanded(Sentence sentence, Link link)
    {
        var clause = sentence.ClauseOffset(sentence.ClauseStart(link.Token));
        var words = sentence.Text.AsSpan(clause, Math.Max(0, link.Quantity.Start - clause));
        if (words.Contains("处以", StringComparison.Ordinal) || words.Contains("达不到", StringComparison.Ordinal)) return true;
        var limited = words.EndsWith("不低于") || words.EndsWith("不少于") || words.EndsWith("不高于") || words.EndsWith("达到") || words.EndsWith("不超过");
        if (!limited) return false;
        var text = sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[sentence.End - 1].End - sentence.Start));
        foreach (var word in Demands)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static readonly string[] Demands = ["应不", "申报", "申请", "须", "评选", "认定标准", "办法规定", "凡", "入库标准", "准入", "报名参评", "优先申报", "登记满", "的企业应", "条件的"];

    // 超10亿元的5家, 过百亿元的工业企业有4家: a count follows, the amount only names the class.
    private static bool IsFollowedByCount(Sentence sentence, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        if (end >= sentence.Text.Length || (sentence.Text[end] != '的' && !StartsWithHolder(sentence.Text, end))) return false;
        for (var i = direct.RightEdge + 1; i < sentence.End && i < direct.RightEdge + 8; i++)
        {
            if (Sentence.IsBreak(sentence[i].Kind) || sentence.Is(i, TokenKind.Pause)) return false;
            if (sentence.QuantityAt(i) is { Unit.Kind: Numbers.UnitKind.Count }) return true;
        }

        return false;
    }

    // 首次超过2000万元的企业，可申请…
    private static bool IsEntry(Sentence sentence, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        if (end >= sentence.Text.Length || sentence.Text[end] != '的') return false;
        var rest = sentence.Text.AsSpan(end, Math.Max(0, Math.Min(sentence[sentence.End - 1].End, end + 24) - end));
        return rest.Contains("可申请", StringComparison.Ordinal) || rest.Contains("给予", StringComparison.Ordinal) || rest.Contains("可申报", StringComparison.Ordinal);
    }

    private static bool StartsWithHolder(string text, int at) => text.AsSpan(at) is var rest && (rest.StartsWith("企业") || rest.StartsWith("项目") || rest.StartsWith("产业") || rest.StartsWith("工业企业") || rest.StartsWith("园区"));

    private static bool IsFollowedByPlace(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest.Length > 0 && (rest[0] is '县' or '镇' or '村' or '乡' or '区' or '户' || rest.StartsWith("强县") || rest.StartsWith("强镇") || rest.StartsWith("产业") || rest.StartsWith("企业") || rest.StartsWith("集群") || rest.StartsWith("园区") || rest.StartsWith("新兴产业") || rest.StartsWith("的地块") || rest.StartsWith("省份") || rest.StartsWith("强省") || rest.StartsWith("开发区") || rest.StartsWith("大县") || rest.StartsWith("俱乐部"));
    }

    // A bare power of ten is a figure only where a verb says that it was reached: 突破亿元大关, 超千亿元, 近百亿.
    private static bool IsReached(Sentence sentence, in DirectContext direct) =>
        direct.Bound is not null || direct.Passed.HasFlag(CueRoles.ToLevel) || (direct.Left >= 0 && sentence.CueAt(direct.Left)!.Has(CueRoles.Indicator));

    // 2亿元以上的项目, 100万元以下的，给予…: the size is a class or a condition.
    private static bool IsCondition(string text, int end) => end + 1 < text.Length && (text[end] == '的' || text.AsSpan(end).StartsWith("(含"));

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
