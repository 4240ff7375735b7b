using PolicyML.Extraction.Cues;

namespace PolicyML.Extraction.Linking;

/// <summary>Tells what one piece of goods costs: by its unit, by the words of a price.</summary>
internal sealed class PriceTag
{
    private readonly int price;
    private readonly int revenue;
    private readonly int transactions;
    private readonly int fiscal;

    public PriceTag(CueTable cues)
    {
        price = cues.IndicatorOf("price");
        revenue = cues.IndicatorOf("revenue");
        transactions = cues.IndicatorOf("transactions");
        fiscal = cues.IndicatorOf("fiscal_funds");
    }

    // 600元/克 is a price.
    public static bool IsPerUnit(Sentence sentence, Link link)
    {
        var end = link.Quantity.End;
        return end + 1 < sentence.Text.Length && sentence.Text[end] == '/' && "克吨公斤千升桶股平度盎加只个件套台立方亩".Contains(sentence.Text[end + 1], StringComparison.Ordinal);
    }

    // 每吨卖2600元, 每斤涨了3元, 29.8元一盒: what one piece of goods costs, where no noun says otherwise.
    public bool IsPriced(Sentence sentence, Link link, Cue? noun)
    {
        if (noun is not null && (noun.Strong ? noun.Indicator != price && noun.Indicator != revenue && noun.Text is not "收购" : noun.Indicator != revenue && noun.Indicator != transactions && noun.Indicator != fiscal)) return false;
        if (noun is { Strong: true } && noun.Indicator == revenue && noun.Text[0] != '卖' && noun.Text[^1] != '卖') return false;
        if (link.Value >= 1_000_000m) return false;
        var before = PeriodFinder.ClauseBefore(sentence, link);
        if (before.Length > 14) before = before[^14..];
        if (sentence.Words.Saving.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return false;
        if (sentence.Words.GoodsUnit.IsIn(before)) return true;
        var end = link.Quantity.End;
        return sentence.Words.GoodsUnit.Opens(sentence.Text.AsSpan(end, Math.Min(4, sentence.Text.Length - end)));
    }

    // 收盘报51.6元, 报0.67港元
    public static bool IsQuoted(Sentence sentence, in DirectContext direct)
    {
        var at = sentence[direct.LeftEdge].Start;
        if (sentence.Text[at] == '报') return true;
        return at > sentence.Start && sentence.Text[at - 1] == '报' && !(at > sentence.Start + 1 && "申上汇预填举通简日晚早".Contains(sentence.Text[at - 2], StringComparison.Ordinal));
    }

    // 内购价14.95万元, 一口价68元: any word that ends in 价.
    public static bool IsCalledPrice(Sentence sentence, in DirectContext direct)
    {
        var at = sentence[direct.LeftEdge].Start;
        return at > sentence.Start + 1 && sentence.Text[at - 1] == '价' && sentence.Text[at - 2] is not ('评' or '代' or '身' or '溢' or '竞');
    }
}
