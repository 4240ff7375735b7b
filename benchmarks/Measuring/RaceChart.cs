using System.Globalization;

using PolicyML.Reports.Charts;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>The result of <c>race</c> as bars.</summary>
internal static class RaceChart
{
    /// <summary>A bar for each row: megabytes a second of processor time, in the order of the table.</summary>
    public static BarChart Of(ResultTable table) => new()
    {
        Title = "Megabytes of UTF-8 a second of processor time, one thread",
        Unit = ChartUnit.Of("MB/s"),
        Series = [new BarSeries("MB/s")],
        Groups = [.. table.Rows.Select(row => new BarGroup($"{row[0]}: {row[1]}", [new ChartMark(decimal.Parse(row[3], CultureInfo.InvariantCulture))]))],
        Direction = BarDirection.Horizontal,
    };
}
