namespace PolicyML.Reports.Charts.Layout;

/// <summary>A label below a time axis.</summary>
/// <param name="From">First step it stands under, counted from the axis' first.</param>
/// <param name="To">Last step it stands under, included.</param>
/// <param name="Text">Its words.</param>
internal readonly record struct TimeLabel(int From, int To, string Text);

/// <summary>An axis of equal steps of calendar time. A point stands in the middle of the step that holds its last day.</summary>
/// <param name="Step">Length of a step.</param>
/// <param name="First">Number of the first step, counted from the year 0.</param>
/// <param name="Count">How many steps.</param>
internal sealed record TimeAxis(TimeStep Step, int First, int Count)
{
    private const double Gap = 6;

    /// <summary>The axis that holds all points; null where there are none.</summary>
    public static TimeAxis? Of(IEnumerable<TimePoint> points, TimeStep? every)
    {
        var all = points as IReadOnlyList<TimePoint> ?? [.. points];
        if (all.Count == 0) return null;
        var step = every ?? Infer(all);
        var first = all.Min(p => Number(step, p.To));
        return new TimeAxis(step, first, all.Max(p => Number(step, p.To)) - first + 1);
    }

    /// <summary>The step of a point, from 0.</summary>
    public int IndexOf(TimePoint point) => Number(Step, point.To) - First;

    /// <summary>How many steps a point covers, at least 1.</summary>
    public int LengthOf(TimePoint point) => Math.Max(1, Number(Step, point.To) - Number(Step, point.From) + 1);

    /// <summary>First day of a step.</summary>
    public DateOnly StartOf(int index)
    {
        var number = First + index;
        return Step switch
        {
            TimeStep.Year => new DateOnly(number, 1, 1),
            TimeStep.Quarter => new DateOnly(number / 4, (number % 4 * 3) + 1, 1),
            _ => new DateOnly(number / 12, (number % 12) + 1, 1),
        };
    }

    /// <summary>Name of a step.</summary>
    public string NameOf(int index)
    {
        var start = StartOf(index);
        var months = Step switch { TimeStep.Year => 12, TimeStep.Quarter => 3, _ => 1 };
        var end = new DateOnly(start.Year, start.Month + months - 1, DateTime.DaysInMonth(start.Year, start.Month + months - 1));
        return PeriodName.Of(start, end);
    }

    /// <summary>The labels next to the axis, thinned so that they fit; none where only years fit.</summary>
    public IReadOnlyList<TimeLabel> Steps(double stepWidth, double size)
    {
        if (Step == TimeStep.Year) return Years(stepWidth, size);
        var perYear = Step == TimeStep.Quarter ? 4 : 12;
        string[] forms = Step == TimeStep.Quarter ? ["一季度", "1季"] : ["12月"];
        foreach (var form in forms)
        {
            if (stepWidth >= TextMeasure.Width(form, size) + Gap) return Thinned(1, form.Length == 2, perYear);
        }

        var every = perYear == 12 ? new[] { 3, 6 }.FirstOrDefault(n => n * stepWidth >= TextMeasure.Width("12月", size) + Gap) : 0;
        return every == 0 ? [] : Thinned(every, true, perYear);
    }

    /// <summary>The years below quarters or months; none where the axis is one of years.</summary>
    public IReadOnlyList<TimeLabel> Years(double stepWidth, double size)
    {
        var perYear = Step switch { TimeStep.Year => 1, TimeStep.Quarter => 4, _ => 12 };
        var width = perYear * stepWidth;
        var suffix = width >= TextMeasure.Width("2024年", size) + Gap ? "年" : "";
        var every = suffix == "年" ? 1 : new[] { 1, 2, 5, 10, 20, 50, 100, 200, 500 }.FirstOrDefault(n => n * width >= TextMeasure.Width("2024", size) + Gap, 1000);
        var labels = new List<TimeLabel>();
        for (var year = First / perYear; year <= (First + Count - 1) / perYear; year++)
        {
            var from = Math.Max(0, (year * perYear) - First);
            var to = Math.Min(Count - 1, ((year + 1) * perYear) - 1 - First);
            var text = year + suffix;
            var fits = every > 1 || (to - from + 1) * stepWidth >= TextMeasure.Width(text, size) || Step == TimeStep.Year || Count < perYear;
            labels.Add(new TimeLabel(from, to, year % every == 0 && fits ? text : ""));
        }

        return labels;
    }

    private List<TimeLabel> Thinned(int every, bool isShort, int perYear)
    {
        var labels = new List<TimeLabel>();
        for (var i = 0; i < Count; i++)
        {
            var within = (First + i) % perYear;
            if (within % every != 0) continue;
            var text = perYear == 12 ? $"{within + 1}月" : isShort ? $"{within + 1}季" : PeriodName.Quarter(within + 1);
            labels.Add(new TimeLabel(i, i, text));
        }

        return labels;
    }

    /// <summary>The longest step that keeps points of different dates of a kind apart, from the least distance between last days.</summary>
    private static TimeStep Infer(IReadOnlyList<TimePoint> points)
    {
        var days = points.Select(p => p.To.DayNumber).Distinct().Order().ToArray();
        var least = days.Length > 1
            ? Enumerable.Range(1, days.Length - 1).Min(i => days[i] - days[i - 1])
            : points.Min(p => p.To.DayNumber - p.From.DayNumber + 1);
        return least >= 300 ? TimeStep.Year : least >= 80 ? TimeStep.Quarter : TimeStep.Month;
    }

    private static int Number(TimeStep step, DateOnly day) => step switch
    {
        TimeStep.Year => day.Year,
        TimeStep.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
        _ => (day.Year * 12) + day.Month - 1,
    };
}
