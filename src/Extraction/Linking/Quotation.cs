using PolicyML.Core;
using PolicyML.Extraction.Cues;

namespace PolicyML.Extraction.Linking;

/// <summary>Tells what a market quotes (沪指涨0.3%, 报6.2元, 净流入3亿元): it is of the trading day in force.</summary>
internal static class Quotation
{
    public static bool Is(Sentence sentence, Link link)
    {
        if (link.Measure == Measure.Growth) return link.Basis is null && link.ChangeToken >= 0 && sentence.CueAt(link.ChangeToken)?.Has(CueRoles.Market) == true && IsTraded(sentence, link.Noun);
        if (link.Measure != Measure.Amount) return false;
        if (link.Noun is { } noun && sentence.Words.Quotation.Has(noun)) return true;
        var start = Math.Max(sentence.Start, link.Quantity.Start - 4);
        return sentence.Words.Quotation.Ends(sentence.Text.AsSpan(start, link.Quantity.Start - start));
    }

    // 净利润上涨98%, 居民消费价格涨幅2%: a noun of accounts or of statistics is not traded.
    private static bool IsTraded(Sentence sentence, string? noun) => noun is null || !sentence.Words.Untraded.IsIn(noun);
}
