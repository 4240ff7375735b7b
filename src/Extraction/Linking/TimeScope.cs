using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>The time in force while an article is read: the last topic of time, and whether plans are being laid.</summary>
internal sealed class TimeScope
{
    public TimeScope(DateOnly? published) => Published = published;

    public DateOnly? Published { get; }

    /// <summary>The mention that governs, or null.</summary>
    public PeriodMention? Mention { get; private set; }

    /// <summary>The days it resolves to.</summary>
    public (DateOnly From, DateOnly To)? Days { get; private set; }

    /// <summary>The words that set it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>True where what is said is to be done: targets of a year that is not over.</summary>
    public bool Plan { get; set; }

    /// <summary>The year in force, or null.</summary>
    public int? Year => Days?.To.Year;

    public void Set(PeriodMention? mention, (DateOnly, DateOnly)? days, string text)
    {
        Mention = mention;
        Days = days;
        Text = text;
    }

    /// <summary>Sets a past year as the topic, as the opening of a work report does.</summary>
    public void LookBackOn(int year) => Set(null, (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)), "去年");

    public void Clear()
    {
        Mention = null;
        Days = null;
        Text = "";
        Plan = false;
    }
}
