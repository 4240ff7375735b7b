using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

using static PolicyML.Extraction.Linking.Nouns;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Chooses what money is of: every indicator word within reach is a candidate, scored by how strongly it names its
/// indicator, how far it stands, and what stands between; the best one wins.
/// </summary>
internal sealed class AmountNoun
{
    private const int Reach = 40;
    private const int LongestPart = 26;
    // More than one person earns in a day or a month.
    private const decimal LeastOfFirm = 1_000_000m;
    private const decimal LeastTakings = 200_000m;
    private const string EndsOfNames = "业市县区省镇园";
    private readonly CueTable cues;
    private readonly RespectivelyRule respectively;
    private readonly PriceTag tags;
    private readonly int production;
    private readonly int signed;
    private readonly int price;
    private readonly int income;
    private readonly int profit;
    private readonly int fiscal;
    private readonly int revenue;
    private readonly int completed;
    private readonly int gdp;

    public AmountNoun(CueTable cues, RespectivelyRule respectively)
    {
        this.cues = cues;
        this.respectively = respectively;
        tags = new PriceTag(cues);
        production = cues.IndicatorOf("production");
        signed = cues.IndicatorOf("investment_signed");
        price = cues.IndicatorOf("price");
        income = cues.IndicatorOf("income");
        profit = cues.IndicatorOf("profit");
        fiscal = cues.IndicatorOf("fiscal_funds");
        completed = cues.IndicatorOf("investment_completed");
        revenue = cues.IndicatorOf("revenue");
        gdp = cues.IndicatorOf("gdp");
    }

    /// <summary>Sets the indicator of an amount.</summary>
    public void Apply(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier, Link? carried)
    {
        if (respectively.Apply(sentence, link, link.Token, earlier, Measure.Amount))
        {
            NegateLoss(sentence, link);
            return;
        }

        var best = new Candidate(-1, double.NegativeInfinity, "");
        ConsiderLeft(sentence, link, direct, ref best);
        ConsiderRight(sentence, link, direct, ref best);
        if (IsIncrease(sentence, direct) && LastCore(earlier) is { } whole)
        {
            link.Trace?.Lend(whole);
            Name(link, whole.Indicator, whole.IndicatorToken, 1.2, "increase");
            return;
        }

        var mate = Mate(sentence, link, earlier);
        if (mate is not null && best.Score < 2.2)
        {
            link.Trace?.Lend(mate);
            if (mate.Unit != link.Unit && sentence.Is(mate.Token + 1, TokenKind.Open)) link.Converts = mate;
            Name(link, mate.Indicator, mate.IndicatorToken, 1.5, "carried");
            if (link.Converts is { Value: < 0 } && link.Value > 0) link.Negate();
            else NegateLoss(sentence, link);
            return;
        }

        if (best.Token >= 0 && best.Score > 0.2)
        {
            if (IsSignedProject(sentence, best.Token))
            {
                Name(link, signed, best.Token, 1, "signed-projects");
                return;
            }

            var named = sentence.CueAt(best.Token)!;
            if (named.Indicator == production && carried is { Unit: not "pp" } && carried.Indicator != cues.Other && IsBreakdown(sentence))
            {
                CarryOver(link, carried);
                return;
            }

            if (tags.IsPriced(sentence, link, named) || (!named.Strong && PriceTag.IsPerUnit(sentence, link)))
            {
                Name(link, price, best.Token, best.Score, "per-unit");
                return;
            }

            if (!named.Strong && named.Indicator == fiscal && sentence.Words.Misuse.IsIn(PeriodFinder.ClauseBefore(sentence, link)))
            {
                Name(link, cues.Other, best.Token, 0, best.Rule);
                return;
            }

            Name(link, OfEarner(sentence, link, named), best.Token, best.Score, best.Rule);
            // 净利润亏损12亿元: a loss is a negative profit.
            if (named.Indicator == profit && sentence.Words.Loss.Has(named.Text) && link.Value > 0) link.Negate();
            return;
        }

        var before = LastCore(earlier);
        var last = before ?? carried;
        if (PriceTag.IsPerUnit(sentence, link) || tags.IsPriced(sentence, link, null) || PriceTag.IsCalledPrice(sentence, direct) || PriceTag.IsQuoted(sentence, direct)) Name(link, price, -1, 0.3, "per-unit");
        else if (IsSpentOnWork(sentence, direct)) Name(link, completed, -1, 0, "number-noun");
        else if (IsAllotted(sentence, direct)) Name(link, fiscal, -1, 0, "number-noun");
        else if (before is { Unit: not "pp" } && (IsShareOf(sentence, link) || IsNamedPart(sentence, link, direct, before))) CarryOver(link, before);
        else if (last is { Unit: not "pp" } && IsElliptic(sentence, link, before is null ? 4 : 10)) CarryOver(link, last);
        else Name(link, cues.Other, -1, -0.5, "no-noun");
    }

    // 净利润分别亏损1645万元、亏损3.45亿元: the word of loss touches its own number.
    private void NegateLoss(Sentence sentence, Link link)
    {
        if (link.Indicator == profit && link.Value > 0 && sentence.CueAt(link.Token - 1) is { Indicator: >= 0 } cue && sentence.Words.Loss.Has(cue.Text)) link.Negate();
    }

    // 企业花86万元改滤筒除尘, 拿出600万元改造窑线: money that a verb of work takes up.
    private static bool IsSpentOnWork(Sentence sentence, in DirectContext direct)
    {
        var at = sentence[direct.LeftEdge].Start;
        if (!sentence.Words.Spend.Ends(sentence.Text.AsSpan(Math.Max(sentence.Start, at - 4), Math.Min(4, at - sentence.Start)))) return false;
        var end = sentence[direct.RightEdge].End;
        return sentence.Words.WorkDone.Opens(sentence.Text.AsSpan(end, Math.Min(4, sentence.Text.Length - end)));
    }

    // 统筹44亿元支持…: public money, whatever was spoken of before.
    private static bool IsAllotted(Sentence sentence, in DirectContext direct)
    {
        var before = sentence.Text.AsSpan(sentence.Start, sentence[direct.LeftEdge].Start - sentence.Start);
        var after = sentence.Text.AsSpan(sentence[direct.RightEdge].End);
        return (before.EndsWith("统筹") || before.EndsWith("安排")) && (after.StartsWith("支持") || after.StartsWith("用于") || after.StartsWith("保障"));
    }

    // 有色金属产业年产值超4千亿元，钢铁、食品加工产业超3千亿元: the next of a list of industries or places.
    private static bool IsNamedPart(Sentence sentence, Link link, in DirectContext direct, Link before)
    {
        var at = sentence[direct.LeftEdge].Start;
        if (before.Measure != Measure.Amount || direct.LeftEdge == link.Token || at <= sentence.Start || !EndsOfNames.Contains(sentence.Text[at - 1], StringComparison.Ordinal)) return false;
        return sentence.ClauseStart(link.Token) - 2 <= before.Token + 1;
    }

    // 进口总值26.7亿元，其中新鲜水果、鱼粉等优质农食产品2.96亿元: a part of the sum before.
    private static bool IsShareOf(Sentence sentence, Link link)
    {
        var words = PeriodFinder.ClauseBefore(sentence, link);
        return words.Length <= LongestPart && words.StartsWith("其中");
    }

    // 完成投资3319亿元。其中，太阳能发电1349亿元: a branch of the sum before, not what it put out.
    private static bool IsBreakdown(Sentence sentence) => sentence.Text.AsSpan(sentence.Start).StartsWith("其中");

    private static void CarryOver(Link link, Link last)
    {
        link.Trace?.Lend(last);
        Name(link, last.Indicator, -1, 0.2, "carried-over");
    }

    private void ConsiderLeft(Sentence sentence, Link link, in DirectContext direct, ref Candidate best)
    {
        double penalty = 0;
        for (var i = link.Token - 1; i >= sentence.First && link.Token - i < Reach; i--)
        {
            var token = sentence[i];
            if (token.Kind == TokenKind.Semicolon) break;
            penalty += Barrier(sentence, i);
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue || (!cue.Strong && (cue.Has(CueRoles.Industry) || cue.Indicator == gdp))) continue;
            var distance = link.Quantity.Start - token.End;
            if (distance > 90) break;
            var score = Weight(cue) - 0.05 * distance - penalty + (direct.Left == i ? cue.Strong ? 1.2 : 1.6 : 0) - ModifierPenalty(sentence, i, link);
            // 增收500元: what was gained, where it touches the number.
            if (cue.Has(CueRoles.Rate | CueRoles.Change) && cue.Text.EndsWith("增速", StringComparison.Ordinal)) continue;
            if (cue.Has(CueRoles.Rate | CueRoles.Change)) score += direct.Left == i && cue.Text == "增收" ? 1.5 : -1.5;
            if (!cue.Strong && IsTailOfNoun(sentence, i)) score -= 2.5;
            link.Trace?.Weigh(sentence, i, score);
            if (score > best.Score) best = new Candidate(i, score, direct.Left == i ? "noun-number" : "noun-left");
        }
    }

    // 较上年增加0.9亿元: money by which the thing before changed.
    private static bool IsIncrease(Sentence sentence, in DirectContext direct)
    {
        if (direct.Left < 0 || sentence.CueAt(direct.Left) is not { } cue || !cue.Has(CueRoles.Change)) return false;
        var clause = sentence.ClauseStart(direct.Left);
        // 村集体增收18万元 is an income of its own.
        return NounIn(sentence, clause, direct.Left) < 0 && HeadLength(sentence, clause, direct.Left) <= (cue.Text == "增收" ? 0 : 2);
    }

    // 年收入20万元 is a person's, 年收入3000万元 a firm's.
    private int OfEarner(Sentence sentence, Link link, Cue cue)
    {
        if (sentence.Words.Contract.Has(cue.Text) && sentence.Words.InvestContract.IsIn(sentence.Text.AsSpan(sentence.Start, link.Quantity.Start - sentence.Start))) return signed;
        if (cue.Indicator == production) return cues.Other;
        if (cue.Text is "规模" or "总规模" && PeriodFinder.ClauseBefore(sentence, link).Contains("市场", StringComparison.Ordinal)) return cues.Other;
        if (cue.Text is "养老金" && link.Value < 100_000m) return income;
        if (cue.Text is "收入" && (link.Value < 100_000m || (link.Value < LeastOfFirm && sentence.Words.Household.IsIn(PeriodFinder.ClauseBefore(sentence, link))))) return income;
        if (cue.Text is "日收入" or "月收入" or "月均收入" && link.Value >= LeastTakings) return revenue;
        return cue.Text is "年收入" or "年总收入" && link.Value >= 1_000_000m ? revenue : cue.Indicator;
    }

    // 签约项目44个，总投资331亿元
    private static bool IsSignedProject(Sentence sentence, int noun)
    {
        if (sentence.CueAt(noun)!.Text is not ("总投资" or "投资总额" or "总投资额" or "计划总投资")) return false;
        var start = Math.Max(sentence.Start, sentence[noun].Start - 22);
        var words = sentence.Text.AsSpan(start, sentence[noun].Start - start);
        var at = words.IndexOf("签约");
        if (at < 0) return false;
        var between = words[at..];
        return between.Contains("项目", StringComparison.Ordinal) && between.Contains('个') && !between.Contains('。');
    }

    private static double Weight(Cue cue) => cue.Strong ? 3.0 : 1.4;

    // 专项债券资金, 进出口规模: the noun before it says more.
    private static bool IsTailOfNoun(Sentence sentence, int index) =>
        index > sentence.First && sentence.GapBefore(index) == 0 && sentence.CueAt(index - 1) is { Indicator: >= 0 };

    // What stands between a noun and its number: another figure, a comma, an item of a list.
    private static double Barrier(Sentence sentence, int index) => sentence[index].Kind switch
    {
        TokenKind.Quantity => sentence.QuantityAt(index)! is { IsMoney: true, Bare: false } ? 1.6 : 0.5,
        TokenKind.Comma => 0.7,
        TokenKind.Colon => 0.4,
        TokenKind.Pause => 0.35,
        TokenKind.Close => 0.1,
        _ => 0,
    };

    // 出口企业税收, 贷款企业: a noun right before a further noun is only its modifier.
    private static double ModifierPenalty(Sentence sentence, int index, Link link)
    {
        if (index + 1 >= sentence.End || index + 1 == link.Token) return 0;
        var end = sentence[index].End;
        if (end >= sentence.Text.Length) return 0;
        return sentence.Text[end] switch
        {
            '的' => 0.8,
            '企' or '项' or '率' or '业' or '方' or '机' or '单' or '人' or '者' or '商' or '站' => 1.0,
            _ => 0,
        };
    }

    private void ConsiderRight(Sentence sentence, Link link, in DirectContext direct, ref Candidate best)
    {
        var from = sentence[direct.RightEdge].End;
        for (var i = direct.RightEdge + 1; i < sentence.End && i < direct.RightEdge + 8; i++)
        {
            var token = sentence[i];
            if (Sentence.IsBreak(token.Kind) || token.Kind is TokenKind.Pause or TokenKind.Quantity or TokenKind.Open) break;
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue || (!cue.Strong && cue.Indicator == gdp)) continue;
            var distance = token.Start - from;
            if (distance > 22) break;
            var touches = distance == 0 || (distance == 1 && sentence.Text[from] is '的' or '元');
            var score = Weight(cue) - 0.12 * distance + (touches ? 0.9 : -0.9) - RightModifier(sentence, i);
            if (cue.Indicator == production) score -= 2;
            if (i + 1 < sentence.End && sentence.GapAfter(i) <= 5 && sentence.CueAt(i + 1) is { Indicator: >= 0 } head && (head.Strong || !cue.Strong) && head.Text[0] is not ('拉' or '带' or '撬'))
            {
                // 1亿元的外贸风险补偿资金: the last noun is the head.
                from = sentence[i].End + sentence.GapAfter(i);
                continue;
            }

            link.Trace?.Weigh(sentence, i, score);
            if (score > best.Score) best = new Candidate(i, score, "number-noun");
            if (!touches) break;
        }
    }

    // 3亿元贷款项目: the noun after the number only describes another.
    private static double RightModifier(Sentence sentence, int index)
    {
        var end = sentence[index].End;
        return end + 1 < sentence.Text.Length && sentence.Text.AsSpan(end, 2) is "项目" or "企业" or "平台" or "园区" or "基地" ? 0.7 : 0;
    }

    // The amount goes on with the noun of the one before: 突破4000亿元、达到4211亿元; 20亿元、15亿元.
    private static Link? Mate(Sentence sentence, Link link, List<Link> earlier)
    {
        if (earlier.Count == 0) return null;
        var last = earlier[^1];
        if (last.Measure != Measure.Amount || last.Rejected) return null;
        var gap = sentence.Text.AsSpan(last.Quantity.End, Math.Max(0, link.Quantity.Start - last.Quantity.End));
        if (gap.Length > 14) return null;
        for (var i = last.Token + 1; i < link.Token; i++)
        {
            var kind = sentence[i].Kind;
            if (kind is TokenKind.Pause or TokenKind.Comma) continue;
            if (kind == TokenKind.Open && last.Unit != link.Unit) continue;
            if (sentence.CueAt(i) is not { } cue || cue.Has(CueRoles.Indicator) || !cue.Has(CueRoles.Filler | CueRoles.BoundBefore | CueRoles.BoundAfter | CueRoles.ToLevel | CueRoles.Status)) return null;
        }

        return Uncovered(sentence, last.Token, link.Token) <= 2 ? last : null;
    }

    private static int Uncovered(Sentence sentence, int from, int to)
    {
        var count = 0;
        for (var i = from; i < to; i++) count += sentence.Gap(i, i + 1).Length;
        return count;
    }

    // 达到3亿元，其中一期1亿元: nothing in the clause names what the money is of.
    private static bool IsElliptic(Sentence sentence, Link link, int most) =>
        HeadLength(sentence, sentence.ClauseStart(link.Token), link.Token) <= most;

    private readonly record struct Candidate(int Token, double Score, string Rule);
}
