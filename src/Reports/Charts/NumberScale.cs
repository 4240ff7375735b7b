using System.Globalization;

using PolicyML.Core;

namespace PolicyML.Reports.Charts;

/// <summary>How the numbers of a chart are written: all in one multiple of their unit, such as 亿元.</summary>
/// <param name="Unit">The unit of the values.</param>
/// <param name="Factor">How many units one written unit is: 100000000 for 亿元.</param>
/// <param name="Name">The written unit: 亿元, %, 个百分点.</param>
public sealed record NumberScale(ChartUnit Unit, decimal Factor, string Name)
{
    private const decimal Absurd = 1e12m;   // from here on, in the written unit, numbers take a power of ten

    private static readonly (decimal Factor, string Prefix)[] Multiples = [(1e12m, "万亿"), (1e8m, "亿"), (1e4m, "万")];

    /// <summary>The multiple that fits the greatest of some values.</summary>
    public static NumberScale For(ChartUnit unit, IEnumerable<decimal> values)
    {
        var greatest = values.Select(Math.Abs).DefaultIfEmpty(0).Max();
        if (unit.Kind is ChartUnitKind.Percent or ChartUnitKind.PercentagePoints || !IsScalable(unit.Name)) return new(unit, 1, unit.Name);
        var least = unit.Kind == ChartUnitKind.Money ? 1m : 10m;
        foreach (var (factor, prefix) in Multiples)
        {
            if (greatest >= factor * least) return new(unit, factor, prefix + unit.Name);
        }

        return new(unit, 1, unit.Name);
    }

    /// <summary>A value in the unit that fits it best, with its name: 6650万元, 5.2%, −0.3个百分点.</summary>
    public static string Full(ChartUnit unit, decimal value) => For(unit, [value]).WithUnit(value);

    /// <summary>A number with its bound and its range in the unit that fits it best: 约5%, 20亿—40亿元; 无数据 where there is none.</summary>
    public static string Full(ChartUnit unit, ChartMark mark)
    {
        if (mark.Value is not { } value) return "无数据";
        var text = Prefix(mark.Bound) + Full(unit, value);
        if (mark.Low is null && mark.High is null) return text;
        return $"{text}（{Full(unit, mark.Low ?? value)}至{Full(unit, mark.High ?? value)}）";
    }

    /// <summary>The number alone, rounded to what a chart shows; where that would be nothing, in a smaller unit with its name.</summary>
    public string Short(decimal value)
    {
        var scaled = value / Factor;
        var rounded = Math.Round(scaled, Math.Abs(scaled) >= 100 ? 1 : 2, MidpointRounding.AwayFromZero);
        return rounded == 0 && value != 0 && Factor > 1 ? Full(Unit, value) : Text(rounded == 0 ? scaled : rounded, 4);
    }

    /// <summary>The number alone with its bound, 无数据 where there is none; % stays with it.</summary>
    public string Short(ChartMark mark)
    {
        if (mark.Value is not { } value) return "无数据";
        return Prefix(mark.Bound) + Short(value) + (Unit.Kind == ChartUnitKind.Percent ? "%" : "");
    }

    /// <summary>A number that is already in the written unit, with so many digits after the point.</summary>
    public static string Fixed(double scaled, int decimals)
    {
        if (Math.Abs(scaled) >= (double)Absurd) return Signed(scaled.ToString("0.##E+0", CultureInfo.InvariantCulture));
        var text = scaled.ToString("F" + Math.Clamp(decimals, 0, 12).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Signed(text.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? text.TrimStart('-') : text);
    }

    private string WithUnit(decimal value) => Text(value / Factor, 4) + Name;

    private static string Prefix(Bound bound) => bound switch
    {
        Bound.Approx => "约",
        Bound.AtLeast => "≥",
        Bound.AtMost => "≤",
        _ => "",
    };

    private static string Text(decimal value, int decimals) => Math.Abs(value) >= Absurd
        ? Signed(value.ToString("0.##E+0", CultureInfo.InvariantCulture))
        : Signed(Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.####", CultureInfo.InvariantCulture));

    private static string Signed(string number) => number switch
    {
        "-0" => "0",
        ['-', .. var rest] => "−" + rest,
        _ => number,
    };

    private static bool IsScalable(string name) => name.Length > 0 && name[0] is not ('万' or '亿' or '千' or '百' or '%') && !name.Contains('/');
}
