namespace PolicyML.Extraction.Periods;

/// <summary>Resolves days and weeks that are named without a month, against the day of publication.</summary>
internal static class NearDays
{
    /// <summary>First and last day, both included, of a weekday, a week or a day of the month; weeks run from Monday to Sunday.</summary>
    /// <param name="mention">The time expression.</param>
    /// <param name="anchor">The day of publication, or the day in force for the week in force.</param>
    /// <param name="future">True where the number is planned or hoped for.</param>
    public static (DateOnly From, DateOnly To)? Resolve(PeriodMention mention, DateOnly anchor, bool future) => mention.Part switch
    {
        PeriodPart.Weekday => OfWeekday(mention, anchor, future),
        PeriodPart.Week => OfWeek(mention, anchor),
        _ => OfDayOfMonth(mention.A, anchor, future),
    };

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    // 周五 is the last one, or today; 上周五 and 本周五 are of their week.
    private static (DateOnly, DateOnly) OfWeekday(PeriodMention mention, DateOnly anchor, bool future)
    {
        var day = Monday(anchor).AddDays((7 * mention.B) + mention.A - 1);
        if (mention.C == 0 && day > anchor && !future) day = day.AddDays(-7);
        return (day, day);
    }

    // On a Monday or Tuesday the week in force is the one before.
    private static (DateOnly, DateOnly) OfWeek(PeriodMention mention, DateOnly anchor)
    {
        var monday = Monday(anchor).AddDays(7 * mention.B);
        if (mention.Has(PeriodFlags.InForce) && anchor.DayOfWeek is DayOfWeek.Monday or DayOfWeek.Tuesday) monday = monday.AddDays(-7);
        return (monday, monday.AddDays(6));
    }

    // The last such day before publication; a paper may print tomorrow's date.
    private static (DateOnly, DateOnly)? OfDayOfMonth(int day, DateOnly anchor, bool future)
    {
        var month = new DateOnly(anchor.Year, anchor.Month, 1);
        if (day > anchor.Day + 1 && !future) month = month.AddMonths(-1);
        if (day > DateTime.DaysInMonth(month.Year, month.Month)) return null;
        var found = new DateOnly(month.Year, month.Month, day);
        return (found, found);
    }
}
