namespace PolicyML.Reports.Charts;

/// <summary>What kind of unit the numbers of a chart have.</summary>
public enum ChartUnitKind
{
    /// <summary>Whole units of a currency, drawn in 万, 亿 or 万亿 of it.</summary>
    Money,

    /// <summary>Per cent, drawn with %.</summary>
    Percent,

    /// <summary>Percentage points, drawn with 个百分点.</summary>
    PercentagePoints,

    /// <summary>Things that are counted or measured, drawn in 万 or 亿 of their unit where large.</summary>
    Other,
}

/// <summary>The unit of a chart's numbers.</summary>
/// <param name="Kind">How it is scaled and written.</param>
/// <param name="Name">The name of one unit: 元, 个, 户, 吨; may be empty.</param>
public sealed record ChartUnit(ChartUnitKind Kind, string Name)
{
    /// <summary>Yuan, drawn in 万元, 亿元 or 万亿元 as fits.</summary>
    public static ChartUnit Yuan { get; } = new(ChartUnitKind.Money, "元");

    /// <summary>Per cent.</summary>
    public static ChartUnit Percent { get; } = new(ChartUnitKind.Percent, "%");

    /// <summary>Percentage points.</summary>
    public static ChartUnit PercentagePoints { get; } = new(ChartUnitKind.PercentagePoints, "个百分点");

    /// <summary>Things of a printed unit.</summary>
    public static ChartUnit Of(string name) => new(ChartUnitKind.Other, name);

    /// <summary>The unit of a fact: <c>%</c>, <c>pp</c>, an ISO 4217 code with a Chinese name, else the printed unit.</summary>
    public static ChartUnit OfFact(string unit) => unit switch
    {
        "%" => Percent,
        "pp" => PercentagePoints,
        "CNY" => Yuan,
        "USD" => new(ChartUnitKind.Money, "美元"),
        "EUR" => new(ChartUnitKind.Money, "欧元"),
        "HKD" => new(ChartUnitKind.Money, "港元"),
        "JPY" => new(ChartUnitKind.Money, "日元"),
        _ => Of(unit),
    };
}
