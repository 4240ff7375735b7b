using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Decides whether a figure is money, a change, a share or a count, and its sign.</summary>
internal static class MeasureRule
{
    public static void Apply(Sentence sentence, Link link, in DirectContext direct, Link? previous)
    {
        var quantity = link.Quantity;
        link.Value = quantity.Value;
        link.Low = quantity.Low;
        link.High = quantity.High;
        link.Unit = quantity.Unit!.Name;
        link.Bound = quantity.Bound != Bound.Exact ? Combine(quantity.Bound, direct.Bound) : direct.Bound ?? Bound.Exact;
        switch (quantity.Kind)
        {
            case UnitKind.Money:
                link.Measure = Measure.Amount;
                if (link.Bound == Bound.Exact && HasCeiling(sentence, link)) link.Bound = Bound.AtMost;
                break;
            case UnitKind.Count:
                link.Measure = Measure.Count;
                break;
            case UnitKind.Quantity:
                link.Measure = Measure.Quantity;
                break;
            default:
                OfRelative(sentence, link, direct, previous);
                break;
        }
    }

    // 最高补助100万元, 最高可获50万元
    private static bool HasCeiling(Sentence sentence, Link link)
    {
        var start = Math.Max(sentence.ClauseOffset(sentence.ClauseStart(link.Token)), link.Quantity.Start - 9);
        var words = sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start));
        return words.Contains("最高", StringComparison.Ordinal) || words.Contains("最多", StringComparison.Ordinal);
    }

    private static Bound Combine(Bound printed, Bound? around) => around is Bound.AtLeast or Bound.AtMost ? around.Value : printed;

    private static void OfRelative(Sentence sentence, Link link, in DirectContext direct, Link? previous)
    {
        var kind = link.Quantity.Kind;
        link.Measure = Measure.Ratio;
        if (kind == UnitKind.Fan)
        {
            OfFan(sentence, link, direct);
            return;
        }

        var cue = direct.Left >= 0 ? sentence.CueAt(direct.Left) : null;
        if (IsComparison(sentence, link, direct, cue))
        {
            link.Rejected = true;
            return;
        }

        if (link.Quantity.Signed && kind is UnitKind.Percent or UnitKind.Points && (cue is null || cue.Has(CueRoles.Indicator | CueRoles.RateOfChange | CueRoles.Change)))
        {
            // 2022年收益率为-12.5%: a yield below nothing is a rate still.
            if (cue is null && sentence.Words.Returns.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return;
            link.Measure = Measure.Growth;
            link.ChangeToken = cue is not null && cue.Has(CueRoles.RateOfChange | CueRoles.Change) ? direct.Left : direct.LeftEdge;
            link.Unit = kind == UnitKind.Points ? "pp" : "%";
            return;
        }

        if (IsExchangeRatePoint(sentence, link))
        {
            link.Rejected = true;
            return;
        }

        if (IsListMate(sentence, link, previous))
        {
            Inherit(link, previous!);
            return;
        }

        if (cue is not null && cue.Has(CueRoles.Change | CueRoles.RateOfChange) && direct.LevelSign == 0)
        {
            OfChange(sentence, link, direct.Left, cue, previous);
            return;
        }

        if (cue is not null && cue.Has(CueRoles.RateOfChange) && direct.LevelSign != 0)
        {
            OfChange(sentence, link, direct.Left, cue, previous);
            return;
        }

        if (!IsStart(sentence, link) && ChangeOnRight(sentence, direct) is var right and >= 0 && cue?.Has(CueRoles.Share | CueRoles.Rate) != true)
        {
            OfChange(sentence, link, right, sentence.CueAt(right)!, previous);
            return;
        }

        if (kind == UnitKind.Times) OfTimes(sentence, link, direct);
        else if (kind == UnitKind.Points || IsBasisOnly(direct, cue)) OfBasis(sentence, link, direct);
    }

    // 人民币对美元中间价上调180个基点: points of a rate of exchange are no per cent.
    private static bool IsExchangeRatePoint(Sentence sentence, Link link)
    {
        if (link.Quantity.Kind != UnitKind.Points || !sentence.Text.AsSpan(link.Quantity.Start, link.Quantity.End - link.Quantity.Start).EndsWith("点")) return false;
        if (sentence.Text.AsSpan(0, link.Quantity.End).EndsWith("百分点")) return false;
        var end = sentence[sentence.End - 1].End;
        return sentence.Words.ExchangeRate.IsIn(sentence.Text.AsSpan(sentence.Start, Math.Max(0, end - sentence.Start)));
    }

    // 同比5.5%: the basis alone makes it a change.
    private static bool IsBasisOnly(in DirectContext direct, Cue? cue) => cue is null && direct.Passed.HasFlag(CueRoles.Basis) && direct.LevelSign == 0;

    private static void OfBasis(Sentence sentence, Link link, in DirectContext direct)
    {
        if (link.Quantity.Kind == UnitKind.Points || direct.Right >= 0 && !Sentence.IsBreak(sentence[direct.Right].Kind) && !sentence.Is(direct.Right, TokenKind.Pause)) return;
        if (!direct.Passed.HasFlag(CueRoles.Basis)) return;
        link.Measure = Measure.Growth;
        link.ChangeToken = direct.LeftEdge;
        link.Unit = "%";
    }

    private static void OfFan(Sentence sentence, Link link, in DirectContext direct)
    {
        var cue = direct.Left >= 0 ? sentence.CueAt(direct.Left) : null;
        var whole = sentence.Text[link.Quantity.Start] == '翻';
        if (!whole && (cue is null || !cue.Has(CueRoles.Fan)))
        {
            link.Rejected = true;
            return;
        }

        link.Measure = Measure.Growth;
        link.ChangeToken = whole ? link.Token : direct.Left;
        link.Unit = "%";
        link.Value = ((decimal)Math.Pow(2, (double)Math.Min(link.Quantity.Value, 10m)) - 1m) * 100m;
    }

    private static void OfChange(Sentence sentence, Link link, int changeToken, Cue cue, Link? previous)
    {
        link.Measure = Measure.Growth;
        link.ChangeToken = changeToken;
        link.Unit = link.Quantity.Kind == UnitKind.Points ? "pp" : "%";
        if (link.Quantity.Kind == UnitKind.Times)
        {
            link.Value *= 100m;
            link.Low *= 100m;
            link.High *= 100m;
        }

        if (link.Quantity.Signed) return;
        if (cue.Sign * SignOfRate(sentence, changeToken, cue, previous) < 0) link.Negate();
    }

    // 降幅收窄0.2个百分点 is +0.2, 降幅扩大 and 涨幅收窄 are negative: the rate that moves has a sign of its own.
    private static int SignOfRate(Sentence sentence, int changeToken, Cue cue, Link? previous)
    {
        for (var i = changeToken - 1; i >= sentence.First && changeToken - i < 8; i--)
        {
            if (Sentence.IsBreak(sentence[i].Kind) || sentence.Is(i, TokenKind.Quantity)) break;
            if (sentence.CueAt(i) is { } rate && rate.Has(CueRoles.RateOfChange)) return rate.Sign;
        }

        return cue.Has(CueRoles.Narrow) && previous is { Measure: Measure.Growth, Value: < 0 } ? -1 : 1;
    }

    // 为上年的2.11倍 is a growth of 111 per cent; 是全国的2倍 is none.
    private static void OfTimes(Sentence sentence, Link link, in DirectContext direct)
    {
        var reaches = direct.LevelSign > 0;
        var based = false;
        var lead = link.Token - 1;
        if (lead >= sentence.First) based = sentence[lead].Kind == TokenKind.Period || sentence.CueAt(lead)?.Has(CueRoles.Basis) == true;

        var before = sentence.Text.AsSpan(Math.Max(sentence.Start, link.Quantity.Start - 4), Math.Min(4, link.Quantity.Start - sentence.Start));
        if (before.EndsWith("原来的") || before.EndsWith("以前的") || before.EndsWith("过去的") || before.EndsWith("年前的")) based = true;
        var fan = direct.Left >= 0 && sentence.CueAt(direct.Left)!.Has(CueRoles.Fan);
        if (!reaches && !fan && !(based && before.EndsWith("的")))
        {
            link.Rejected = true;
            return;
        }

        link.Measure = Measure.Growth;
        link.Unit = "%";
        link.ChangeToken = direct.LeftEdge;
        // 翻了一倍 is twice as much; 翻三倍 is read like the level reached.
        link.Value = fan && link.Value == 1m ? 100m : (link.Value - 1m) * 100m;
        link.Low = (link.Low - 1m) * 100m;
        link.High = (link.High - 1m) * 100m;
    }

    private static int ChangeOnRight(Sentence sentence, in DirectContext direct)
    {
        for (var i = direct.RightEdge + 1; i < sentence.End && i < direct.RightEdge + 4; i++)
        {
            if (!IsThin(sentence.Gap(i - 1, i)) || sentence.CueAt(i) is not { } cue) return -1;
            if (cue.Has(CueRoles.Change | CueRoles.RateOfChange)) return cue.Has(CueRoles.Narrow) ? -1 : i;
            if (!cue.Has(CueRoles.Basis | CueRoles.Filler)) return -1;
        }

        return -1;
    }

    // 从去年的42.5%持续下降: the level that a change starts from.
    private static bool IsStart(Sentence sentence, Link link)
    {
        var before = PeriodFinder.ClauseBefore(sentence, link);
        return before.Length > 1 && before[^1] == '的' && before.IndexOfAny('从', '由') >= 0;
    }

    // 以30%的速度增长, 14%的同比增长
    private static bool IsThin(ReadOnlySpan<char> gap) => gap.Length == 0 || gap is "的" or "的速度" or "的幅度" or "速度" or "的高速" or "的较快" or "的稳定" or "的正" or "的年";


    // 高于全国2个百分点, 比全国平均水平高2个百分点
    private static bool IsComparison(Sentence sentence, Link link, in DirectContext direct, Cue? cue)
    {
        var isMore = cue is { Text: "高出" } && link.Quantity.Kind != UnitKind.Points;
        if (cue is not null && cue.Has(CueRoles.Compare) && !isMore) return true;
        if (link.Quantity.Kind != UnitKind.Points && link.Quantity.Kind != UnitKind.Percent) return false;
        var stop = sentence.ClauseStart(link.Token);
        for (var i = link.Token - 1; i >= stop; i--)
        {
            if (sentence.Is(i, TokenKind.Quantity) || sentence.Is(i, TokenKind.Pause)) return false;
            if (sentence.CueAt(i) is not { } word) continue;
            if (word.Has(CueRoles.Compare) && !(isMore && i == direct.Left)) return true;
            if (word.Has(CueRoles.Change | CueRoles.RateOfChange) && direct.Left == i) continue;
        }

        return false;
    }

    private static bool IsListMate(Sentence sentence, Link link, Link? previous)
    {
        if (previous is null || previous.Quantity.Unit!.Name != link.Quantity.Unit!.Name || previous.Measure is not (Measure.Growth or Measure.Ratio)) return false;
        var gapStart = previous.Quantity.End;
        var gap = sentence.Text.AsSpan(gapStart, Math.Max(0, link.Quantity.Start - gapStart));
        var trimmed = gap.Trim("以上左右多约近超的各".AsSpan());
        return trimmed is "、" or "和" or "及" or "与" or "以及" or "、超" || (trimmed is "，" && previous.Rule == "list");
    }

    private static void Inherit(Link link, Link previous)
    {
        link.Measure = previous.Measure;
        link.ChangeToken = previous.ChangeToken;
        link.Rejected = previous.Rejected;
        link.Unit = previous.Unit;
        link.Rule = "list";
        previous.Rule = previous.Rule.Length == 0 ? "list" : previous.Rule;
        if (link.Quantity.Kind == UnitKind.Times) link.Value *= 100m;
        if (previous.Measure == Measure.Growth && previous.Value < 0) link.Negate();
    }
}
