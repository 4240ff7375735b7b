namespace PolicyML.Extraction.Periods;

/// <summary>The part of a year that a time expression names.</summary>
internal enum PeriodPart
{
    Year,
    Half,
    Quarter,
    FirstQuarters,
    Month,
    MonthRange,
    FirstMonths,
    Day,
    DayRange,
    YearToDate,
    FiveYearPlan,
    YearRange,
    LastYears,
    Holiday,
    SameDay,
    Weekday,
    Week,
    DayOfMonth,
    SameReporting,
    FiscalYear,
    LastMonths,
    NextYears,
    Unknown,
}

/// <summary>A time expression as printed, not yet resolved.</summary>
/// <param name="Start">First code unit in the reading text, included.</param>
/// <param name="End">End, excluded.</param>
/// <param name="Part">What part of a year it names.</param>
/// <param name="Year">The printed year, or 0.</param>
/// <param name="YearOffset">Years to add to the year of publication where no year is printed; null where nothing says.</param>
/// <param name="A">First number of the part: half, quarter, month, first year, plan, holiday, day of the week or month.</param>
/// <param name="B">Second number: last month, last year, day, weeks from that of publication; days for the last weeks.</param>
/// <param name="C">Third number: 1 where a weekday names its week (上周五).</param>
/// <param name="Flags">What stands around it.</param>
internal readonly record struct PeriodMention(int Start, int End, PeriodPart Part, int Year, int? YearOffset, int A, int B, int C, PeriodFlags Flags)
{
    /// <summary>True where it names a single day.</summary>
    public bool IsDay => Part is PeriodPart.Day or PeriodPart.Weekday or PeriodPart.DayOfMonth;

    public bool Has(PeriodFlags flags) => (Flags & flags) != PeriodFlags.None;
}

/// <summary>What the words around a time expression make of it.</summary>
[Flags]
internal enum PeriodFlags
{
    None = 0,

    /// <summary>比, 较, 与 before it: the base of a comparison, not the time of the number.</summary>
    Base = 1,

    /// <summary>到, 底前: a day by which.</summary>
    Deadline = 2,

    /// <summary>截至: up to then.</summary>
    UpTo = 4,

    /// <summary>以来: from then on.</summary>
    Since = 8,

    /// <summary>末, 底: the end of it.</summary>
    AtEnd = 16,

    /// <summary>同期: the same time of another year.</summary>
    SamePeriod = 32,

    /// <summary>全年: the whole of the year in force.</summary>
    WholeYear = 64,

    /// <summary>从, 由, 自 before it: where a change starts.</summary>
    From = 128,

    /// <summary>The year stands in the name of a thing (2024年“春风行动”, 2023年度优秀企业): not a time of figures.</summary>
    Name = 256,

    /// <summary>收盘, 资金流向 after it: the trading day, in force for the quotations that follow.</summary>
    TradingDay = 512,

    /// <summary>电, 讯, 消息 after it: the day of the report, in force for quotations and events, not the time of its figures.</summary>
    Dateline = 2048,

    /// <summary>The week of the day in force (全周, 周涨), not that of publication.</summary>
    InForce = 1024,

    /// <summary>当年 before it: of the year printed last, not that of publication.</summary>
    SameYear = 4096,
}
