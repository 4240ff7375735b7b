namespace PolicyML.Reports.Briefing;

/// <summary>The days that a briefing is about.</summary>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
public readonly record struct BriefingPeriod(DateOnly From, DateOnly To)
{
    private bool IsWholeMonths => From.Day == 1 && To.Day == DateTime.DaysInMonth(To.Year, To.Month);

    /// <summary>True where a day lies in it; never for none.</summary>
    public bool Contains(DateOnly? day) => day >= From && day <= To;

    /// <summary>The stretch of the same length before it: as many months where it is of whole ones, else as many days.</summary>
    public BriefingPeriod Before()
    {
        if (IsWholeMonths)
        {
            var months = ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;
            return new BriefingPeriod(Earlier(From, months), From.AddDays(-1));
        }

        var days = To.DayNumber - From.DayNumber + 1;
        return From.DayNumber <= days ? this with { To = From } : new BriefingPeriod(From.AddDays(-days), From.AddDays(-1));
    }

    private static DateOnly Earlier(DateOnly day, int months) =>
        (day.Year * 12) + day.Month - 1 - months >= 12 ? day.AddMonths(-months) : DateOnly.MinValue;
}
