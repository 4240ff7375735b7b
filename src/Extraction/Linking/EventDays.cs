using PolicyML.Core;
using PolicyML.Extraction.Cues;
using PolicyML.Extraction.Periods;

namespace PolicyML.Extraction.Linking;

/// <summary>Gives what a market quotes, what changes hands at an event and what is held on a day the day in force.</summary>
internal sealed class EventDays
{
    private readonly PeriodResolver resolver;
    private readonly PeriodExtent extent;
    private readonly HashSet<int> events;
    private readonly int orders;

    public EventDays(PeriodResolver resolver, PeriodExtent extent, CueTable cues)
    {
        this.resolver = resolver;
        this.extent = extent;
        events = [cues.IndicatorOf("investment_signed"), cues.IndicatorOf("transactions")];
        orders = cues.IndicatorOf("orders");
    }

    // 2月末，全市贷款余额…。分环节看，自备电厂贷款余额98.3亿元: held on the day that the paragraph named.
    public static bool OfBalanceDay(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.BalanceDay is not { } day || link.Measure != Measure.Amount || link.Noun is not { } noun || !sentence.Words.Held.IsIn(noun)) return false;
        link.Period = day;
        return true;
    }

    // 5月14日，…签约仪式举行。…协议总投资63.8亿元; 8月16日，…报6.2元: what happens at an event or is quoted on a market is of its day.
    public bool OfDay(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Day is not { } day) return OfSession(sentence, link, scope);
        if (IsAtEvent(sentence, link) && resolver.Resolve(day, scope.Published, null, future: false) is { } held)
        {
            extent.Set(sentence, link, day, held, sentence.Text[day.Start..day.End], addsUp: false);
            return true;
        }

        if (Quotation.Is(sentence, link) ? !IsDayInForce(sentence, day, scope) : scope.Days is not null || day.Start < scope.ParagraphStart || day.Has(PeriodFlags.UpTo) || !IsOfEvent(sentence, link, day, scope)) return false;
        if (resolver.Resolve(day, scope.Published, null, future: false) is not { } days) return false;
        // 今日港股收跌…。美股方面，道指涨1%: a market abroad closed on another day than that of the news.
        if (link.Measure == Measure.Growth && days.To == scope.Published && day.Start < sentence.Start && IsAbroad(sentence, link, scope) && !sentence.Words.Session.IsIn(sentence.Text, sentence.Start, link.Quantity.Start)) return true;
        extent.Set(sentence, link, day, days, sentence.Text[day.Start..day.End], addsUp: false);
        return true;
    }

    // 美股方面，道指跌1%。大型科技股多数收跌，…: abroad until a market at home is named.
    private static bool IsAbroad(Sentence sentence, Link link, TimeScope scope)
    {
        if (sentence.Words.Abroad.IsIn(sentence.Text, sentence.Start, link.Quantity.Start)) scope.IsAbroad = true;
        else if (scope.IsAbroad && sentence.Words.HomeMarket.IsIn(sentence.Text, sentence.Start, link.Quantity.Start)) scope.IsAbroad = false;
        return scope.IsAbroad;
    }

    // 盘中涨3%: where no day is named, the day of publication.
    private static bool OfSession(Sentence sentence, Link link, TimeScope scope)
    {
        if (scope.Published is not { } issue || scope.Days is not null || !Quotation.Is(sentence, link)) return false;
        if (!sentence.Words.Session.IsIn(sentence.Text, sentence.Start, sentence[sentence.End - 1].End)) return false;
        link.Period = new Period("", issue, issue);
        return true;
    }

    // A quotation leaves the quarter or year spoken of aside, not a week or month named after the day.
    private static bool IsDayInForce(Sentence sentence, PeriodMention day, TimeScope scope) =>
        scope.Mention is not { } topic || (topic.Part == PeriodPart.Week && sentence.Words.Session.IsIn(sentence.Text, sentence.Start, sentence[sentence.End - 1].End)) || topic.Part is PeriodPart.Year or PeriodPart.Half or PeriodPart.Quarter or PeriodPart.FirstQuarters || topic.IsDay || topic.Start < day.Start;

    // 会上签约项目5个，协议投资17.5亿元: the event is named again, whatever time the figures between are of.
    private bool IsAtEvent(Sentence sentence, Link link)
    {
        if (link.Measure != Measure.Amount || link.Status != FactStatus.Reported || !(events.Contains(link.Indicator) || link.Indicator == orders)) return false;
        return sentence.Words.AtEvent.IsIn(sentence.Text.AsSpan(sentence.Start, link.Quantity.Start - sentence.Start));
    }

    // What is signed on the day of the news; a donation is not dated by the day on which it was told.
    private bool IsOfEvent(Sentence sentence, Link link, PeriodMention day, TimeScope scope) =>
        link.Measure == Measure.Amount && link.IndicatorToken >= 0 && ((events.Contains(link.Indicator) && scope.AgeOfDay <= 1) || (!day.Has(PeriodFlags.Dateline) && !PeriodFinder.ClauseBefore(sentence, link).Contains("累计", StringComparison.Ordinal) && link.Noun is { } noun && sentence.Words.EventSum.Has(noun)));
}
