namespace PolicyML.Extraction.Periods;

/// <summary>Resolves time expressions to days against the day of publication.</summary>
internal sealed class PeriodResolver
{
    // A day of the weeks to come is announced, not remembered.
    private const int NearFuture = 45;
    private readonly PeriodVocabulary vocabulary;

    public PeriodResolver(PeriodVocabulary vocabulary) => this.vocabulary = vocabulary;

    /// <summary>Resolves a mention.</summary>
    /// <param name="mention">The time expression.</param>
    /// <param name="published">The day of publication, or null.</param>
    /// <param name="scopeYear">The year in force where the mention gives none, or null.</param>
    /// <param name="future">True where the number is planned or hoped for.</param>
    /// <returns>First and last day, both included; null where it cannot be resolved.</returns>
    public (DateOnly From, DateOnly To)? Resolve(PeriodMention mention, DateOnly? published, int? scopeYear, bool future)
    {
        if (mention.Part == PeriodPart.FiveYearPlan) return OfPlan(mention, published);
        if (mention.Part == PeriodPart.YearRange) return Years(mention.A, mention.B);
        if (mention.Part == PeriodPart.LastYears) return LastYears(mention, published, scopeYear);
        if (mention.Part == PeriodPart.NextYears) return NextYears(mention.A, published);
        if (mention.Part is PeriodPart.Weekday or PeriodPart.Week or PeriodPart.DayOfMonth) return published is { } issue ? NearDays.Resolve(mention, issue, future) : null;
        if (mention.Part == PeriodPart.FiscalYear) return mention.A > 0 && DayOf(mention.Year, mention.A, mention.B) is { } close ? (mention.C == 1 ? StartOfQuarter(close) : close.AddYears(-1).AddDays(1), close) : null;
        if (YearOf(mention, published, scopeYear, future) is not { } year || year is < 1900 or > 2100) return null;
        // 2018年以来 has no end where the day of publication is unknown.
        if (mention.Has(PeriodFlags.Since) && published is null) return null;
        // 二季度以来 runs to the day of publication.
        if (mention.Has(PeriodFlags.Since) && mention.Part is PeriodPart.Half or PeriodPart.Quarter && published is { } until)
        {
            var first = new DateOnly(year, mention.Part == PeriodPart.Half ? mention.A * 6 - 5 : mention.A * 3 - 2, 1);
            return first <= until ? (first, until) : null;
        }

        return mention.Part switch
        {
            PeriodPart.Year => OfYear(mention, year, published),
            PeriodPart.Half => mention.A == 1 ? Months(year, 1, 6) : Months(year, 7, 12),
            PeriodPart.Quarter => Months(year, mention.A * 3 - 2, mention.A * 3),
            PeriodPart.FirstQuarters => Months(year, 1, mention.A * 3),
            PeriodPart.FirstMonths => Months(year, 1, mention.A),
            PeriodPart.Month => OfMonth(mention, year, published),
            PeriodPart.MonthRange => Months(year, mention.A, mention.B),
            PeriodPart.Day => OfDay(mention, year, published),
            PeriodPart.DayRange => OfDays(mention, year, published),
            PeriodPart.YearToDate => published is { } day ? (new DateOnly(day.Year, 1, 1), day) : null,
            PeriodPart.Holiday => vocabulary.Holiday(mention.A, year),
            _ => null,
        };
    }

    /// <summary>The year a mention speaks of; null where nothing tells it.</summary>
    public static int? YearOf(PeriodMention mention, DateOnly? published, int? scopeYear, bool future)
    {
        if (mention.Year > 0) return mention.Year;
        if (mention.YearOffset is { } offset) return published?.Year + offset;
        if (mention.Part == PeriodPart.Year) return scopeYear ?? DefaultYear(published, future);
        if (scopeYear is { } scope && (published is null || scope != published.Value.Year)) return scope;
        if (published is not { } day) return scopeYear;
        var end = EndMonth(mention);
        if (future) return day.Year;
        // A month, quarter or half that is still to come belongs to the year before.
        if (mention.Part == PeriodPart.Day) return DayOf(day.Year, mention.A, mention.B) is { } near && near > day.AddDays(NearFuture) ? day.Year - 1 : day.Year;
        return end > day.Month ? day.Year - 1 : day.Year;
    }

    // 全年 in the first quarter's news looks back on the year before.
    private static int? DefaultYear(DateOnly? published, bool future) =>
        published is not { } day ? null : !future && day.Month <= 3 ? day.Year - 1 : day.Year;

    /// <summary>The month in which a part of a year is as good as over; 0 where it has none.</summary>
    public static int EndMonth(PeriodMention mention) => mention.Part switch
    {
        PeriodPart.Half => mention.A * 6 - 3,
        PeriodPart.Quarter or PeriodPart.FirstQuarters => mention.A * 3 - 1,
        PeriodPart.FirstMonths or PeriodPart.Month => mention.A,
        PeriodPart.MonthRange => mention.B,
        PeriodPart.DayRange => mention.A / 100,
        PeriodPart.Holiday => mention.A switch { 1 or 2 => 1, 3 => 4, 4 => 5, 5 => 5, 6 => 9, _ => 10 },
        _ => 0,
    };

    // The first plan ran from 1953; from the seventh on, plan n covers 1956 + 5n - 5 to 1956 + 5n - 1.
    private static (DateOnly, DateOnly)? OfPlan(PeriodMention mention, DateOnly? published)
    {
        var last = 1955 + mention.A * 5;
        if (mention.Has(PeriodFlags.Since) && published is { } today && today.Year >= last - 4 && today.Year <= last) return (new DateOnly(last - 4, 1, 1), today);
        return mention.Has(PeriodFlags.AtEnd) ? Years(last, last) : Years(last - 4, last);
    }

    private static (DateOnly, DateOnly)? OfYear(PeriodMention mention, int year, DateOnly? published)
    {
        if (mention.Has(PeriodFlags.Since) && published is { } day && day.Year >= year) return (new DateOnly(year, 1, 1), day);
        return Years(year, year);
    }

    private static (DateOnly, DateOnly)? OfMonth(PeriodMention mention, int year, DateOnly? published)
    {
        if (mention.A < 0)
        {
            if (published is not { } day) return null;
            var month = day.AddMonths(mention.A switch { -1 => -1, -2 => 1, _ => 0 });
            return Months(month.Year, month.Month, month.Month);
        }

        if (mention.Has(PeriodFlags.Since) && published is { } today && mention.A is >= 1 and <= 12 && new DateOnly(year, mention.A, 1) <= today) return (new DateOnly(year, mention.A, 1), today);
        if (mention.Has(PeriodFlags.UpTo))
        {
            return mention.A is >= 1 and <= 12 ? Months(year, 1, mention.A) : null;
        }

        return Months(year, mention.A, mention.A);
    }

    private static (DateOnly, DateOnly)? OfDay(PeriodMention mention, int year, DateOnly? published)
    {
        if (mention.A <= 0) return published is { } today ? (today.AddDays(mention.A), today.AddDays(mention.A)) : null;
        if (DayOf(year, mention.A, mention.B) is not { } day) return null;
        if (mention.Has(PeriodFlags.Since) && published is { } issue && day <= issue) return (day, issue);
        return mention.Has(PeriodFlags.UpTo) ? (new DateOnly(year, 1, 1), day) : (day, day);
    }

    // 8月下旬以来 runs to the day of publication, 到6月上旬 from the first of January; C are the years from the first day to the last.
    private static (DateOnly, DateOnly)? OfDays(PeriodMention mention, int year, DateOnly? published)
    {
        var last = year + mention.C;
        if (DayOf(year, mention.A / 100, mention.A % 100) is not { } from || DayOf(last, mention.B / 100, LastDay(last, mention.B)) is not { } to || to < from) return null;
        if (mention.Has(PeriodFlags.Since) && published is { } today && from <= today) return (from, today);
        return mention.Has(PeriodFlags.UpTo) ? (new DateOnly(year, 1, 1), to) : (from, to);
    }

    private static int LastDay(int year, int code) => code % 100 == 99 && code / 100 is >= 1 and <= 12 ? DateTime.DaysInMonth(year, code / 100) : code % 100;

    private static (DateOnly, DateOnly)? LastYears(PeriodMention mention, DateOnly? published, int? scopeYear)
    {
        if (mention.A == 0 || published is not { } day) return null;
        // Said in the first quarter, the years end with the year before; else with the year in force.
        var last = scopeYear ?? (day.Month <= 3 ? day.Year - 1 : day.Year);
        return Years(last - mention.A + 1, last);
    }

    // Said in the first quarter, the years to come begin with that of publication; else with the next.
    private static (DateOnly, DateOnly)? NextYears(int count, DateOnly? published)
    {
        if (published is not { } day) return null;
        var first = day.Month <= 3 ? day.Year : day.Year + 1;
        return Years(first, first + count - 1);
    }

    // A quarter that a day closes: from the first of a month where it is the last of one.
    private static DateOnly StartOfQuarter(DateOnly close) =>
        close.Day == DateTime.DaysInMonth(close.Year, close.Month) ? new DateOnly(close.Year, close.Month, 1).AddMonths(-2) : close.AddMonths(-3).AddDays(1);

    private static DateOnly? DayOf(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static (DateOnly, DateOnly)? Years(int first, int last) =>
        first is < 1900 or > 2100 || last is < 1900 or > 2100 ? null : (new DateOnly(first, 1, 1), new DateOnly(last, 12, 31));

    private static (DateOnly, DateOnly)? Months(int year, int first, int last) =>
        first is < 1 or > 12 || last is < 1 or > 12 ? null : (new DateOnly(year, first, 1), new DateOnly(year, last, DateTime.DaysInMonth(year, last)));
}
