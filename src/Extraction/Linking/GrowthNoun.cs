using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Scanning;

using static PolicyML.Extraction.Linking.Nouns;

namespace PolicyML.Extraction.Linking;

/// <summary>Chooses what grew: the noun before the change, else what the sentence spoke of before, else the industry itself.</summary>
internal sealed class GrowthNoun
{
    private const string EndsOfParts = "市县区省国洲州盟旗类民村镇均部营药线";
    private const int EmptyHead = 2;
    private const int LongestPlaces = 8;
    private readonly CueTable cues;
    private readonly RespectivelyRule respectively;
    private readonly int valueAdded;
    private readonly int price;
    private readonly int[] shares;

    public GrowthNoun(CueTable cues, RespectivelyRule respectively)
    {
        this.cues = cues;
        this.respectively = respectively;
        price = cues.IndicatorOf("price");
        valueAdded = cues.IndicatorOf("value_added");
        shares = [cues.IndicatorOf("financing"), cues.IndicatorOf("retail"), cues.IndicatorOf("investment_total"), cues.IndicatorOf("investment_completed"), cues.IndicatorOf("transactions")];
    }

    /// <summary>Sets the indicator of a growth; the readings are tried from the surest to the weakest.</summary>
    public void Apply(Sentence sentence, Link link, List<Link> earlier, Link? carried)
    {
        var change = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        if (respectively.Apply(sentence, link, change, earlier, Measure.Growth)) return;
        var clause = sentence.ClauseStart(change);
        var start = ItemStart(sentence, clause, change);
        var noun = NounIn(sentence, start, change);
        if (noun >= 0 && !IsStrong(sentence, noun) && link.Unit == "pp" && IsShare(sentence, change)) noun = -1;
        if (noun >= 0 && link.Unit == "pp") noun = Owner(sentence, start, noun);
        if (noun >= 0 && link.Unit == "pp" && IsYield(sentence, noun, change))
        {
            Name(link, cues.Other, noun, 1, "noun-change");
            return;
        }

        if (noun >= 0 && IsOfShares(sentence, link, change, noun)) noun = -1;
        if (noun >= 0 && IsStrong(sentence, noun))
        {
            Name(link, sentence.CueAt(noun)!.Indicator, noun, 3.2 - 0.05 * Math.Max(0, sentence[change].Start - sentence[noun].End), "noun-change");
            return;
        }

        var head = new Head(clause, start, change, HeadLength(sentence, start, change), IsMarketMove(sentence, link, change));
        if (head.Length <= EmptyHead && !(head.Length == EmptyHead && NamesMeasure(sentence, head)) && OfEmptyHead(sentence, link, head, earlier, carried, ref noun)) return;
        if (IsRateOfItsOwn(sentence, link, head, noun))
        {
            Name(link, cues.Other, -1, 0.4, "no-noun");
            return;
        }

        if (OfPart(sentence, link, head, earlier, carried, noun)) return;
        if (OfPrices(sentence, link, head, earlier, carried, noun)) return;
        OfHead(sentence, link, head, noun);
    }

    // 国债收益率上升0.2个百分点: what moves is the yield, not the bonds.
    private static bool IsYield(Sentence sentence, int noun, int change)
    {
        if (!sentence.CueAt(noun)!.Text.Contains('债', StringComparison.Ordinal)) return false;
        return sentence.Text.AsSpan(sentence[noun].End, Math.Max(0, sentence[change].Start - sentence[noun].End)).Contains("率", StringComparison.Ordinal);
    }

    // 高新技术产业增加值占地区生产总值比重提高1.5个百分点: the share is of the noun before 占, where there is one.
    private static int Owner(Sentence sentence, int start, int noun)
    {
        for (var i = noun - 1; i >= start; i--)
        {
            if (sentence.CueAt(i) is not { } cue || !cue.Has(CueRoles.Share)) continue;
            return NounIn(sentence, start, i) is var owner and >= 0 && IsStrong(sentence, owner) ? owner : noun;
        }

        return noun;
    }

    // 同比增长73.3%: nothing stands before the change; the noun is carried over.
    private bool OfEmptyHead(Sentence sentence, Link link, in Head head, List<Link> earlier, Link? carried, ref int noun)
    {
        var last = head.IsMarket ? null : Carrier(sentence, earlier);
        if (last is not null && last.Indicator != price && FollowsPoints(sentence, head.Clause))
        {
            Name(link, cues.Other, -1, 1, "no-noun");
            return true;
        }

        if (last is not null)
        {
            var nearer = NounIn(sentence, last.Token + 1, head.Clause);
            if (nearer >= 0 && IsStrong(sentence, nearer)) Name(link, sentence.CueAt(nearer)!.Indicator, nearer, 1.2, "noun-before");
            else Carry(cues, link, last, 2.4, "carried");
            return true;
        }

        if (noun < 0) noun = NounIn(sentence, Math.Max(sentence.First, head.Clause - 12), head.Clause);
        if (noun >= 0 || carried is null || head.IsMarket) return false;
        Carry(cues, link, carried, 0.6, "carried-over");
        return true;
    }

    // 恒生指数收市报20078.9点，升幅0.8%: the index moved, whatever was spoken of before it.
    private static bool FollowsPoints(Sentence sentence, int clause)
    {
        if (clause <= sentence.First) return false;
        var end = sentence[clause - 1].Start;
        return end - sentence.Start > 1 && sentence.Text[end - 1] == '点' && char.IsAsciiDigit(sentence.Text[end - 2]);
    }

    // 其中电子信息增长12%: a part takes the noun of the whole.
    private bool OfPart(Sentence sentence, Link link, in Head head, List<Link> earlier, Link? carried, int noun)
    {
        if (head.IsMarket || (noun >= 0 && IsStrong(sentence, noun)) || NamesMeasure(sentence, head)) return false;
        var breakdown = IsBreakdown(sentence);
        var core = LastCore(earlier) ?? (breakdown ? carried : null);
        if (core is null || !(breakdown || core.Rule == "part-of" || IsPart(sentence, head.Start, head.Change) || IsShortPart(sentence, head))) return false;
        Carry(cues, link, core, 0.8, "part-of");
        return true;
    }

    private void OfHead(Sentence sentence, Link link, in Head head, int noun)
    {
        if (noun < 0) noun = NounIn(sentence, head.Clause, head.Start);
        if (noun >= 0 && IsOfShares(sentence, link, head.Change, noun)) noun = -1;
        if (noun >= 0 && (IsStrong(sentence, noun) || (head.Length <= 12 && !head.IsMarket)))
        {
            Name(link, sentence.CueAt(noun)!.Indicator, noun, IsStrong(sentence, noun) ? 1.5 : 0.9, "noun-change");
        }
        else if (head.Length <= 10 && !head.IsMarket && !NamesMeasure(sentence, head) && NounSaidToChange(sentence, head.Clause) is var said and >= 0)
        {
            Name(link, sentence.CueAt(said)!.Indicator, said, 0.5, "part-of");
        }
        else
        {
            var industry = !head.IsMarket && EndsInIndustry(sentence, head.Start, head.Change);
            Name(link, industry ? valueAdded : cues.Other, -1, industry ? 0.5 : 0, industry ? "industry-change" : "no-noun");
        }
    }

    // 成材率提高4.1个百分点: a rate of its own does not take the noun of a clause before.
    private static bool IsRateOfItsOwn(Sentence sentence, Link link, in Head head, int noun)
    {
        if (link.Unit != "pp" || noun >= 0 || head.Length <= EmptyHead) return false;
        for (var i = head.Start; i < head.Change; i++)
        {
            if (sentence.Text[sentence[i].End - 1] == '率' && sentence.CueAt(i) is { } cue && cue.Has(CueRoles.Rate)) return true;
        }

        return false;
    }

    // 二手房销售价格环比下降0.5%。北京和上海环比上涨0.4%和0.2%: places go on with the prices spoken of.
    private bool OfPrices(Sentence sentence, Link link, in Head head, List<Link> earlier, Link? carried, int noun)
    {
        if (noun >= 0 || head.IsMarket || head.Length > LongestPlaces || (LastCore(earlier) ?? carried) is not { Measure: Measure.Growth } last || last.Indicator != price) return false;
        for (var i = head.Start; i < head.Change; i++)
        {
            if (sentence.CueAt(i) is not { Basis: not null }) continue;
            Carry(cues, link, last, 0.6, "part-of");
            return true;
        }

        return false;
    }

    // 研发人员总量年均增长: the head has a measure of its own.
    private static bool NamesMeasure(Sentence sentence, in Head head)
    {
        var start = head.Start > sentence.First ? sentence[head.Start - 1].End : sentence.Start;
        for (var i = head.Change; i >= head.Start; i--)
        {
            if (i < head.Change && sentence.CueAt(i) is { } cue && cue.Has(CueRoles.Basis | CueRoles.Filler)) continue;
            var end = i < head.Change ? sentence[i].End : sentence[i].Start;
            if (i == head.Change && i > head.Start && sentence.GapBefore(i) == 0) continue;
            return end > start && "量数次额率质".Contains(sentence.Text[end - 1], StringComparison.Ordinal);
        }

        return false;
    }

    private static bool IsStrong(Sentence sentence, int noun) => sentence.CueAt(noun)!.Strong;

    // 沪指涨0.31%: a move of the market is of what is named, not of the topic before.
    private static bool IsMarketMove(Sentence sentence, Link link, int change)
    {
        if (link.ChangeToken < 0 || sentence.CueAt(link.ChangeToken)?.Has(CueRoles.Market) != true || link.Unit == "pp") return false;
        for (var i = change; i >= sentence.ClauseStart(change); i--)
        {
            if (sentence.CueAt(i) is { Basis: not null }) return false;
        }

        return HeadLength(sentence, sentence.ClauseStart(change), change) > 0;
    }

    // 智富融资涨16%, 基金近一年下跌11%: the name of what is traded, not the loans or funds themselves.
    private bool IsOfShares(Sentence sentence, Link link, int change, int noun)
    {
        var cue = sentence.CueAt(noun)!;
        if (!shares.Contains(cue.Indicator) || !IsMarketMove(sentence, link, change)) return false;
        return cue.Text == "基金" || sentence.CueAt(link.ChangeToken)!.Text.Length == 1 || sentence.CueAt(link.ChangeToken)!.Text[0] is '收' or '领';
    }

    // A small count in a phrase (连跨四个台阶) does not take the topic from a figure before it.
    // 每百升收入下降1.1%: the measure is no figure of its own.
    private static Link? Carrier(Sentence sentence, List<Link> earlier)
    {
        if (earlier.Count == 0) return null;
        var last = earlier[^1];
        if (!last.IsCore && last.Quantity.Start > sentence.Start && sentence.Text[last.Quantity.Start - 1] == '每') return LastCore(earlier);
        return last is { Measure: Measure.Count, Quantity.Chinese: true, Value: < 10 } ? LastCore(earlier) : last;
    }

    // 占比提高20个百分点
    private static bool IsShare(Sentence sentence, int change)
    {
        for (var i = change - 1; i >= sentence.First && change - i < 4; i--)
        {
            if (sentence.CueAt(i) is { } cue && cue.Has(CueRoles.Share | CueRoles.Rate)) return true;
        }

        return false;
    }

    // 其中电子信息增长12%: a part of what was said before.
    private static bool IsPart(Sentence sentence, int start, int change)
    {
        for (var i = start; i < change; i++)
        {
            if (sentence.CueAt(i) is { Text: "其中" }) return true;
        }

        return start > sentence.First && sentence.Is(start - 1, TokenKind.Pause);
    }

    // 对欧盟增长5.2%, 农村居民增长6.8%: a short name of a part without a noun of measure.
    private static bool IsShortPart(Sentence sentence, in Head head)
    {
        var (start, change) = (head.Start, head.Change);
        if (head.Length > 8 || start >= sentence.End) return false;
        var end = sentence[start].Start;
        var at = start;
        for (; at < change && sentence.CueAt(at) is { } cue && !cue.Has(CueRoles.Basis | CueRoles.Filler | CueRoles.Change | CueRoles.Status); at++) end = sentence[at].End;
        if (sentence[at].Start > end) end = sentence[at].Start;
        return end > sentence.Start && EndsOfParts.Contains(sentence.Text[end - 1], StringComparison.Ordinal);
    }

    // 产品产量大幅增长，圆片增长19.2%: the clause before says what changes, without a figure.
    private static int NounSaidToChange(Sentence sentence, int clause)
    {
        var changes = false;
        for (var i = clause - 1; i >= sentence.First && clause - i < 10; i--)
        {
            if (sentence.Is(i, TokenKind.Quantity) || sentence.Is(i, TokenKind.Semicolon)) return -1;
            if (sentence.CueAt(i) is not { } cue) continue;
            changes |= cue.Has(CueRoles.Change);
            if (changes && cue is { Indicator: >= 0, Strong: true } && !cue.Has(CueRoles.Change)) return i;
        }

        return -1;
    }

    // 从领域看，… 按常住地分，…: the sentence splits what the one before said.
    private static bool IsBreakdown(Sentence sentence)
    {
        var end = Math.Min(sentence.Text.Length, sentence.Start + 10);
        var opening = sentence.Text.AsSpan(sentence.Start, Math.Max(0, end - sentence.Start));
        return opening.StartsWith("其中") || (opening.Length > 2 && opening[0] is '从' or '分' or '按' && (opening.Contains('看') || opening.Contains('分')));
    }

    // Items of a list with one change each: 工业增长5%、服务业增长6%. The head of the change starts after the last figure.
    private static int ItemStart(Sentence sentence, int clause, int change)
    {
        for (var i = change - 1; i >= clause; i--)
        {
            if (!sentence.Is(i, TokenKind.Quantity) || IsOfName(sentence, i) || IsDuration(sentence, i)) continue;
            return i + 1 < change && sentence.Is(i + 1, TokenKind.Pause) ? i + 2 : i + 1;
        }

        return clause;
    }

    // 在过去一个月下跌: a length of time is no item of a list.
    private static bool IsDuration(Sentence sentence, int index) => sentence.Text[sentence[index].End - 1] is '月' or '年' or '周' or '天' or '日';

    // A count inside the head (810个重点项目投资增长) does not end it.
    private static bool IsOfName(Sentence sentence, int index) =>
        sentence.QuantityAt(index) is { Unit: null or { Kind: UnitKind.Count } } && index + 1 < sentence.End && sentence.GapAfter(index) > 1;

    // 钢铁增长9.2%: the industry itself stands before the change, not its firms or goods.
    private static bool EndsInIndustry(Sentence sentence, int start, int change)
    {
        for (var i = change - 1; i >= start; i--)
        {
            if (Letters(sentence.Gap(i, i + 1)) > 0) return false;
            if (sentence.CueAt(i) is not { } cue) continue;
            if (cue.Has(CueRoles.Industry)) return true;
            if (!cue.Has(CueRoles.Basis | CueRoles.Filler | CueRoles.Status)) return false;
        }

        return false;
    }

    /// <summary>What stands before a change: first token of its clause and of its item, the change, letters between, and whether a market moves.</summary>
    private readonly record struct Head(int Clause, int Start, int Change, int Length, bool IsMarket);
}
