using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
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
        if (quantity.IsMoney && quantity.Start > 0 && text[quantity.Start - 1] is '满' or '>' or '＞' or '≥' or '<' or '＜' or '≤') return true;
        if (bounded && quantity.IsMoney && end < text.Length && text.AsSpan(0, end).EndsWith("以下") && char.IsLetter(text[end])) return true;
        if (bounded && quantity.IsRelative) return IsFollowedByName(text, end, bounded, sentence, direct);
        // 加息25个基点的概率为88%: what may come, not what came.
        if (quantity.IsRelative && sentence.Words.Likelihood.Opens(text.AsSpan(quantity.End))) return true;
        if (!quantity.IsMoney) return false;
        // 1美元兑7.16元, 一张10元纸币: a piece of money, or what a rate of exchange is of.
        if (quantity.Value == 1m && quantity.End < text.Length && text[quantity.End] == '对') return true;
        if (IsRateOfExchange(sentence, link) || IsLure(text, quantity)) return true;
        if (OpensCondition(sentence, direct)) return true;
        if (quantity.Scale == 1m && sentence.Words.CurrencyBase.Opens(text.AsSpan(quantity.End))) return true;
        if (quantity.End < text.Length && text[quantity.End] == '级') return true;
        if (quantity.Bare && !IsReached(sentence, direct)) return true;
        if (IsStep(sentence, link)) return true;
        if (IsDemanded(sentence, link)) return true;
        var crossing = IsCrossing(sentence, link) || quantity.Low is not null;
        if (bounded && direct.Left < 0 && end < text.Length && char.IsLetter(text[end])) return true;
        if (bounded) return IsFollowedByName(text, end, bounded, sentence, direct) || IsFollowedByCount(sentence, direct);
        if (crossing && end < text.Length && (text[end] == '时' || text.AsSpan(end).StartsWith("的时候"))) return true;
        if (crossing && IsMarkOfSeveral(sentence, link, end)) return true;
        if (crossing) return sentence.Words.PlaceOfSize.Opens(text.AsSpan(end)) || sentence.Words.Holder.Opens(text.AsSpan(end)) || IsFollowedByCount(sentence, direct) || IsEntry(sentence, direct);
        return direct.Left < 0 && quantity.Scale >= 100_000_000m && sentence.Words.PlaceOfSize.Opens(text.AsSpan(end));
    }

    // 连续跨过3个万亿元大关 counts steps; 面值分别为50欧元、20欧元 are pieces of money.
    private static bool IsStep(Sentence sentence, Link link)
    {
        if (link.Quantity.Bare && link.Token > sentence.First && sentence.QuantityAt(link.Token - 1) is { Unit: null or { Kind: UnitKind.Count } } && sentence.GapBefore(link.Token) <= 1) return true;
        if (link.Quantity.Bare && link.Quantity.Start > sentence.Start && sentence.Text[link.Quantity.Start - 1] == '个') return true;
        return link.Quantity.Scale == 1m && PeriodFinder.ClauseBefore(sentence, link) is var words && (words.Contains("面值", StringComparison.Ordinal) || words.Contains("面额", StringComparison.Ordinal));
    }

    // 有不少是估值过百亿元的创科企业: the size of several firms is their mark.
    private static bool IsMarkOfSeveral(Sentence sentence, Link link, int end)
    {
        if (end >= sentence.Text.Length || sentence.Text[end] != '的' || !sentence.Words.Plural.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return false;
        return sentence.Words.Holder.IsIn(sentence.Text.AsSpan(end, Math.Min(10, sentence.Text.Length - end)));
    }

    // 领66元红包, 0元购: an advertisement, and nothing at all.
    private static bool IsLure(string text, Quantity quantity) =>
        quantity.Value == 0m || (quantity.Start > 0 && text[quantity.Start - 1] is '领' or '抢' && text.AsSpan(quantity.End).StartsWith("红包"));

    // 油价高于80美元，才能平衡预算
    private static bool OpensCondition(Sentence sentence, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        return sentence.Text.AsSpan(end).StartsWith("，才能") || sentence.Text.AsSpan(end).StartsWith("，才可");
    }

    // 1美元兑34.6里拉, 1英镑对人民币9.3元
    private static bool IsRateOfExchange(Sentence sentence, Link link)
    {
        var before = sentence.Text.AsSpan(0, link.Quantity.Start);
        if (before.EndsWith("人民币")) before = before[..^3];
        if (before.EndsWith("兑")) return true;
        return before.EndsWith("对") && sentence.QuantityAt(link.Token - 1) is { IsMoney: true } && link.Quantity.Start - sentence[link.Token - 1].End <= 4;
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
        if (sentence.Words.Penalty.IsIn(words) || (sentence.Words.RewardRule.IsIn(words) && !words.Contains('已') && !words.Contains('了'))) return true;
        if (!sentence.Words.DemandBound.Ends(words)) return false;
        var text = sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[sentence.End - 1].End - sentence.Start));
        return sentence.Words.Demand.IsIn(text);
    }

    // 超10亿元的5家, 过百亿元的工业企业有4家: a count follows, the amount only names the class.
    private static bool IsFollowedByCount(Sentence sentence, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        if (end >= sentence.Text.Length || (sentence.Text[end] != '的' && !sentence.Words.Holder.Opens(sentence.Text.AsSpan(end)))) return false;
        for (var i = direct.RightEdge + 1; i < sentence.End && i < direct.RightEdge + 8; i++)
        {
            if (Sentence.IsBreak(sentence[i].Kind) || sentence.Is(i, TokenKind.Pause)) return false;
            if (sentence.QuantityAt(i) is { Unit.Kind: UnitKind.Count }) return true;
        }

        return false;
    }

    // 首次超过2000万元的企业，可申请…
    private static bool IsEntry(Sentence sentence, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        if (end >= sentence.Text.Length || sentence.Text[end] != '的') return false;
        var rest = sentence.Text.AsSpan(end, Math.Max(0, Math.Min(sentence[sentence.End - 1].End, end + 24) - end));
        return sentence.Words.Entry.IsIn(rest);
    }

    // A bare power of ten is a figure only where a verb says that it was reached: 突破亿元大关, 超千亿元, 近百亿.
    private static bool IsReached(Sentence sentence, in DirectContext direct) =>
        direct.Bound is not null || direct.Passed.HasFlag(CueRoles.ToLevel) || (direct.Left >= 0 && sentence.CueAt(direct.Left)!.Has(CueRoles.Indicator));

    // 2亿元以上的项目, 100万元以下的，给予…: the size is a class or a condition.
    private static bool IsCondition(string text, int end) => end + 1 < text.Length && (text[end] is '的' or '且' || text.AsSpan(end).StartsWith("(含"));

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
