using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>What a briefing is to be like.</summary>
public sealed record BriefingOptions
{
    /// <summary>The title; null makes one of the place.</summary>
    public string? Title { get; init; }

    /// <summary>First day of issue, included; null for the first that there is.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of issue, included; null for the last that there is.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What the articles were chosen by, in words for the reader: 晋城市, 新能源与储能; empty where nothing was asked for.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Division that was asked for; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>Chain or theme that was asked for; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Figures below this confidence are counted and not shown, 0 to 1.</summary>
    public double LeastConfidence { get; init; } = 0.5;

    /// <summary>Figures below this confidence are marked 待核, 0 to 1.</summary>
    public double SureConfidence { get; init; } = Core.Fact.SureConfidence;

    /// <summary>The most key figures.</summary>
    public int MostFigures { get; init; } = 10;

    /// <summary>The most rows of a table; the rest is counted.</summary>
    public int MostRows { get; init; } = 15;

    /// <summary>The most articles of a theme; the rest is counted.</summary>
    public int MostArticles { get; init; } = 8;

    /// <summary>The options of a briefing on what a filter lets through.</summary>
    /// <param name="filter">What the articles are chosen by.</param>
    /// <param name="words">The vocabulary.</param>
    /// <param name="title">The title; null makes one.</param>
    /// <param name="mostRows">The most rows of a table and articles of a theme; null for the usual numbers.</param>
    public static BriefingOptions Of(StoreFilter filter, BriefingVocabulary words, string? title, int? mostRows)
    {
        var options = new BriefingOptions
        {
            Title = title,
            From = filter.PublishedFrom,
            To = filter.PublishedTo,
            Place = filter.Place,
            Label = filter.Chain ?? filter.Theme,
            Scope =
            [
                .. new[]
                {
                    filter.Place is { } place ? words.Place(place) : null,
                    filter.Chain is { } chain ? words.Label(chain) : null,
                    filter.Theme is { } theme ? words.Label(theme) : null,
                    filter.Source is { } source ? $"来源含“{source}”" : null,
                }.OfType<string>(),
            ],
        };
        options = mostRows is { } most ? options with { MostRows = most, MostArticles = most } : options;
        return filter.MinConfidence is { } least ? options with { LeastConfidence = least } : options;
    }
}
