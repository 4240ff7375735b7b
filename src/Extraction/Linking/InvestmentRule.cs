using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Scanning;

namespace PolicyML.Extraction.Linking;

/// <summary>
/// Settles bare 投资 and 投入 by the words around: 投资2.8亿元的项目 is a project's total, 投资2亿元建设 and 完成投资 are
/// investment made, a change is of investment made, 投入X亿元 for research is research spending.
/// </summary>
internal sealed class InvestmentRule
{
    private readonly int total;
    private readonly int completed;
    private readonly int signed;
    private readonly int research;
    private readonly int fiscal;

    public InvestmentRule(CueTable cues)
    {
        total = cues.IndicatorOf("investment_total");
        completed = cues.IndicatorOf("investment_completed");
        signed = cues.IndicatorOf("investment_signed");
        research = cues.IndicatorOf("rnd");
        fiscal = cues.IndicatorOf("fiscal_funds");
    }

    public void Apply(Sentence sentence, Link link, in DirectContext direct)
    {
        if (link.IndicatorToken < 0 || sentence.CueAt(link.IndicatorToken) is not { } cue) return;
        if (cue.Text is "投资" or "斥资" || (cue.Text is "项目投资" && link.Measure == Measure.Amount)) link.Indicator = OfInvestment(sentence, link, direct);
        else if (cue.Text is "投入" or "再投入" or "累计投入" or "资金投入" or "投入资金") link.Indicator = OfInput(sentence, link);
        else if (cue.Text == "资金" && IsPutIn(sentence, link)) link.Indicator = completed;
        else if (link.Measure == Measure.Amount && cue.Text is "建设投资" or "投资额" && IsOfStatistics(sentence, direct)) link.Indicator = completed;
        else if (link.Measure == Measure.Growth && link.Indicator == total) link.Indicator = completed;
    }

    private int OfInvestment(Sentence sentence, Link link, in DirectContext direct)
    {
        if (link.Measure == Measure.Growth) return completed;
        if (link.Rule == "number-noun") return WordsBefore(sentence, link.IndicatorToken, completed);
        var before = WordsBefore(sentence, link.IndicatorToken, -1);
        if (before >= 0) return before;
        return IsSpent(sentence, direct) || IsOfStatistics(sentence, direct) || IsOfPast(sentence, link, direct) ? completed : total;
    }

    // The verb before 投资 or between it and the number.
    private int WordsBefore(Sentence sentence, int noun, int otherwise)
    {
        var start = Math.Max(sentence.Start, sentence[noun].Start - 6);
        var before = sentence.Text.AsSpan(start, sentence[noun].Start - start);
        if (sentence.Words.InvestAgreed.IsIn(before)) return signed;
        if (IsPast(sentence, noun)) return completed;
        if (sentence.Words.InvestMade.Ends(before) || (before.IndexOf("完成") is var made and >= 0 && before[made..].IndexOfAny('，', '、', '；') < 0)) return completed;
        var after = sentence.Text.AsSpan(sentence[noun].End);
        return after.StartsWith("完成") || after.StartsWith("了") || after.StartsWith("累计") || sentence.Words.InvestUse.Opens(after) ? completed : otherwise;
    }

    // 去年投资1.2亿元: dated by a time that is over.
    private static bool IsPast(Sentence sentence, int noun) =>
        sentence.GapBefore(noun) == 0 && sentence.PeriodAt(noun - 1) is { Part: Periods.PeriodPart.Year, YearOffset: < 0 } mention && !mention.Has(Periods.PeriodFlags.Base | Periods.PeriodFlags.Name);

    // 投资130亿元加强基础设施: a verb takes up the money.
    private static bool IsSpent(Sentence sentence, in DirectContext direct)
    {
        var next = direct.RightEdge + 1;
        if (next >= sentence.End || sentence[next].Start != sentence[direct.RightEdge].End) return false;
        // 投资500万元，为老兵免费提供…
        if (sentence.Is(next, TokenKind.Comma)) return sentence.Words.InvestFor.Opens(sentence.Text.AsSpan(sentence[next].End));
        return sentence.CueAt(next) is { } cue && cue.Has(CueRoles.UseOfMoney);
    }

    // 非化石能源发电投资2940亿元，同比增长60.9%: a figure of statistics, not a project's.
    private static bool IsOfStatistics(Sentence sentence, in DirectContext direct)
    {
        var next = direct.RightEdge + 1;
        if (!sentence.Is(next, TokenKind.Comma) && !sentence.Is(next, TokenKind.Pause)) return false;
        return sentence.GapAfter(next) == 0 && sentence.CueAt(next + 1) is { } cue && cue.Has(CueRoles.Basis | CueRoles.Change);
    }

    // 去年，金葵公司投资3200万元上了…; 2018年，…投资9800万元，改建成…: the sentence dates the act; not a project of 3200万元.
    private static bool IsOfPast(Sentence sentence, Link link, in DirectContext direct)
    {
        var end = sentence[direct.RightEdge].End;
        if (link.Status != FactStatus.Reported || (end < sentence.Text.Length && sentence.Text[end] == '的')) return false;
        for (var i = link.IndicatorToken - 1; i >= sentence.First; i--)
        {
            if (sentence.CueAt(i) is { Indicator: >= 0 } || sentence.Is(i, TokenKind.Quantity) || sentence.Is(i, TokenKind.Semicolon)) return false;
            if (sentence.PeriodAt(i) is not { } mention || mention.Has(Periods.PeriodFlags.Base | Periods.PeriodFlags.Name | Periods.PeriodFlags.Deadline)) continue;
            return mention.YearOffset < 0 || (mention.Year > 0 && link.YearOfPublication > 0 && mention.Year < link.YearOfPublication);
        }

        return false;
    }

    // 投入技改资金2.1亿元
    private static bool IsPutIn(Sentence sentence, Link link)
    {
        var start = sentence.ClauseOffset(sentence.ClauseStart(link.Token));
        var words = sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start));
        return words.Contains("投入", StringComparison.Ordinal) && !words.Contains("财政", StringComparison.Ordinal);
    }

    private int OfInput(Sentence sentence, Link link)
    {
        var clause = sentence.ClauseStart(link.Token);
        for (var i = clause; i < link.Token + 10 && i < sentence.End; i++)
        {
            if (i > link.Token && Sentence.IsBreak(sentence[i].Kind)) break;
            if (sentence.CueAt(i) is not { Indicator: >= 0, Strong: true } cue || i == link.IndicatorToken) continue;
            if (cue.Indicator == fiscal || cue.Indicator == research) return cue.Indicator;
        }

        var start = Math.Max(sentence.Start, sentence[link.IndicatorToken].Start - 14);
        if (sentence.Text.AsSpan(start, sentence[link.IndicatorToken].Start - start).Contains("研发", StringComparison.Ordinal)) return research;
        var end = Math.Min(sentence.Text.Length, link.Quantity.End + 14);
        var after = sentence.Text.AsSpan(link.Quantity.End, end - link.Quantity.End);
        return sentence.Words.ResearchUse.IsIn(after) ? research : completed;
    }
}
