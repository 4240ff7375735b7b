using PolicyML.Core;

namespace PolicyML.Reports.Trends;

/// <summary>The place of a figure on the time axis.</summary>
/// <param name="Bucket">Number of the step: years, quarters or months since year 0.</param>
/// <param name="From">First day of what the figure is about, included.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Form">What stretch of time it stands for.</param>
/// <param name="ByIssue">True where the day of issue stands for a missing time.</param>
internal readonly record struct TimeSlot(int Bucket, DateOnly From, DateOnly To, PointForm Form, bool ByIssue)
{
    /// <summary>True for a first step of a year, which is a whole step and runs from the first of January as well.</summary>
    public bool OpensYear => Form == PointForm.Step && !ByIssue && From is { Month: 1, Day: 1 };

    /// <summary>Days are counted from the first; how they fall into steps.</summary>
    public static int BucketOf(DateOnly day, SeriesStep step) => step switch
    {
        SeriesStep.Month => (day.Year * 12) + day.Month - 1,
        SeriesStep.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
        _ => day.Year,
    };

    /// <summary>First and last day of a step.</summary>
    public static (DateOnly From, DateOnly To) Bounds(int bucket, SeriesStep step)
    {
        var from = step switch
        {
            SeriesStep.Month => new DateOnly(bucket / 12, (bucket % 12) + 1, 1),
            SeriesStep.Quarter => new DateOnly(bucket / 4, (bucket % 4 * 3) + 1, 1),
            _ => new DateOnly(bucket, 1, 1),
        };
        var months = step switch { SeriesStep.Month => 1, SeriesStep.Quarter => 3, _ => 12 };
        return (from, LastDay(from.Year, from.Month + months - 1));
    }

    /// <summary>
    /// The slot of a figure's time: a whole step; from the first of January to any day (by the step of its last day); for sums also a
    /// time inside a step. Null where it is none of these.
    /// </summary>
    public static TimeSlot? Of(Period period, SeriesStep step, bool takesShorter)
    {
        var bucket = BucketOf(period.To, step);
        var (from, to) = Bounds(bucket, step);
        if (period.From == from && period.To == to) return new TimeSlot(bucket, from, to, PointForm.Step, ByIssue: false);
        if (period.From is { Month: 1, Day: 1 } && period.From.Year == period.To.Year && period.To > period.From)
            return new TimeSlot(bucket, period.From, period.To, PointForm.YearToDate, ByIssue: false);
        return takesShorter && period.From >= from && period.To <= to ? new TimeSlot(bucket, from, to, PointForm.Step, ByIssue: false) : null;
    }

    /// <summary>The slot of several years (年均): by the year they end in.</summary>
    public static TimeSlot? OfYears(Period period) =>
        period.To.Year > period.From.Year ? new TimeSlot(period.To.Year, period.From, period.To, PointForm.Years, ByIssue: false) : null;

    /// <summary>The slot of a day of issue.</summary>
    public static TimeSlot OfIssue(DateOnly day, SeriesStep step)
    {
        var bucket = BucketOf(day, step);
        var (from, to) = Bounds(bucket, step);
        return new TimeSlot(bucket, from, to, PointForm.Step, ByIssue: true);
    }

    /// <summary>True where the slot lies in what was asked for.</summary>
    public bool Within(SeriesOptions options) =>
        (options.From is not { } first || To >= first) && (options.To is not { } last || (Form == PointForm.Step ? From : To) <= last);

    private static DateOnly LastDay(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
