using System.Globalization;

using PolicyML.Core;
using PolicyML.Reports.Charts;
using PolicyML.Reports.Documents;
using PolicyML.Reports.Trends;

namespace PolicyML.Reports.Briefing;

/// <summary>Numbers and times as a briefing says them.</summary>
internal static class Words
{
    /// <summary>A mark behind a figure that should be looked up in the source.</summary>
    public const string Unsure = "（待核）";

    private const decimal Yi = 100_000_000m;

    /// <summary>A value with its bound and unit: 约6650万元, 5.2%.</summary>
    public static string Value(decimal? value, string unit, Bound bound = Bound.Exact, decimal? low = null, decimal? high = null) =>
        NumberScale.Full(ChartUnit.OfFact(unit), new ChartMark(value) { Bound = bound, Low = low == high ? null : low, High = low == high ? null : high });

    /// <summary>The value of a figure.</summary>
    public static string Value(Fact fact) => Value(fact.Value, fact.Unit, fact.Bound, fact.Low, fact.High);

    /// <summary>A change in words: 增长8.2%, 下降3%, 提高0.6个百分点, 持平.</summary>
    public static string Change(decimal value, string unit, Bound bound = Bound.Exact)
    {
        if (value == 0) return "持平";
        var verb = unit == "pp" ? (value > 0 ? "提高" : "下降") : value > 0 ? "增长" : "下降";
        return verb + Value(Math.Abs(value), unit, bound);
    }

    /// <summary>Money in 亿元 with two digits after the point, for columns.</summary>
    public static string InYi(decimal value) => (value / Yi).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A day in short: 3月4日; with the year where it is another than the period's.</summary>
    public static string Day(DateOnly? day, BriefingPeriod? period) => day is not { } known ? "—"
        : period is { } p && p.From.Year == p.To.Year && known.Year == p.To.Year ? $"{known.Month}月{known.Day}日" : known.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A stretch of time.</summary>
    public static string Time(DateOnly from, DateOnly to) => PeriodName.Of(from, to);

    /// <summary>Text as runs.</summary>
    public static IReadOnlyList<Inline> Run(string text) => [new TextRun(text)];

    /// <summary>The remark behind a point that is not sure; empty where it is.</summary>
    public static IEnumerable<Inline> Doubt(SeriesPoint point, BriefingOptions options) =>
        point.Facts.Max(f => f.Fact.Confidence) < options.SureConfidence ? [new TextRun(Unsure, Emphasis.Muted)] : [];

    /// <summary>The remark behind a value of some confidence that is not sure; empty where it is.</summary>
    public static IEnumerable<Inline> Doubt(double confidence, BriefingOptions options) =>
        confidence < options.SureConfidence ? [new TextRun(Unsure, Emphasis.Muted)] : [];
}
