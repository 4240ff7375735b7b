using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Output.Table;

/// <summary>Figures and periods as people write them: 6650万元, 同比 +73.3%, 2024年上半年.</summary>
internal sealed class FigureText(Catalogue words)
{
    private static readonly int[] Scales = [12, 8, 4];

    /// <summary>The value of a fact with its unit, bound and basis.</summary>
    public string Value(Fact fact)
    {
        var bound = words["bound." + JsonNames.Of(fact.Bound)];
        if (fact.Measure != Measure.Growth) return bound + Number(fact, sign: false);
        var basis = words["basis." + (fact.Basis is { } known ? JsonNames.Of(known) : "none")];
        return basis + bound + Number(fact, sign: true);
    }

    /// <summary>A sum of money in 亿 or 万 without its currency.</summary>
    public static string Scaled(Catalogue words, decimal value)
    {
        var scale = ScaleOf(value);
        return Digits(value, scale, sign: false) + (scale > 0 ? words[$"scale.{scale}"] : "");
    }

    /// <summary>The status of a fact in one word.</summary>
    public string Status(Fact fact) => words["status." + JsonNames.Of(fact.Status)];

    /// <summary>A span of days in its shortest name.</summary>
    public string Time(Period? period)
    {
        if (period is null) return "";
        var (from, to) = (period.From, period.To);
        if (from == to) return words.Format("period.day", from);
        if (!IsWholeMonths(from, to)) return words.Format(from.Year == to.Year ? "period.days.same-year" : "period.days", from, to);
        if (from.Year == to.Year) return words.Format(MonthsKey(from.Month, to.Month), from.Year, from.Month, to.Month);
        return words.Format(from.Month == 1 && to.Month == 12 ? "period.years" : "period.days", from, to);
    }

    private static bool IsWholeMonths(DateOnly from, DateOnly to) =>
        from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month);

    private static string MonthsKey(int first, int last) => (first, last) switch
    {
        (1, 12) => "period.year",
        (1, 6) => "period.half.1",
        (7, 12) => "period.half.2",
        (1, 9) => "period.quarters",
        _ when first == last => "period.month",
        _ when last - first == 2 && last % 3 == 0 => $"period.quarter.{last / 3}",
        _ => "period.months",
    };

    private string Number(Fact fact, bool sign)
    {
        var scale = fact.Measure == Measure.Amount ? ScaleOf(fact.High ?? fact.Value) : 0;
        var unit = (scale > 0 ? words[$"scale.{scale}"] : "") + Unit(fact.Unit);
        return fact is { Low: { } low, High: { } high } && low != high
            ? Digits(low, scale, sign) + "–" + Digits(high, scale, sign) + unit
            : Digits(fact.Value, scale, sign) + unit;
    }

    private string Unit(string unit) => words.Find("unit." + unit) ?? unit;

    private static int ScaleOf(decimal value)
    {
        foreach (var scale in Scales)
        {
            if (Math.Abs(value) >= Power(scale)) return scale;
        }

        return 0;
    }

    private static string Digits(decimal value, int scale, bool sign)
    {
        var scaled = value / Power(scale);
        var digits = ArticleJson.WithoutTrailingZeros(scaled).ToString(CultureInfo.InvariantCulture);
        return sign && value > 0 ? "+" + digits : digits;
    }

    private static decimal Power(int scale) => scale switch
    {
        12 => 1_000_000_000_000m,
        8 => 100_000_000m,
        4 => 10_000m,
        _ => 1m,
    };
}
