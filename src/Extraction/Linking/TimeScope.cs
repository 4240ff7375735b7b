using PolicyML.Core;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>The time in force while an article is read: the last topic of time, and whether plans are being laid.</summary>
internal sealed class TimeScope
{
    private (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? headSection;
    private (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? taskSection;

    private PeriodMention? day;
    private IReadOnlyList<PeriodMention>? list;
    private int listAt;
    private int sentences;
    private int topicAt;
    private int dayAt;

    public TimeScope(DateOnly? published) => Published = published;

    /// <summary>True in a work report, whose topics hold until the next, over paragraphs.</summary>
    public bool IsReport { get; private set; }

    /// <summary>Reading offset at which the paragraph starts.</summary>
    public int ParagraphStart { get; set; }

    /// <summary>The last day named in the article (3月5日), for 当天.</summary>
    public PeriodMention? Day
    {
        get => day;
        set
        {
            day = value;
            dayAt = sentences;
            IsAbroad = false;
        }
    }

    /// <summary>The times listed for a list of figures (2021年、2022年和2023年), for the lists of the next sentence; null where none are.</summary>
    public IReadOnlyList<PeriodMention>? List
    {
        get => sentences - listAt <= 1 ? list : null;
        set
        {
            list = value;
            listAt = sentences;
        }
    }

    /// <summary>Sentences read since the topic was set.</summary>
    public int AgeOfTopic => sentences - topicAt;

    /// <summary>Sentences read since the day was named.</summary>
    public int AgeOfDay => sentences - dayAt;

    /// <summary>The day on which a balance of this paragraph was held (6月末), for the balances after it.</summary>
    public Period? BalanceDay { get; set; }

    /// <summary>The part of a year that an earlier paragraph spoke of (前三季度), for statistics that go on without a time.</summary>
    public (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? Earlier { get; private set; }

    /// <summary>The time of a heading (1—8月), in force for what follows until the next heading.</summary>
    public (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? Section { get; private set; }

    /// <summary>The quarter, half or year that a company's notice reports on, for 期内 and 单季度.</summary>
    public (PeriodMention Mention, (DateOnly From, DateOnly To) Days, string Text)? Reporting { get; set; }

    /// <summary>The last year printed, for 当年6月.</summary>
    public int? LastYear { get; set; }

    /// <summary>True while the paragraph quotes a market abroad.</summary>
    public bool IsAbroad { get; set; }

    /// <summary>The time of the first figure of the sentence before, for a sentence that opens with 其中; null where it has none.</summary>
    public Period? Whole { get; set; }

    /// <summary>The fiscal year that the paragraph's firm reports on: its quarters are none of the calendar's.</summary>
    public PeriodMention? Fiscal { get; set; }

    /// <summary>The last year printed with a part of a year, where nothing else tells the year.</summary>
    public int? PrintedYear { get; set; }

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
        topicAt = sentences;
    }

    /// <summary>Counts a sentence that begins.</summary>
    public void StartSentence() => sentences++;

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

    /// <summary>Takes the section in force for that of the headline, to which a numbered heading returns.</summary>
    public void KeepHeadSection() => headSection = Section;

    /// <summary>Ends the section that a heading without number (of a table) has opened.</summary>
    public void LeaveSection() => Section = headSection;

    /// <summary>Keeps the topic for statistics of later paragraphs that name no time.</summary>
    public void KeepEarlier()
    {
        if (Mention is { Part: PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters or PeriodPart.FirstMonths or PeriodPart.MonthRange } mention && Days is { } days && !Plan && !(Earlier is { } other && other.Days.To > days.To))
            Earlier = (mention, days, Text);
    }

    /// <summary>Forgets the topic of earlier paragraphs: 目前, 近日 speak of another time.</summary>
    public void ForgetEarlier() => Earlier = null;

    /// <summary>In a work report: the year of what is to be done, named by a heading, for the paragraphs below it.</summary>
    public void MakeTaskSection(PeriodMention mention, (DateOnly From, DateOnly To) days, string text) => taskSection = (mention, days, text);

    /// <summary>Ends the section of tasks.</summary>
    public void LeaveTaskSection() => taskSection = null;

    /// <summary>Starts a paragraph of a work report: tasks return to the year of their section.</summary>
    public void StartReportParagraph()
    {
        if (taskSection is not { } section) return;
        Set(section.Mention, section.Days, section.Text);
        Plan = true;
    }

    /// <summary>Starts a paragraph that does not go on with the one before.</summary>
    public void StartParagraph()
    {
        Clear();
        BalanceDay = null;
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
