using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>What was typed to choose rows by. Labels, indicators and places may be given by id or by their Chinese names.</summary>
internal sealed record FilterValues
{
    /// <summary>Division code or name.</summary>
    public string? Place { get; init; }

    /// <summary>Id or name of a chain.</summary>
    public string? Chain { get; init; }

    /// <summary>Id or name of a theme.</summary>
    public string? Theme { get; init; }

    /// <summary>First day, included.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Part of the paths of sources.</summary>
    public string? Source { get; init; }

    /// <summary>Relevant articles only.</summary>
    public bool Relevant { get; init; }

    /// <summary>Each story once.</summary>
    public bool Once { get; init; }

    /// <summary>Id or name of an indicator.</summary>
    public string? Indicator { get; init; }

    /// <summary>Measure of facts.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Status of facts.</summary>
    public FactStatus? Status { get; init; }

    /// <summary>The least confidence, included.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>The greatest number of rows.</summary>
    public int? Limit { get; init; }

    /// <summary>True where the days choose by the period of facts, false where by the day of issue.</summary>
    public bool IsOnFacts { get; init; }

    /// <summary>The first day that a text names: a day, or a month or year, which begins with it.</summary>
    public static DateOnly? FirstDay(string text) => OptionValues.Date(text) ?? Month(text) ?? (Year(text) is { } year ? new DateOnly(year, 1, 1) : null);

    /// <summary>The last day that a text names: a day, or a month or year, which ends with it.</summary>
    public static DateOnly? LastDay(string text) =>
        OptionValues.Date(text)
        ?? (Month(text) is { } month ? month.AddMonths(1).AddDays(-1) : Year(text) is { } year ? new DateOnly(year, 12, 31) : null);

    /// <summary>Looks up the names.</summary>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="messages">Texts of problems.</param>
    /// <param name="problem">What is wrong, in one line; null where nothing is.</param>
    public StoreFilter Resolve(Lexicon lexicon, Catalogue messages, out string? problem)
    {
        var names = new FilterNames(lexicon, messages);
        var filter = new StoreFilter
        {
            Place = Place is null ? null : names.Place(Place),
            Chain = Chain is null ? null : names.Label(LabelKind.Chain, Chain),
            Theme = Theme is null ? null : names.Label(LabelKind.Theme, Theme),
            Indicator = Indicator is null ? null : names.Indicator(Indicator),
            Measure = Measure,
            Status = Status,
            Relevant = Relevant ? true : null,
            Source = Source,
            WithRepeats = !Once,
            MinConfidence = MinConfidence,
            Limit = Limit,
        };
        problem = names.Problem ?? (From > To ? messages.Format("filter.days", From, To) : null);
        return IsOnFacts ? filter with { PeriodFrom = From, PeriodTo = To } : filter with { PublishedFrom = From, PublishedTo = To };
    }

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-M", "yyyy年M月", "yyyy/M", "yyyy.M"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Year(string text) => OptionValues.Whole(text.TrimEnd('年')) is { } year and >= 1900 and <= 2200 ? year : null;
}
