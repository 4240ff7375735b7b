using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Numbers;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Chooses what the money or change is of: every indicator word within reach is a candidate, scored by how strongly it
/// names its indicator, how far it stands, and what stands between; the best one wins.
/// </summary>
internal sealed class IndicatorRule
{
    private const int Reach = 40;
    private readonly CueTable cues;
    private readonly int production;
    private readonly int valueAdded;
    private readonly int signed;
    private readonly int income;
    private readonly int revenue;

    public IndicatorRule(CueTable cues)
    {
        this.cues = cues;
        production = cues.IndicatorOf("production");
        valueAdded = cues.IndicatorOf("value_added");
        signed = cues.IndicatorOf("investment_signed");
        income = cues.IndicatorOf("income");
        revenue = cues.IndicatorOf("revenue");
    }

    /// <summary>Sets the indicator of a link.</summary>
    public void Apply(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier, Link? carried)
    {
        if (link.Measure == Measure.Growth) OfGrowth(sentence, link, earlier, carried);
        else if (link.Measure == Measure.Amount) OfAmount(sentence, link, direct, earlier, carried);
        else OfCount(sentence, link, direct, earlier);
    }

    private void OfCount(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier)
    {
        var noun = direct.Left >= 0 && sentence.CueAt(direct.Left) is { Indicator: >= 0 } ? direct.Left : -1;
        if (noun < 0) noun = NounOfCount(sentence, link);
        if (noun >= 0)
        {
            Name(link, sentence.CueAt(noun)!.Indicator, noun, 0.5, "count-direct");
            return;
        }

        // 税收18.2亿元，占38.8%: the share is of what was said before.
        var clause = sentence.ClauseStart(link.Token);
        if (link.Measure == Measure.Ratio && LastCore(earlier) is { } core && HeadLength(sentence, clause, link.Token) <= 3) Name(link, core.Indicator, -1, 0, "count");
        else Name(link, IsOutput(sentence, link) ? production : cues.Other, -1, 0, "count");
    }

    // 年出栏量去年达到215万只; 研发投入强度为2.4%
    private int NounOfCount(Sentence sentence, Link link)
    {
        var noun = NounIn(sentence, sentence.ClauseStart(link.Token), link.Token);
        if (noun < 0 || link.Quantity.Start - sentence[noun].End > 10 || !sentence.CueAt(noun)!.Strong) return -1;
        return link.Measure == Measure.Ratio || sentence.CueAt(noun)!.Indicator == production ? noun : -1;
    }

    private static bool IsOutput(Sentence sentence, Link link) =>
        link.Measure == Measure.Quantity && link.Quantity.Start - 2 >= sentence.Start
        && sentence.Text.AsSpan(link.Quantity.Start - 2, 2) is "年产" or "日产" or "月产" or "生产" or "出产";

    private void OfAmount(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier, Link? carried)
    {
        if (OfRespectively(sentence, link, link.Token, earlier, Measure.Amount)) return;
        var best = new Candidate(-1, double.NegativeInfinity, "");
        ConsiderLeft(sentence, link, direct, ref best);
        ConsiderRight(sentence, link, direct, ref best);
        if (IsIncrease(sentence, direct) && LastCore(earlier) is { } whole)
        {
            Name(link, whole.Indicator, whole.IndicatorToken, 1.2, "increase");
            return;
        }

        var mate = Mate(sentence, link, earlier);
        if (mate is not null && best.Score < 2.2)
        {
            Name(link, mate.Indicator, mate.IndicatorToken, 1.5, "carried");
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
            Name(link, OfEarner(link, named), best.Token, best.Score, best.Rule);
            return;
        }

        var last = LastCore(earlier) ?? carried;
        if (last is { Unit: not "pp" } && IsElliptic(sentence, link)) Name(link, last.Indicator, -1, 0.2, "carried-over");
        else Name(link, cues.Other, -1, -0.5, "no-noun");
    }

    private static void ConsiderLeft(Sentence sentence, Link link, in DirectContext direct, ref Candidate best)
    {
        double penalty = 0;
        for (var i = link.Token - 1; i >= sentence.First && link.Token - i < Reach; i--)
        {
            var token = sentence[i];
            if (token.Kind == TokenKind.Semicolon) break;
            penalty += Barrier(sentence, i);
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue) continue;
            var distance = link.Quantity.Start - token.End;
            if (distance > 90) break;
            var score = Weight(cue) - 0.05 * distance - penalty + (direct.Left == i ? cue.Strong ? 1.2 : 1.6 : 0) - ModifierPenalty(sentence, i, link);
            if (cue.Has(CueRoles.Rate | CueRoles.Change)) score -= 1.5;
            if (!cue.Strong && IsTailOfNoun(sentence, i)) score -= 2.5;
            if (score > best.Score) best = new Candidate(i, score, direct.Left == i ? "noun-number" : "noun-left");
        }
    }

    // 较上年增加0.9亿元: money by which the thing before changed.
    private static bool IsIncrease(Sentence sentence, in DirectContext direct)
    {
        if (direct.Left < 0 || !sentence.CueAt(direct.Left)!.Has(CueRoles.Change)) return false;
        var clause = sentence.ClauseStart(direct.Left);
        return NounIn(sentence, clause, direct.Left) < 0 && HeadLength(sentence, clause, direct.Left) <= 2;
    }

    // 年收入20万元 is a person's, 年收入3000万元 a firm's.
    private int OfEarner(Link link, Cue cue)
    {
        if (cue.Text is "收入" && link.Value < 100_000m) return income;
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

    private static Link? LastCore(List<Link> earlier) => earlier.FindLast(l => l.IsCore && !l.Rejected);

    private static double Weight(Cue cue) => cue.Strong ? 3.0 : 1.4;

    // 专项债券资金, 进出口规模: the noun before it says more.
    private static bool IsTailOfNoun(Sentence sentence, int index) =>
        index > sentence.First && sentence.GapBefore(index) == 0 && sentence.CueAt(index - 1) is { Indicator: >= 0 };

    // What stands between a noun and its number: another figure, a comma, an item of a list.
    private static double Barrier(Sentence sentence, int index) => sentence[index].Kind switch
    {
        TokenKind.Quantity => sentence.QuantityAt(index)!.IsMoney ? 1.6 : 0.5,
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
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue) continue;
            var distance = token.Start - from;
            if (distance > 22) break;
            var touches = distance == 0 || (distance == 1 && sentence.Text[from] is '的' or '元');
            var score = Weight(cue) - 0.12 * distance + (touches ? 0.9 : -0.9) - RightModifier(sentence, i);
            if (cue.Indicator == production) score -= 2;
            if (i + 1 < sentence.End && sentence.GapAfter(i) <= 5 && sentence.CueAt(i + 1) is { Indicator: >= 0 })
            {
                // 1亿元的外贸风险补偿资金: the last noun is the head.
                from = sentence[i].End + sentence.GapAfter(i);
                continue;
            }

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
    private static bool IsElliptic(Sentence sentence, Link link)
    {
        var clause = sentence.ClauseStart(link.Token);
        return link.Quantity.Start - sentence.ClauseOffset(clause) <= 16;
    }

    private void OfGrowth(Sentence sentence, Link link, List<Link> earlier, Link? carried)
    {
        var change = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        if (OfRespectively(sentence, link, change, earlier, Measure.Growth)) return;
        var clause = sentence.ClauseStart(change);
        var start = ItemStart(sentence, clause, change);
        var best = NounIn(sentence, start, change);
        if (best < 0 && start > clause && HeadIsEmpty(sentence, start, change)) best = -1;
        if (best >= 0 && !sentence.CueAt(best)!.Strong && link.Unit == "pp" && IsShare(sentence, change)) best = -1;
        if (best >= 0 && sentence.CueAt(best)!.Strong)
        {
            Name(link, sentence.CueAt(best)!.Indicator, best, 3.2 - 0.05 * Distance(sentence, best, change), "noun-change");
            return;
        }

        // 沪指涨0.31%: a move of the market is of what is named, not of the topic before.
        var market = IsMarketMove(sentence, link, change);
        var last = market ? null : Carrier(earlier);
        if (market) carried = null;
        var head = HeadLength(sentence, start, change);
        var nearer = head <= 2 && last is not null ? NounIn(sentence, last.Token + 1, clause) : -1;
        if (nearer >= 0 && sentence.CueAt(nearer)!.Strong)
        {
            Name(link, sentence.CueAt(nearer)!.Indicator, nearer, 1.2, "noun-before");
            return;
        }

        if (head <= 2 && last is not null)
        {
            Carry(link, last, 2.4, "carried");
            return;
        }

        if (head <= 2 && best < 0) best = NounIn(sentence, Math.Max(sentence.First, clause - 12), clause);
        if (head <= 2 && best < 0 && carried is not null)
        {
            Carry(link, carried, 0.6, "carried-over");
            return;
        }

        var core = market ? null : LastCore(earlier) ?? (IsBreakdown(sentence) ? carried : null);
        if (core is not null && (best < 0 || !sentence.CueAt(best)!.Strong) && (IsPart(sentence, start, change) || core.Rule == "part-of" || IsBreakdown(sentence) || IsShortPart(sentence, start, change, head)))
        {
            Carry(link, core, 0.8, "part-of");
            return;
        }

        if (best < 0) best = NounIn(sentence, clause, start);
        if (best >= 0 && (sentence.CueAt(best)!.Strong || head <= 12))
        {
            Name(link, sentence.CueAt(best)!.Indicator, best, sentence.CueAt(best)!.Strong ? 1.5 : 0.9, "noun-change");
            return;
        }

        var industry = EndsInIndustry(sentence, start, change);
        Name(link, industry ? valueAdded : cues.Other, -1, industry ? 0.5 : 0, industry ? "industry-change" : "no-noun");
    }

    private static bool IsMarketMove(Sentence sentence, Link link, int change)
    {
        if (link.ChangeToken < 0 || sentence.CueAt(link.ChangeToken)?.Has(CueRoles.Market) != true || link.Unit == "pp") return false;
        for (var i = change; i >= sentence.ClauseStart(change); i--)
        {
            if (sentence.CueAt(i) is { Basis: not null }) return false;
        }

        return HeadLength(sentence, sentence.ClauseStart(change), change) > 0;
    }

    // A small count in a phrase (连跨四个台阶) does not take the topic from a figure before it.
    private static Link? Carrier(List<Link> earlier)
    {
        if (earlier.Count == 0) return null;
        var last = earlier[^1];
        return last is { Measure: Measure.Count, Quantity.Chinese: true, Value: < 10 } ? LastCore(earlier) ?? last : last;
    }

    private void Carry(Link link, Link from, double score, string rule)
    {
        var indicator = from.Indicator;
        if (from.Measure is Measure.Count or Measure.Quantity)
        {
            indicator = from.IndicatorToken >= 0 ? from.Indicator : cues.IndicatorOf(from.Quantity.Unit!.Growth.Length > 0 ? from.Quantity.Unit.Growth : "other");
        }

        Name(link, indicator, from.IndicatorToken, score, rule);
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
    private static bool IsShortPart(Sentence sentence, int start, int change, int head)
    {
        if (head > 8 || start >= sentence.End) return false;
        var end = sentence[start].Start;
        for (var i = start; i < change && sentence.CueAt(i) is { } cue && !cue.Has(CueRoles.Basis | CueRoles.Filler | CueRoles.Change | CueRoles.Status); i++) end = sentence[i].End;
        if (end > sentence.Start && start == change) end = sentence[change].Start;
        return end > sentence.Start && NounsOfMeasure.IndexOf(sentence.Text[end - 1]) < 0;
    }

    private const string NounsOfMeasure = "量数额率度次户人期值价比重强业户家件费";

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
            if (!sentence.Is(i, TokenKind.Quantity) || IsOfName(sentence, i)) continue;
            return i + 1 < change && sentence.Is(i + 1, TokenKind.Pause) ? i + 2 : i + 1;
        }

        return clause;
    }

    // A count inside the head (810个重点项目投资增长) does not end it.
    private static bool IsOfName(Sentence sentence, int index) =>
        sentence.QuantityAt(index) is { Unit: null or { Kind: UnitKind.Count } } && index + 1 < sentence.End && sentence.GapAfter(index) > 1;

    private static bool HeadIsEmpty(Sentence sentence, int start, int change) => HeadLength(sentence, start, change) <= 2;

    // 较建厂初期增长六成: what follows 较 is the base, not what grew.
    private static bool StartsWithBase(Sentence sentence, int start)
    {
        var offset = start > sentence.First ? sentence[start - 1].End : sentence.Start;
        return offset < sentence.Text.Length && sentence.Text[offset] is '较' or '比';
    }

    // Letters of a noun before the change word; verbs, bases and times do not count.
    private static int HeadLength(Sentence sentence, int start, int change)
    {
        if (start > change) return 0;
        var length = 0;
        for (var i = start; i <= change; i++)
        {
            if (i > start && sentence.Gap(i - 1, i).IndexOfAny('较', '比') >= 0) break;
            if (i == start && StartsWithBase(sentence, start)) break;
            length += i > sentence.First ? Letters(sentence.Gap(i - 1, i)) : Letters(sentence.Text.AsSpan(sentence.Start, Math.Max(0, sentence[i].Start - sentence.Start)));
            if (i == change || sentence.CueAt(i) is not { } cue) continue;
            if (cue.Has(CueRoles.Indicator | CueRoles.Industry)) length += cue.Text.Length;
        }

        return length;
    }

    private static int Letters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsLetter(c) && c is not ('比' or '较' or '的' or '了' or '又' or '均' or '则' or '并' or '且' or '而' or '相')) count++;
        }

        return count;
    }

    private static int NounIn(Sentence sentence, int start, int end)
    {
        var weak = -1;
        for (var i = end - 1; i >= start && end - i < Reach; i--)
        {
            if (sentence.CueAt(i) is not { Indicator: >= 0 } cue || (cue.Has(CueRoles.Rate) && !cue.Strong)) continue;
            if (IsInfluence(sentence, i, end)) continue;
            if (cue.Strong) return i;
            if (weak < 0) weak = i;
        }

        return weak;
    }

    // 受出口订单延后影响下降4.4%: the cause is not what fell.
    private static bool IsInfluence(Sentence sentence, int noun, int end)
    {
        var stop = sentence[Math.Min(end, sentence.End - 1)].Start;
        var after = sentence.Text.AsSpan(sentence[noun].End, Math.Max(0, stop - sentence[noun].End));
        if (!after.Contains("影响", StringComparison.Ordinal)) return false;
        var start = Math.Max(sentence.Start, sentence[noun].Start - 12);
        return sentence.Text.AsSpan(start, sentence[noun].Start - start).Contains('受');
    }

    private static int Distance(Sentence sentence, int noun, int change) => Math.Max(0, sentence[change].Start - sentence[noun].End);

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

    // A、B和C分别增长x、y、z: the items before, one by one; an item without a noun takes the last item's.
    private bool OfRespectively(Sentence sentence, Link link, int change, List<Link> earlier, Measure measure)
    {
        var clause = sentence.ClauseStart(change);
        var (position, count, listStart) = FigureList.Place(sentence, link.Token);
        var marker = Marker(sentence, clause, listStart);
        if (marker < 0 && count < 2) return false;
        var items = Items(sentence, clause, marker >= 0 ? marker : measure == Measure.Growth ? Math.Min(change, listStart) : listStart);
        if (marker < 0 && (items.Count != count || items.Exists(i => NounIn(sentence, i.From, i.To) is var n && (n < 0 || !sentence.CueAt(n)!.Strong)))) return false;
        if (IsOutputAndSales(sentence, items, position, link)) return true;
        var item = position < items.Count ? items[position] : items[^1];
        var noun = NounIn(sentence, item.From, item.To);
        if (noun < 0 || !sentence.CueAt(noun)!.Strong)
        {
            var all = NounIn(sentence, clause, items[^1].To);
            if (all >= 0 && (noun < 0 || sentence.CueAt(all)!.Strong)) noun = all;
        }

        if (noun >= 0)
        {
            Name(link, sentence.CueAt(noun)!.Indicator, noun, 2.2, "respectively");
            return true;
        }

        // 零售额1860万元，订单3.2亿元，分别增长12%和27%
        var before = earlier.FindAll(l => l.Token < clause && !l.Rejected && l.Measure != Measure.Ratio);
        if (marker < 0 || before.Count < count) return false;
        Carry(link, before[before.Count - count + position], 1.5, "respectively");
        return true;
    }

    // 产销分别增长: the first is output, sales in pieces are other.
    private bool IsOutputAndSales(Sentence sentence, List<(int From, int To)> items, int position, Link link)
    {
        if (items.Count != 1 || position != 1) return false;
        var noun = NounIn(sentence, items[0].From, items[0].To);
        if (noun < 0 || sentence.CueAt(noun)!.Text is not ("产销" or "产销量")) return false;
        Name(link, cues.Other, noun, 2, "respectively");
        return true;
    }

    private static int Marker(Sentence sentence, int clause, int end)
    {
        for (var i = end; i >= clause; i--)
        {
            if (sentence.CueAt(i) is { } cue && (cue.Text.StartsWith("分别", StringComparison.Ordinal) || cue.Text.StartsWith("依次", StringComparison.Ordinal))) return i;
        }

        return -1;
    }

    private static List<(int From, int To)> Items(Sentence sentence, int clause, int marker)
    {
        var items = new List<(int, int)>();
        var from = clause;
        for (var i = clause; i < marker; i++)
        {
            if (sentence.Is(i, TokenKind.Pause))
            {
                items.Add((from, i));
                from = i + 1;
            }
            else if (i > clause && sentence.Gap(i - 1, i) is var gap && (gap.Contains('和') || gap.Contains('及') || gap.Contains('与')) && i > from)
            {
                items.Add((from, i));
                from = i;
            }
        }

        items.Add((from, marker));
        return items;
    }

    private static void Name(Link link, int indicator, int token, double score, string rule)
    {
        link.Indicator = indicator;
        link.IndicatorToken = token;
        link.Score += score;
        if (rule.Length > 0) link.Rule = rule;
    }

    private readonly record struct Candidate(int Token, double Score, string Rule);
}
