using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Reports.Briefing;

/// <summary>The rows of a store that a briefing is made of.</summary>
public sealed record BriefingRows
{
    private static readonly string[] Investments = ["investment_total", "investment_signed", "investment_completed"];

    /// <summary>The days that the briefing is about; null where no article has one.</summary>
    public required BriefingPeriod? Period { get; init; }

    /// <summary>The articles of the period, repeats included.</summary>
    public required IReadOnlyList<StoredArticle> Articles { get; init; }

    /// <summary>The facts of the period and of the one before it, repeats included.</summary>
    public required IReadOnlyList<StoredFact> Facts { get; init; }

    /// <summary>The division whose projects are told of; null for all. The ledger is built of all places, so that a project is one row wherever it was reported.</summary>
    public string? Place { get; init; }

    /// <summary>The chain whose projects are told of; null for all.</summary>
    public string? Chain { get; init; }

    /// <summary>The mentions of projects up to the end of the period.</summary>
    public required IReadOnlyList<StoredProject> Projects { get; init; }

    /// <summary>The mentions of enterprises up to the end of the period.</summary>
    public required IReadOnlyList<StoredEnterprise> Enterprises { get; init; }

    /// <summary>Sums of investment up to the end of the period, for the ledger of projects.</summary>
    public required IReadOnlyList<StoredFact> Sums { get; init; }

    /// <summary>A source with its text; null where it is gone.</summary>
    public required Func<string, SourceRecord?> Source { get; init; }

    /// <summary>Reads the rows of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="filter">Place, chain, theme and source of the articles; its days are those of the briefing.</param>
    public static BriefingRows Read(IStoreReader store, StoreFilter filter)
    {
        var articles = store.Articles(filter).Where(a => a.Head.Kind != ArticleKind.Masthead).ToList();
        var days = articles.Select(a => a.Head.Published).OfType<DateOnly>().ToList();
        var period = (filter.PublishedFrom ?? Least(days), filter.PublishedTo ?? Greatest(days)) is ({ } from, { } to) && from <= to
            ? new BriefingPeriod(from, to)
            : (BriefingPeriod?)null;
        var upToEnd = filter with { PublishedFrom = null, PublishedTo = period?.To ?? filter.PublishedTo };
        var withBefore = upToEnd with { PublishedFrom = filter.PublishedFrom is null ? null : period?.Before().From };
        var everywhere = upToEnd with { Place = null, Chain = null };
        return new BriefingRows
        {
            Period = period,
            Place = filter.Place,
            Chain = filter.Chain,
            Articles = articles,
            Facts = [.. store.Facts(withBefore)],
            Projects = [.. store.Projects(everywhere)],
            Enterprises = [.. store.Enterprises(everywhere)],
            Sums = [.. Investments.SelectMany(id => store.Facts(everywhere with { Indicator = id, Measure = Measure.Amount }))],
            Source = store.Source,
        };
    }

    private static DateOnly? Least(List<DateOnly> days) => days.Count == 0 ? null : days.Min();

    private static DateOnly? Greatest(List<DateOnly> days) => days.Count == 0 ? null : days.Max();
}
