using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Storage;
using PolicyML.Workbench.Hosting;

namespace PolicyML.Workbench.Reading;

/// <summary>What the address of a page chooses by: the same names as the options of the command line.</summary>
internal sealed class Asked
{
    /// <summary>The values that every list knows.</summary>
    public static readonly string[] Keys = ["q", "place", "chain", "theme", "from", "to", "relevant", "once", "source", "confidence", "indicator", "measure", "status"];

    /// <summary>Reads the address of a visit.</summary>
    public Asked(Visit visit)
    {
        Text = visit.Get("q");
        Place = visit.Get("place");
        Chain = visit.Get("chain");
        Theme = visit.Get("theme");
        (FromText, ToText) = (visit.Get("from"), visit.Get("to"));
        (From, To) = (FirstDay(FromText), LastDay(ToText));
        Confidence = double.TryParse(visit.Get("confidence"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var p) && p is > 0 and <= 1 ? p : null;
        Indicator = visit.Get("indicator");
        Measure = JsonNames.Parse<Measure>(visit.Get("measure"));
        Status = JsonNames.Parse<FactStatus>(visit.Get("status"));
        Relevant = visit.Get("relevant") switch { "yes" or "1" or "true" => true, "no" => false, _ => null };
        Once = visit.Is("once");
        Source = visit.Get("source");
        if (Place is not null) PlaceCode = visit.Bench.Options.Analysis.FindPlace(Place, visit.Words.Language, out var problem) ?? Refuse(problem);
        if (FromText is not null && From is null) Refuse(visit.Words.Format("filter.no-day", FromText));
        if (ToText is not null && To is null) Refuse(visit.Words.Format("filter.no-day", ToText));
        if (From > To) Refuse(visit.Words["filter.days"]);
    }

    /// <summary>What is wrong with the address, in one line; null where nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Words to find.</summary>
    public string? Text { get; }

    /// <summary>Division, as it was typed.</summary>
    public string? Place { get; }

    /// <summary>Six digits of the division; null where none was asked for or found.</summary>
    public string? PlaceCode { get; }

    /// <summary>Id of a chain.</summary>
    public string? Chain { get; }

    /// <summary>Id of a theme.</summary>
    public string? Theme { get; }

    /// <summary>First day as it was typed.</summary>
    public string? FromText { get; }

    /// <summary>Last day as it was typed.</summary>
    public string? ToText { get; }

    /// <summary>First day, included.</summary>
    public DateOnly? From { get; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; }

    /// <summary>The least confidence, above 0.</summary>
    public double? Confidence { get; }

    /// <summary>Id of an indicator.</summary>
    public string? Indicator { get; }

    /// <summary>Measure of facts.</summary>
    public Measure? Measure { get; }

    /// <summary>Status of facts.</summary>
    public FactStatus? Status { get; }

    /// <summary>Relevant articles alone, the others alone, or all.</summary>
    public bool? Relevant { get; }

    /// <summary>Each story once.</summary>
    public bool Once { get; }

    /// <summary>Part of the paths of sources.</summary>
    public string? Source { get; }

    /// <summary>The filter, with days of issue.</summary>
    public StoreFilter Filter => new()
    {
        Place = PlaceCode,
        Chain = Chain,
        Theme = Theme,
        PublishedFrom = From,
        PublishedTo = To,
        Relevant = Relevant,
        WithRepeats = !Once,
        Source = Source,
        MinConfidence = Confidence,
    };

    /// <summary>The filter for figures: days are those that they are about.</summary>
    public StoreFilter FactFilter => Filter with { PublishedFrom = null, PublishedTo = null, PeriodFrom = From, PeriodTo = To, Indicator = Indicator, Measure = Measure, Status = Status };

    /// <summary>The first day that a text names: a day, or a month or year, which begins with it.</summary>
    public static DateOnly? FirstDay(string? text) => Day(text) ?? (Month(text) ?? Year(text));

    /// <summary>The last day that a text names: a day, or a month or year, which ends with it.</summary>
    public static DateOnly? LastDay(string? text) => Day(text) ?? (Month(text) is { } month ? month.AddMonths(1).AddDays(-1) : Year(text) is { } year ? year.AddYears(1).AddDays(-1) : null);

    private static DateOnly? Day(string? text) => Parse(text, "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "yyyy年M月d日");

    private static DateOnly? Month(string? text) => Parse(text, "yyyy-M", "yyyy/M", "yyyy年M月");

    private static DateOnly? Year(string? text) => Parse(text, "yyyy", "yyyy年") is { Year: >= 1900 and <= 2200 } day ? day : null;

    private static DateOnly? Parse(string? text, params string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string? Refuse(string? problem)
    {
        Problem ??= problem;
        return null;
    }
}
