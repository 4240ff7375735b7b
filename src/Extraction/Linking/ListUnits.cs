using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>Units stated once: for a list (20、25和10亿元), or understood where an amount's noun touches the number (产值突破百亿).</summary>
internal static class ListUnits
{
    private const decimal LeastImplied = 100_000m;

    public static void Apply(Sentence sentence, UnitTable units)
    {
        for (var i = sentence.End - 1; i >= sentence.First; i--)
        {
            if (sentence.QuantityAt(i) is not { Unit: null } quantity) continue;
            if (!TakeFromNext(sentence, i, quantity)) ImplyMoney(sentence, i, quantity, units);
        }
    }

    private static bool TakeFromNext(Sentence sentence, int index, Quantity quantity)
    {
        var next = NextInList(sentence, index);
        if (next < 0 || sentence.QuantityAt(next) is not { Unit: { } unit } other) return false;
        if (unit.Kind is UnitKind.Count or UnitKind.Tenth && quantity.Chinese) return false;
        quantity.Unit = unit;
        quantity.SharedUnit = true;
        if (quantity.Scale == 1m && other.Scale > 1m)
        {
            quantity.Scale = other.Scale;
            quantity.Value = Magnitude.Times(quantity.Value, other.Scale);
        }

        quantity.Value *= unit.Scale;
        return true;
    }

    private static int NextInList(Sentence sentence, int index)
    {
        var next = index + 1;
        if (next >= sentence.End) return -1;
        if (sentence.Is(next, TokenKind.Pause) && sentence.GapAfter(index) == 0 && sentence.GapAfter(next) == 0) return next + 1;
        var gap = sentence.Gap(index, next);
        return gap is "和" or "及" or "与" or "以及" ? next : -1;
    }

    // 产值突破百亿; 贷款余额110.56亿
    private static void ImplyMoney(Sentence sentence, int index, Quantity quantity, UnitTable units)
    {
        if (quantity.Value < LeastImplied || quantity.Scale < 10_000m) return;
        var direct = DirectContext.Of(sentence, index);
        var named = (direct.Left >= 0 && IsMoneyNoun(sentence, direct.Left)) || sentence.Text.AsSpan(quantity.Start, quantity.End - quantity.Start).Contains('个');
        if (!named && direct.Right >= 0 && sentence.Text[sentence[direct.RightEdge].End] == '的') named = IsMoneyNoun(sentence, direct.Right);
        if (!named) return;
        quantity.Unit = units.Yuan;
        quantity.ImpliedUnit = true;
    }

    private static bool IsMoneyNoun(Sentence sentence, int index) => sentence.CueAt(index) is { } cue && cue.Has(CueRoles.Indicator) && IsOfMoney(cue);

    private static bool IsOfMoney(Cue cue) => cue.Strong && cue.Text[^1] is '资' or '额' or '值' or '税' or '入' or '收' or '金' or '款' or '单' or '利' or '润' or '投' or '费' or '贷' or '信' or 'P';
}
