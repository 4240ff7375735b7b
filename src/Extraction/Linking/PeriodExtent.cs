using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>Settles how much of a time a figure is of: all of it, its last year, or its last day.</summary>
internal sealed class PeriodExtent
{
    private readonly HashSet<int> levels;
    private readonly int price;

    public PeriodExtent(CueTable cues)
    {
        string[] names = ["gdp", "income", "value_added", "output_value", "revenue", "retail", "trade", "fiscal_revenue", "transactions", "profit", "tax"];
        price = cues.IndicatorOf("price");
        levels = [.. names.Select(cues.IndicatorOf)];
    }

    /// <summary>Sets the time of a figure.</summary>
    /// <param name="sentence">The sentence of the figure.</param>
    /// <param name="link">The figure.</param>
    /// <param name="mention">The words that give the time; default for a topic without any.</param>
    /// <param name="days">First and last day that they name, both included.</param>
    /// <param name="text">The words as printed.</param>
    /// <param name="inReport">True where a work report's topic gives the time.</param>
    /// <param name="addsUp">True where the figure is known to add up over the days.</param>
    public void Set(Sentence sentence, Link link, PeriodMention mention, (DateOnly From, DateOnly To) days, string text, bool inReport = false, bool addsUp = false)
    {
        link.PeriodMention = mention;
        var (from, to) = Of(sentence, link, mention, days, inReport, addsUp);
        link.Period = new Period(text, from, to);
    }

    private (DateOnly From, DateOnly To) Of(Sentence sentence, Link link, PeriodMention mention, (DateOnly From, DateOnly To) days, bool inReport, bool addsUp)
    {
        var severalYears = days.To.Year > days.From.Year;
        var lastYear = (new DateOnly(days.To.Year, 1, 1), days.To);
        if (inReport && link is { Basis: Basis.Cagr, Status: FactStatus.Reported } && !severalYears && days.To.Year % 5 == 0)
        {
            // 年均 in a work report that has named no years is of the plan that has ended.
            return (new DateOnly(days.To.Year - 4, 1, 1), days.To);
        }

        // 年均 of a goal said in the first year of a plan is of the plan.
        if (inReport && link is { Basis: Basis.Cagr, Status: not FactStatus.Reported } && !severalYears && days.From.Year % 5 == 1) return (days.From, days.To.AddYears(4));

        // 2020年到2025年，…年均增长: the years of growth are those after the first.
        if (mention.Part == PeriodPart.YearRange && link.Basis == Basis.Cagr && mention.B - mention.A == 5 && mention.A % 5 == 0) return (days.From.AddYears(1), days.To);
        // 销售额自2010年…增至2022年…，年均复合增长11%: of all the years between.
        if (link.Basis == Basis.Cagr && mention.Part == PeriodPart.Year && !severalYears && FirstYear(sentence, mention) is { } first && first < days.From.Year) return (new DateOnly(first, 1, 1), days.To);
        if (severalYears && IsOfYears(mention) && IsLevel(sentence, link)) return lastYear;
        if (severalYears && link.Measure == Measure.Growth && IsAgainstYear(sentence, link)) return lastYear;
        if (mention.Part == PeriodPart.Week && Quotation.Is(sentence, link)) return (days.From, days.From.AddDays(4));
        if (mention.Has(PeriodFlags.UpTo) && (mention.IsDay || mention.Part == PeriodPart.YearToDate) && !addsUp && Quotation.Is(sentence, link)) return (days.To, days.To);
        // 截止7月28日，焦煤库提价2150元/吨
        if (mention.Has(PeriodFlags.UpTo) && mention.IsDay && !addsUp && link.Indicator == price && link.Measure == Measure.Amount) return (days.To, days.To);
        return !addsUp && mention.Part != PeriodPart.YearToDate && mention.Has(PeriodFlags.UpTo | PeriodFlags.AtEnd) && IsBalance(sentence, link) ? (days.To, days.To) : days;
    }

    private static int? FirstYear(Sentence sentence, PeriodMention last)
    {
        for (var i = sentence.First; i < sentence.End && sentence[i].Start < last.Start; i++)
        {
            if (sentence.PeriodAt(i) is { Part: PeriodPart.Year, Year: > 0 } mention && mention.Has(PeriodFlags.From)) return mention.Year;
        }

        return null;
    }

    private static bool IsOfYears(PeriodMention mention) =>
        mention == default || mention.Part is PeriodPart.FiveYearPlan or PeriodPart.LastYears or PeriodPart.YearRange;

    // 比2020年增长51%, 比“十三五”末提高1.2个百分点: the level of the last year against that of another.
    private static bool IsAgainstYear(Sentence sentence, Link link)
    {
        for (var i = link.Token - 1; i >= sentence.ClauseStart(link.Token); i--)
        {
            if (sentence.PeriodAt(i) is { } mention && mention.Has(PeriodFlags.Base)) return mention.Part == PeriodPart.Year || mention.Has(PeriodFlags.AtEnd);
        }

        return false;
    }

    // What is held on a day, not what came together until then.
    private bool IsBalance(Sentence sentence, Link link)
    {
        if (link.Measure is Measure.Count or Measure.Quantity) return true;
        // 截至2022年末，资产3亿元，净利润2000万元: what is earned comes together over the year.
        if (levels.Contains(link.Indicator)) return false;
        if (link.Status != FactStatus.Reported) return false;
        if (sentence.Words.Accumulation.IsIn(PeriodFinder.ClauseBefore(sentence, link))) return false;
        var start = Math.Max(sentence.Start, link.Quantity.Start - 60);
        return sentence.Words.Balance.IsIn(sentence.Text.AsSpan(start, Math.Max(0, link.Quantity.Start - start)));
    }

    // In a review of several years a level is of the last one; what adds up is of all.
    private bool IsLevel(Sentence sentence, Link link)
    {
        if (link.Measure != Measure.Amount) return false;
        var words = PeriodFinder.ClauseBefore(sentence, link);
        if (IsArrivedAt(words)) return true;
        if (!levels.Contains(link.Indicator)) return false;
        return !words.Contains("累计", StringComparison.Ordinal) && !IsIncrease(words) && !words.Contains("共", StringComparison.Ordinal);
    }

    // 增加320亿元; not 增加值.
    private static bool IsIncrease(ReadOnlySpan<char> words)
    {
        for (var at = words.IndexOf("增加"); at >= 0;)
        {
            if (at + 2 >= words.Length || words[at + 2] != '值') return true;
            var next = words[(at + 2)..].IndexOf("增加");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return false;
    }

    // 由643亿元增至1795亿元
    private static bool IsArrivedAt(ReadOnlySpan<char> words) => words.Length > 1 && words[^1] is '到' or '至' && words[^2] is '加' or '增' or '长' or '升' or '大' or '高';
}
