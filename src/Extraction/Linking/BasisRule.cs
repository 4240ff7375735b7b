using PolicyML.Core;
using PolicyML.Extraction.Periods;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>What a change is compared with, from a printed word only.</summary>
internal static class BasisRule
{
    private const int LongestOpening = 20;

    public static Basis? Of(Sentence sentence, Link link, Link? listHead, bool allYoy)
    {
        var clause = sentence.ClauseStart(link.Token);
        var from = Math.Max(clause, AfterPreviousFigure(sentence, link, clause));
        for (var i = link.Token - 1; i >= from; i--)
        {
            link.Trace?.Look(sentence[i]);
            if (sentence.CueAt(i) is { Basis: { } basis }) return Told(link, Against(sentence, i, basis, link), "word", isSeen: true);
            if (sentence.PeriodAt(i) is { } mention && ((mention.Has(PeriodFlags.Base) && !IsOfBase(sentence, link)) || IsBaseOfTimes(link, i)))
                return Told(link, sentence.Text.AsSpan(mention.Start, mention.End - mention.Start).EndsWith("全年") ? Basis.Other : OfBase(mention, link.YearOfPublication), "base", isSeen: true);
        }

        for (var i = link.Token + 1; i < link.ChangeToken; i++)
        {
            link.Trace?.Look(sentence[i]);
            if (sentence.CueAt(i) is { Basis: { } basis }) return Told(link, basis, "word", isSeen: true);
        }

        if (!IsOfBase(sentence, link) && NamesBase(sentence, link, from)) return Told(link, Basis.Other, "named");
        if (allYoy) return Told(link, Basis.Yoy, "all");

        // 与上年同期相比，增长5%
        if (clause > sentence.First && sentence.Is(clause - 1, TokenKind.Comma) && clause - 2 >= sentence.First && sentence.ClauseStart(clause - 2) is var before
            && clause - 1 - before <= 3 && sentence.CueAt(clause - 2) is { Basis: { } lead }) return Told(link, lead, "lead");
        if (LeadingBase(sentence, link, clause) is { } leading) return Told(link, leading, "lead");
        if (OpeningBase(sentence, link) is { } opening) return Told(link, opening, "lead");
        if (listHead is not null && listHead.ChangeToken == link.ChangeToken) return Told(link, listHead.Basis, listHead.Basis is null ? "none" : "list");
        return OpenedByAverage(sentence, link, listHead) is { } average ? Told(link, average, "list") : Told(link, null, "none");
    }

    // 同比2019年增长12%, 同比疫情前增长五成: 同比 is said of another year than the one before.
    private static Basis Against(Sentence sentence, int index, Basis basis, Link link)
    {
        if (basis != Basis.Yoy || !sentence.CueAt(index)!.Text.EndsWith("同比", StringComparison.Ordinal)) return basis;
        if (sentence.PeriodAt(index + 1) is { Part: PeriodPart.Year, Year: > 0 } mention && sentence.GapBefore(index + 1) == 0 && link.YearOfPublication > 0 && mention.Year < link.YearOfPublication - 1) return Basis.Other;
        return sentence.Text.AsSpan(sentence[index].End).StartsWith("疫情前") ? Basis.Other : basis;
    }

    // 环比看，…分别上涨2.4%、1.4%；…下降0.2%; 与去年同期相比，…; 对比2022年同期数据，…: what opens the sentence holds for its list.
    private static Basis? OpeningBase(Sentence sentence, Link link)
    {
        var basis = default(Basis?);
        for (var i = sentence.First; i < sentence.End && sentence[i].Start - sentence.Start <= LongestOpening; i++)
        {
            if (sentence.Is(i, TokenKind.Comma)) return basis is not null && sentence.Words.Comparing.Ends(sentence.Text.AsSpan(sentence.Start, sentence[i].Start - sentence.Start)) ? basis : null;
            if (Sentence.IsBreak(sentence[i].Kind) || sentence.QuantityAt(i) is { Unit: not null }) return null;
            if (sentence.CueAt(i) is { Basis: { } word }) basis = word;
            else if (sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Base)) basis = OfBase(mention, link.YearOfPublication);
        }

        return null;
    }

    // 尽管与2019年相比，市场整体下滑30%
    private static Basis? LeadingBase(Sentence sentence, Link link, int clause)
    {
        if (clause - 2 < sentence.First || !sentence.Is(clause - 1, TokenKind.Comma) || sentence.PeriodAt(clause - 2) is not { } mention || !mention.Has(PeriodFlags.Base)) return null;
        return sentence.Gap(clause - 2, clause - 1).EndsWith("相比") ? OfBase(mention, link.YearOfPublication) : null;
    }

    /// <summary>较6月7.9%的涨幅: the base's own figure is compared with nothing.</summary>
    public static bool IsOfBase(Sentence sentence, Link link) =>
        link.Quantity.Kind != Numbers.UnitKind.Times && sentence.PeriodAt(link.Token - 1) is { } mention && mention.Has(PeriodFlags.Base) && sentence.GapBefore(link.Token) == 0;

    private static Basis? Told(Link link, Basis? basis, string code, bool isSeen = false)
    {
        link.Trace?.SetBasis(code, isSeen);
        return basis;
    }

    // 是去年同期的1.8倍
    private static bool IsBaseOfTimes(Link link, int index) => link.Quantity.Kind == Numbers.UnitKind.Times && index == link.Token - 1;

    // 较建厂初期增长六成: any words between 较 or 比 and the change are the base.
    private static bool NamesBase(Sentence sentence, Link link, int from)
    {
        var change = link.ChangeToken >= 0 ? Math.Min(link.ChangeToken, link.Token) : link.Token;
        var start = from > sentence.First ? sentence[from - 1].End : sentence.Start;
        var words = sentence.Text.AsSpan(start, Math.Max(0, sentence[change].Start - start));
        var at = words.LastIndexOfAny('较', '比');
        return at >= 0 && at < words.Length - 2 && (at == 0 || words[at - 1] is not ('占' or '同' or '环' or '对' or '可' or '评' or '价' or '芭' or '类' or '好' or '正' or '反' or '之'));
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

    private static Basis OfBase(PeriodMention mention, int published) => mention.Part switch
    {
        // 与7月同期相比: another month of the same year.
        PeriodPart.Month when mention.Has(PeriodFlags.SamePeriod) && mention is { Year: 0, YearOffset: null } => Basis.Other,
        _ when mention.Has(PeriodFlags.SamePeriod) && mention.Year > 0 && mention.Year == published - 1 => Basis.Yoy,
        _ when (mention.Has(PeriodFlags.SamePeriod) && mention.Year == 0 && mention.Part != PeriodPart.FiveYearPlan) || (mention.Part == PeriodPart.Year && mention.YearOffset == -1 && !mention.Has(PeriodFlags.AtEnd)) => Basis.Yoy,
        PeriodPart.Month when mention.Year == 0 && mention.YearOffset is null or 0 => Basis.Qoq,
        _ => Basis.Other,
    };
}
