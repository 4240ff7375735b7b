using PolicyML.Core;
using PolicyML.Extraction.Cues;

using static PolicyML.Extraction.Linking.Nouns;

namespace PolicyML.Extraction.Linking;

/// <summary>Sets what a figure is of, by its measure.</summary>
internal sealed class IndicatorRule
{
    private const int LongestAnswer = 40;
    private readonly CueTable cues;
    private readonly AmountNoun amounts;
    private readonly GrowthNoun growths;
    private readonly int production;
    private readonly int trade;
    private readonly int[] sales;

    public IndicatorRule(CueTable cues)
    {
        this.cues = cues;
        var respectively = new RespectivelyRule(cues);
        amounts = new AmountNoun(cues, respectively);
        growths = new GrowthNoun(cues, respectively);
        production = cues.IndicatorOf("production");
        trade = cues.IndicatorOf("trade");
        sales = [cues.IndicatorOf("revenue"), cues.IndicatorOf("transactions"), cues.IndicatorOf("retail")];
    }

    /// <summary>Sets the indicator of a link.</summary>
    public void Apply(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier, Link? carried)
    {
        if (link.Unit == "pp" && IsOfSurveyed(sentence, link, earlier)) Name(link, cues.Other, -1, 0.2, "count");
        else if (link.Measure == Measure.Growth) growths.Apply(sentence, link, earlier, carried);
        else if (link.Measure == Measure.Amount) amounts.Apply(sentence, link, direct, earlier, carried);
        else OfCount(sentence, link, direct, earlier);
    }

    // 5%的企业降低价格，比6月上升3个百分点: what moved is the share of those who say so.
    private static bool IsOfSurveyed(Sentence sentence, Link link, List<Link> earlier) =>
        earlier is [.., { Measure: Measure.Ratio } share] && sentence.Words.Surveyed.Opens(sentence.Text.AsSpan(share.Quantity.End)) && link.Quantity.Start - share.Quantity.End < LongestAnswer;

    private void OfCount(Sentence sentence, Link link, in DirectContext direct, List<Link> earlier)
    {
        var noun = direct.Left >= 0 && sentence.CueAt(direct.Left) is { Indicator: >= 0 } ? direct.Left : -1;
        if (noun < 0) noun = NounOfCount(sentence, link);
        if (noun >= 0)
        {
            Name(link, OfSales(link, sentence.CueAt(noun)!.Indicator), noun, 0.5, "count-direct");
            return;
        }

        // 税收18.2亿元，占38.8%: the share is of what was said before.
        var clause = sentence.ClauseStart(link.Token);
        if (link.Measure == Measure.Ratio && LastCore(earlier) is { } core && HeadLength(sentence, clause, link.Token) <= 3)
        {
            link.Trace?.Lend(core);
            Name(link, core.Indicator, -1, 0, "count");
            return;
        }

        Name(link, IsOutput(sentence, link) ? production : cues.Other, -1, 0, "count");
    }

    // 销售311万辆, 成交1.2万套: sales in pieces are none of the table.
    private int OfSales(Link link, int indicator) => link.Measure != Measure.Ratio && sales.Contains(indicator) ? cues.Other : indicator;

    // 年出栏量去年达到215万只; 研发投入强度为2.4%
    private int NounOfCount(Sentence sentence, Link link)
    {
        var noun = NounIn(sentence, sentence.ClauseStart(link.Token), link.Token);
        if (noun < 0 || link.Quantity.Start - sentence[noun].End > 10 || !sentence.CueAt(noun)!.Strong) return -1;
        if (link.Measure == Measure.Ratio || sentence.CueAt(noun)!.Indicator == production) return noun;
        return sentence.CueAt(noun)!.Indicator == trade && IsOfGoods(link) ? noun : -1;
    }

    // 出口商品车6.02万辆, 进口煤炭2.6亿吨: the volume of trade; not 出口企业500家.
    private static bool IsOfGoods(Link link) =>
        link.Measure == Measure.Quantity || link.Quantity.Unit!.Name is "辆" or "台" or "架" or "艘" or "件" or "套" or "箱" or "标箱" or "只" or "双" or "部";

    private static bool IsOutput(Sentence sentence, Link link) =>
        link.Measure == Measure.Quantity && link.Quantity.Start - 2 >= sentence.Start
        && sentence.Text.AsSpan(link.Quantity.Start - 2, 2) is "年产" or "日产" or "月产" or "生产" or "出产";
}
