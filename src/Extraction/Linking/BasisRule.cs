using PolicyML.Core;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>What a change is compared with, from a printed word only.</summary>
internal static class BasisRule
{
    public static Basis? Of(Sentence sentence, Link link, Link? listHead, bool allYoy)
    {
        var clause = sentence.ClauseStart(link.Token);
        var from = Math.Max(clause, AfterPreviousFigure(sentence, link, clause));
        for (var i = link.Token - 1; i >= from; i--)
        {
            if (sentence.CueAt(i) is { Basis: { } basis }) return basis;
            if (sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Base)) return OfBase(mention);
        }

        // 与上年同期相比，增长5%
        if (clause > sentence.First && sentence.Is(clause - 1, TokenKind.Comma) && clause - 2 >= sentence.First && sentence.ClauseStart(clause - 2) is var before
            && clause - 1 - before <= 3 && sentence.CueAt(clause - 2) is { Basis: { } lead }) return lead;
        if (listHead is not null && listHead.ChangeToken == link.ChangeToken) return listHead.Basis;
        if (allYoy) return Basis.Yoy;
        return OpenedByAverage(sentence, link, listHead);
    }

    // 年均 holds for the list that it opens: 年均增长5%、6%.
    private static Basis? OpenedByAverage(Sentence sentence, Link link, Link? previous) =>
        previous is { Basis: Basis.Cagr, Measure: Measure.Growth } && sentence.Text.AsSpan(previous.Quantity.End, Math.Max(0, link.Quantity.Start - previous.Quantity.End)) is "、" or "和" ? Basis.Cagr : null;

    private static int AfterPreviousFigure(Sentence sentence, Link link, int clause)
    {
        var change = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        for (var i = change - 1; i >= clause; i--)
        {
            if (sentence.QuantityAt(i) is { IsRelative: true }) return i + 1;
        }

        return clause;
    }

    private static Basis OfBase(PeriodMention mention) => mention.Part switch
    {
        PeriodPart.Year when mention.YearOffset == -1 => Basis.Yoy,
        PeriodPart.Month when mention.Year == 0 && mention.YearOffset is null or 0 => Basis.Qoq,
        _ => Basis.Other,
    };
}
