using System.Runtime.InteropServices;

using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Reports.Trends;

/// <summary>Which figures may go into a series at all, and where on the time axis.</summary>
internal sealed class Screen(SeriesOptions options, SeriesContext context, string unit, int most)
{
    private readonly IndicatorRule rule = context.Vocabulary.Rule(options.Indicator);
    private readonly Dictionary<Figure, Candidate> seen = new(most);
    private readonly Dictionary<Figure, int> counts = [];   // of one article
    private long article;

    /// <summary>The unit of a series: the one asked for, the usual one, or else the most frequent.</summary>
    public static string UnitOf(SeriesOptions options, List<StoredFact> rows)
    {
        var usual = options.Measure == Measure.Growth ? "%" : "CNY";
        if (options.Unit is { } asked) return asked;
        if (rows.Count == 0 || rows.Exists(r => r.Fact.Unit == usual)) return usual;
        return rows.CountBy(r => r.Fact.Unit).OrderByDescending(u => u.Value).ThenBy(u => u.Key, StringComparer.Ordinal).First().Key;
    }

    /// <summary>The figure as a candidate, or why it is left out; neither where it lies outside the time asked for.</summary>
    /// <param name="row">The figure.</param>
    /// <param name="noun">The words of the amount that it goes on from; empty for none.</param>
    public (Candidate? In, LeftOut? Out) Pass(StoredFact row, string noun)
    {
        if (row.Fact.Unit != unit) return (null, new LeftOut(row, LeftOutReason.OtherUnit));
        if (options.Measure == Measure.Growth && BasisProblem(row.Fact) is { } basis) return (null, new LeftOut(row, basis));
        if (Slot(row) is not { } slot)
            return (null, new LeftOut(row, row.Fact.Period is null ? LeftOutReason.NoTime : LeftOutReason.OtherTime));
        if (!slot.Within(options)) return (null, null);
        if (row.Fact.Confidence < options.MinConfidence) return (null, new LeftOut(row, LeftOutReason.LowConfidence));
        if (IsEarly(row)) return (null, new LeftOut(row, LeftOutReason.TimeNotOver));
        var candidate = new Candidate(row, slot, context.Projects.Find(row), noun);
        var key = KeyOf(row);
        return seen.TryAdd(key, candidate) ? (candidate, null) : (null, new LeftOut(row, LeftOutReason.Repeat, seen[key].Row));
    }

    /// <summary>True where the words of a time speak of several years (“十四五”时期): a bare 增长 is then over all of them.</summary>
    private bool SaysYears(string text) => context.Vocabulary.YearsWordsSearch.IsIn(text);

    /// <summary>A result of a time that is far from over when it is printed is none. A tenth of the time may be missing: December tells of the year. What projects of 今年 amount to is told when they are.</summary>
    private bool IsEarly(StoredFact row) =>
        (rule.Kind != IndicatorKind.Sum || row.Fact.Measure == Measure.Growth)
        && row is { Fact: { Status: FactStatus.Reported, Period: { } period }, Article.Published: { } day }
        && (period.To.DayNumber - day.DayNumber) * 10 > period.To.DayNumber - period.From.DayNumber + 1;

    private TimeSlot? Slot(StoredFact row)
    {
        var sums = options.Measure == Measure.Amount && rule.Kind != IndicatorKind.Area;
        if (row.Fact.Period is { } period)
            return options is { Measure: Measure.Growth, Basis: Basis.Cagr } ? TimeSlot.OfYears(period) : TimeSlot.Of(period, options.Every, sums);
        return sums && rule.DatedByIssue && row.Article.Published is { } day ? TimeSlot.OfIssue(day, options.Every) : null;
    }

    /// <summary>A bare 增长 counts as against the year before where its time is one of the year's own and an area reports the indicator.</summary>
    private LeftOutReason? BasisProblem(Fact fact)
    {
        if (fact.Basis == options.Basis) return null;
        if (fact.Basis is not null || options.Basis != Basis.Yoy) return fact.Basis is null ? LeftOutReason.OpenBasis : LeftOutReason.OtherBasis;
        if (fact.Period is { } told && SaysYears(told.Text)) return LeftOutReason.OpenBasis;
        var fromNewYear = fact.Period is { From: { Month: 1, Day: 1 } } period && period.To > period.From;
        return fromNewYear && rule.Kind != IndicatorKind.Sum ? null : LeftOutReason.OpenBasis;
    }

    /// <summary>
    /// The same figure of the same story; the rows of an article follow each other. An article may print one number of several projects: its second is matched with the second of
    /// the repeat. An area has one number, however often it is printed.
    /// </summary>
    private Figure KeyOf(StoredFact row)
    {
        var (from, to) = row.Fact.Period is { } period ? (period.From, period.To) : (default, default);
        var figure = new Figure(row.Article.Story, row.Fact.Value, row.Fact.Status, from, to, row.PlaceCode ?? "", 0);
        if (rule.Kind == IndicatorKind.Area) return figure;
        if (article != row.Article.Id)
        {
            counts.Clear();
            article = row.Article.Id;
        }

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, figure, out _);
        return figure with { Occurrence = count++ };
    }

    private readonly record struct Figure(long Story, decimal Value, FactStatus Status, DateOnly From, DateOnly To, string Place, int Occurrence);
}
