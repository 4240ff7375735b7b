using FsCheck;
using FsCheck.Fluent;

using PolicyML.Tests.Unit.Robustness;
using PolicyML.Text;

namespace PolicyML.Tests.Unit.Properties;

/// <summary>A time that is printed means the days that a calendar has for it, on whatever later day it is printed.</summary>
public class PeriodProperties
{
    private static readonly string[] Quarters = ["一", "二", "三", "四"];

    // A time in words and its first and last day.
    private static readonly Gen<(string Text, DateOnly From, DateOnly To)> Printed =
        from year in Gen.Choose(1990, 2060)
        from month in Gen.Choose(1, 12)
        from quarter in Gen.Choose(1, 4)
        from kind in Gen.Choose(0, 7)
        select kind switch
        {
            0 => ($"{year}年", Day(year, 1), End(year, 12)),
            1 => ($"{year}年{month}月", Day(year, month), End(year, month)),
            2 => ($"{year}年{Quarters[quarter - 1]}季度", Day(year, (quarter * 3) - 2), End(year, quarter * 3)),
            3 => ($"{year}年第{Quarters[quarter - 1]}季度", Day(year, (quarter * 3) - 2), End(year, quarter * 3)),
            4 => ($"{year}年上半年", Day(year, 1), End(year, 6)),
            5 => ($"{year}年下半年", Day(year, 7), End(year, 12)),
            6 => ($"{year}年1—{Math.Max(2, month)}月", Day(year, 1), End(year, Math.Max(2, month))),
            _ => ($"{year}年前三季度", Day(year, 1), End(year, 9)),
        };

    // The same from the year of print: this year's and last year's.
    private static readonly Gen<(string Text, DateOnly From, DateOnly To, DateOnly Published)> Relative =
        from year in Gen.Choose(1992, 2060)
        from day in Gen.Choose(0, 364)
        from kind in Gen.Choose(0, 4)
        let published = new DateOnly(year, 1, 1).AddDays(day)
        select kind switch
        {
            0 => ("去年", Day(year - 1, 1), End(year - 1, 12), published),
            1 => ("去年上半年", Day(year - 1, 1), End(year - 1, 6), published),
            2 => ("去年前三季度", Day(year - 1, 1), End(year - 1, 9), published),
            3 => ("去年12月", Day(year - 1, 12), End(year - 1, 12), published),
            _ => ("今年以来", Day(year, 1), published, published),
        };

    [Fact]
    public void With_its_year() =>
        Prop.ForAll((from time in Printed from later in Gen.Choose(1, 700) select (time.Text, time.From, time.To, Published: time.To.AddDays(later))).ToArbitrary(), Means)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(600).WithReplay(2026, 1123));

    [Fact]
    public void By_the_year_of_print() => Prop.ForAll(Relative.ToArbitrary(), Means).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2026, 1123));

    private static bool Means((string Text, DateOnly From, DateOnly To, DateOnly Published) time)
    {
        var source = SourceText.FromString($"夏县经济运行情况\n\n本报讯　{time.Text}，夏县实现地区生产总值12.5亿元。\n");
        var period = RobustnessChain.Analyze(source, time.Published).SelectMany(a => a.Facts).Single().Period;
        return (period?.From, period?.To) == (time.From, time.To)
            ? true
            : throw new InvalidOperationException($"{time.Text}, printed on {time.Published:O}: {period?.From:O} to {period?.To:O}, not {time.From:O} to {time.To:O}");
    }

    private static DateOnly Day(int year, int month) => new(year, month, 1);

    private static DateOnly End(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
