using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Reports.Charts;

namespace PolicyML.Workbench.Texts;

/// <summary>Figures and times as people read them, in the language of the pages.</summary>
internal static class Figures
{
    private static readonly (decimal Factor, string Name)[] Scales = [(1e12m, " trillion"), (1e9m, " billion"), (1e6m, " million"), (1e3m, " thousand")];

    /// <summary>The value of a fact with its bound, its range, its unit, and for growth its sign and what it is compared with.</summary>
    public static string Value(Fact fact, Words words)
    {
        var sign = fact.Measure == Measure.Growth && fact.Value > 0 ? "+" : "";
        var number = fact is { Low: { } low, High: { } high } && low != high
            ? Number(low, fact.Unit, words) + "–" + Number(high, fact.Unit, words)
            : sign + Number(fact.Value, fact.Unit, words);
        var basis = fact is { Measure: Measure.Growth, Basis: { } known } ? words["basis." + JsonNames.Of(known)] : "";
        var bound = words["bound." + JsonNames.Of(fact.Bound)];
        return words.IsEnglish ? Spaced(bound + number, basis) : basis + bound + number;
    }

    /// <summary>A number in the multiple of its unit that fits: 1.2亿元, CNY 120 million.</summary>
    public static string Number(decimal value, string unit, Words words)
    {
        if (!words.IsEnglish) return NumberScale.Full(ChartUnit.OfFact(unit), value);
        if (unit == "%") return Plain(value) + "%";
        if (unit == "pp") return Plain(value) + " pp";
        var (factor, name) = Array.Find(Scales, s => Math.Abs(value) >= s.Factor && s.Factor > 1e3m);
        var number = factor == 0 ? Plain(value) : Plain(Math.Round(value / factor, 4)) + name;
        return unit.Length == 3 && unit.All(char.IsAsciiLetterUpper) ? unit + " " + number : Spaced(number, unit);
    }

    /// <summary>A stretch of time in its shortest name; empty for none.</summary>
    public static string Time(Period? period, Words words) => period is null ? "" : Time(period.From, period.To, words);

    /// <summary>A stretch of time in its shortest name.</summary>
    public static string Time(DateOnly from, DateOnly to, Words words)
    {
        if (!words.IsEnglish) return PeriodName.Of(from, to);
        if (from == to) return Day(from);
        var whole = from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month);
        return (whole && from.Year == to.Year, from.Month, to.Month) switch
        {
            (true, 1, 12) => from.Year.ToString(CultureInfo.InvariantCulture),
            (true, 1, 6) => $"H1 {from.Year}",
            (true, 7, 12) => $"H2 {from.Year}",
            (true, var first, var last) when last - first == 2 && last % 3 == 0 => $"Q{last / 3} {from.Year}",
            (true, var first, var last) when first == last => from.ToString("MMM yyyy", CultureInfo.InvariantCulture),
            (true, _, _) => string.Create(CultureInfo.InvariantCulture, $"{from:MMM}–{to:MMM} {to:yyyy}"),
            _ when whole && from.Month == 1 && to.Month == 12 => $"{from.Year}–{to.Year}",
            _ => $"{Day(from)} – {Day(to)}",
        };
    }

    /// <summary>A day as 2024-03-04; empty for none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A probability in whole per cent.</summary>
    public static string Share(double p) => Math.Floor(p * 100).ToString("0", CultureInfo.InvariantCulture) + "%";

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Plain(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Spaced(string one, string other) => one.Length == 0 || other.Length == 0 ? one + other : one + " " + other;
}
