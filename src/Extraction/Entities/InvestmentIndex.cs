using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Extraction.Entities;

/// <summary>The sums of investment among an article's facts, found by a place in the reading text.</summary>
internal sealed class InvestmentIndex
{
    private readonly ReadingText reading;
    private readonly Fact[] facts;

    public InvestmentIndex(ReadingText reading, IReadOnlyList<Fact> facts)
    {
        this.reading = reading;
        this.facts = [.. facts.Where(IsInvestment).OrderBy(f => f.Span.Start).ThenBy(f => f.Span.End)];
    }

    public bool IsEmpty => facts.Length == 0;

    private static bool IsInvestment(Fact fact) =>
        fact.Measure == Measure.Amount && fact.Indicator is "investment_total" or "investment_signed" or "investment_completed";

    /// <summary>Fills a list with the sums whose unit stands in text[start, end).</summary>
    public void Find(string text, int start, int end, List<Sum> sums)
    {
        sums.Clear();
        if (IsEmpty) return;
        for (var at = start; at < end; at++)
        {
            if (text[at] is not ('元' or '亿' or '万')) continue;
            while (at + 1 < end && text[at + 1] is '元' or '亿' or '万' or '美' or '欧' or '港' or '日') at++;
            if (FactAt(reading.ToSource(at)) is not { } fact) continue;
            var first = at;
            while (first > start && Signs.IsOfSum(text[first - 1])) first--;
            if (sums.Count == 0 || !ReferenceEquals(sums[^1].Fact, fact)) sums.Add(new Sum(fact, new TextSpan(first, at + 1)));
            else sums[^1] = new Sum(fact, new TextSpan(sums[^1].Span.Start, at + 1));
        }
    }

    private Fact? FactAt(int source)
    {
        var (low, high) = (0, facts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (facts[middle].Span.Start <= source) low = middle + 1;
            else high = middle;
        }

        for (var i = low - 1; i >= 0 && i >= low - 3; i--)
        {
            if (facts[i].Span.Contains(source)) return facts[i];
        }

        return null;
    }
}

/// <summary>A sum of investment in the reading text.</summary>
/// <param name="Fact">The fact that it is.</param>
/// <param name="Span">The number with its unit.</param>
internal sealed record Sum(Fact Fact, TextSpan Span);
