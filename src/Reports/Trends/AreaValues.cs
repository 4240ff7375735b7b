using PolicyML.Core;

namespace PolicyML.Reports.Trends;

/// <summary>Chooses the figure of an area among its reports.</summary>
internal sealed class AreaValues(IndicatorRule rule, Subjects subjects)
{
    private const int MostCompared = 200;   // different values of one area and time; beyond, only equal ones agree

    /// <summary>
    /// The figure of one area, time and status: the one that most stories print and whose words say most clearly that it is the
    /// area's own; then an exact one before a bound, the later printed, the more precise, the surer, the earlier in its text.
    /// Those that agree become its evidence, the others are left out.
    /// </summary>
    public Candidate Choose(List<Candidate> reports)
    {
        if (reports.Count == 1) return reports[0];
        var stories = Stories(reports);
        var chosen = reports[0];
        for (var i = 1; i < reports.Count; i++)
        {
            if (Compare(reports[i], chosen, stories) > 0) chosen = reports[i];
        }

        foreach (var report in reports)
        {
            if (report == chosen) continue;
            if (report.Value == chosen.Value) chosen.Support(report);
            else report.Leave(Agree(report, chosen) ? LeftOutReason.Rougher : LeftOutReason.Conflict, chosen);
        }

        return chosen;
    }

    /// <summary>Above 0 where the first is to be preferred.</summary>
    private int Compare(Candidate a, Candidate b, Dictionary<decimal, int> stories)
    {
        var order = Weight(a, stories[a.Value]).CompareTo(Weight(b, stories[b.Value]));
        if (order == 0) order = IsStated(a).CompareTo(IsStated(b));
        if (order == 0) order = Nullable.Compare(a.Row.Article.Published, b.Row.Article.Published);
        if (order == 0) order = DoubleCounting.Digits(a.Value).CompareTo(DoubleCounting.Digits(b.Value));
        if (order == 0) order = a.Fact.Confidence.CompareTo(b.Fact.Confidence);
        if (order == 0) order = string.CompareOrdinal(b.Row.Article.Source, a.Row.Article.Source);
        return order != 0 ? order : b.Fact.Span.Start.CompareTo(a.Fact.Span.Start);
    }

    private static bool IsStated(Candidate report) => report.Fact.Bound is Bound.Exact or Bound.Approx;

    /// <summary>How many stories print each value or one that agrees with it.</summary>
    private static Dictionary<decimal, int> Stories(List<Candidate> reports)
    {
        var values = reports.GroupBy(r => r.Value).Select(g => (First: g.First(), Stories: g.Select(r => r.Row.Article.Story).ToHashSet())).ToList();
        var compares = values.Count <= MostCompared;
        return values.ToDictionary(
            v => v.First.Value,
            v => compares ? values.Where(o => o.First == v.First || Agree(o.First, v.First)).SelectMany(o => o.Stories).Distinct().Count() : v.Stories.Count);
    }

    /// <summary>Stories that agree, plus what the words say: the noun weighs as one and a half more stories.</summary>
    private double Weight(Candidate report, int stories)
    {
        var clarity = subjects.Clarity(report, rule);
        return stories + (clarity * 0.75) - (report.Fact.Bound is Bound.AtLeast or Bound.AtMost ? 0.5 : 0)
            - (report.Fact.Status != FactStatus.Reported && report.IsAfter ? 2 : 0);   // a goal of a time that is over may be its result
    }

    /// <summary>True where two prints of a number differ by no more than the rounder one's last digit, or one is a bound that the other keeps.</summary>
    private static bool Agree(Candidate a, Candidate b)
    {
        if (a.Fact.Unit is "%" or "pp") return a.Value == b.Value;
        if (Bounds(a.Fact, b.Value) || Bounds(b.Fact, a.Value)) return true;
        return Math.Abs(a.Value - b.Value) * 2 <= Math.Max(LastDigit(a.Value), LastDigit(b.Value));
    }

    /// <summary>突破5万亿元 is kept by 5.2万亿元, not by 9万亿元.</summary>
    private static bool Bounds(Fact bound, decimal value) => bound.Bound switch
    {
        Bound.AtLeast => value >= bound.Value && value <= bound.Value + LastDigit(bound.Value),
        Bound.AtMost => value <= bound.Value && value >= bound.Value - LastDigit(bound.Value),
        _ => false,
    };

    /// <summary>One of the last digit that is printed: 5.67万亿 has 0.01万亿.</summary>
    private static decimal LastDigit(decimal value)
    {
        if (value == 0) return 0;
        var unit = 1m;
        while (value / unit != Math.Truncate(value / unit)) unit /= 10;
        while (value / (unit * 10) == Math.Truncate(value / (unit * 10))) unit *= 10;
        return unit;
    }
}
