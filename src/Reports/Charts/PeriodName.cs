namespace PolicyML.Reports.Charts;

/// <summary>Stretches of time in words: 2024年, 2024年一季度, 2024年1—9月, 2021—2025年.</summary>
public static class PeriodName
{
    private static readonly string[] Quarters = ["一季度", "二季度", "三季度", "四季度"];

    /// <summary>Names a stretch of time.</summary>
    /// <param name="from">First day, included.</param>
    /// <param name="to">Last day, included.</param>
    public static string Of(DateOnly from, DateOnly to)
    {
        if (from == to) return Day(from);
        var whole = from.Day == 1 && to.Day == DateTime.DaysInMonth(to.Year, to.Month);
        if (!whole) return from.Year == to.Year ? $"{Day(from)}至{to.Month}月{to.Day}日" : $"{Day(from)}至{Day(to)}";
        if (from.Month == 1 && to.Month == 12) return from.Year == to.Year ? $"{from.Year}年" : $"{from.Year}—{to.Year}年";
        return from.Year == to.Year ? $"{from.Year}年{WithinYear(from.Month, to.Month)}" : $"{from.Year}年{from.Month}月至{to.Year}年{to.Month}月";
    }

    /// <summary>Names a quarter, 1 to 4.</summary>
    internal static string Quarter(int number) => Quarters[number - 1];

    private static string Day(DateOnly day) => $"{day.Year}年{day.Month}月{day.Day}日";

    private static string WithinYear(int first, int last) => (first, last) switch
    {
        _ when first == last => $"{first}月",
        (1, 6) => "上半年",
        (7, 12) => "下半年",
        (1, 9) => "前三季度",
        _ when last - first == 2 && first % 3 == 1 => Quarter((first + 2) / 3),
        _ => $"{first}—{last}月",
    };
}
