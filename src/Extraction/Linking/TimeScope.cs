using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>The time in force while an article is read: the last topic of time, and whether plans are being laid.</summary>
internal sealed class TimeScope
{
    public TimeScope(DateOnly? published) => Published = published;

    /// <summary>True in a work report, whose topics hold until the next, over paragraphs.</summary>
    public bool IsReport { get; private set; }

    /// <summary>Reading offset at which the paragraph starts.</summary>
    public int ParagraphStart { get; set; }

    /// <summary>The last day named in the article (3月5日), for 当天.</summary>
    public PeriodMention? Day { get; set; }

    /// <summary>The part of a year that an earlier paragraph spoke of (前三季度), for statistics that go on without a time.</summary>
    public (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? Earlier { get; private set; }

    /// <summary>The time of a heading (1—8月), in force for what follows until the next heading.</summary>
    public (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? Section { get; private set; }

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

    /// <summary>Opens a work report: it looks back on the year before.</summary>
    public void OpenReport(int year)
    {
        IsReport = true;
        Set(null, (new DateOnly(year - 1, 1, 1), new DateOnly(year - 1, 12, 31)), "去年");
    }

    /// <summary>Takes the topic in force for that of a heading.</summary>
    public void MakeSection()
    {
        if (Mention is { } mention && Days is { } days) Section = (mention, days, Text);
    }

    /// <summary>Starts a paragraph that does not go on with the one before.</summary>
    public void StartParagraph()
    {
        if (Mention is { Part: PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange } mention && Days is { } days && !Plan && !(Earlier is { } other && other.Days.To > days.To))
            Earlier = (mention, days, Text);
        Clear();
        if (Section is { } section) Set(section.Mention, section.Days, section.Text);
    }

    /// <summary>Forgets the topic.</summary>
    public void Clear()
    {
        Mention = null;
        Days = null;
        Text = "";
        Plan = false;
    }
}
