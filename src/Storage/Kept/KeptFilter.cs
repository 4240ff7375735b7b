using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Kept;

/// <summary>A <see cref="StoreFilter"/> as a check of rows in memory: lets through what the database would.</summary>
internal sealed class KeptFilter
{
    private readonly StoreFilter filter;
    private readonly (int First, int Last)? place;
    private readonly string? oddPlace;

    public KeptFilter(StoreFilter filter)
    {
        this.filter = filter;
        if (filter.Place is { } asked && Codes.PlaceOf(asked) is { } code) place = Codes.Within(code);
        else oddPlace = filter.Place;
    }

    /// <summary>True where the article may have rows that are asked for.</summary>
    public bool Allows(ArticleHead head)
    {
        if (filter.Relevant is { } relevant && head.Relevant != relevant) return false;
        if (!filter.WithRepeats && head.Story != head.Id) return false;
        if (filter.Chain is { } chain && !Has(head.Chains, chain)) return false;
        if (filter.Theme is { } theme && !Has(head.Themes, theme)) return false;
        if (filter.Source is { } part && !head.Source.Contains(part, StringComparison.Ordinal)) return false;
        if (filter.PublishedFrom is { } from && !(head.Published >= from)) return false;
        return filter.PublishedTo is not { } to || head.Published <= to;
    }

    /// <summary>True where the fact of an article that is let through is asked for.</summary>
    public bool Allows(StoredFact row)
    {
        var fact = row.Fact;
        if (filter.Indicator is { } indicator && fact.Indicator != indicator) return false;
        if (filter.Measure is { } measure && fact.Measure != measure) return false;
        if (filter.Status is { } status && fact.Status != status) return false;
        if (filter.MinConfidence is { } least && fact.Confidence < least) return false;
        return IsIn(row.PlaceCode) && IsInTime(row);
    }

    /// <summary>True where the mention is asked for.</summary>
    public bool Allows(StoredProject row) => IsIn(row.Mention.Place ?? row.Article.Place?.Code) && (filter.MinConfidence is not { } least || row.Mention.Confidence >= least);

    /// <summary>True where the mention is asked for.</summary>
    public bool Allows(StoredEnterprise row) => IsIn(row.Article.Place?.Code) && (filter.MinConfidence is not { } least || row.Mention.Confidence >= least);

    private bool IsInTime(StoredFact row)
    {
        if (filter.PeriodFrom is null && filter.PeriodTo is null) return true;
        var (first, last) = row.Fact.Period is { } period ? (period.From, period.To) : (row.Article.Published, row.Article.Published);
        return first is not null && (filter.PeriodFrom is not { } from || last >= from) && (filter.PeriodTo is not { } to || first <= to);
    }

    private bool IsIn(string? code)
    {
        if (filter.Place is null) return true;
        if (code is null) return false;
        return place is { } range ? Codes.PlaceOf(code) is { } number && number >= range.First && number <= range.Last : code == oddPlace;
    }

    private static bool Has(IReadOnlyList<Core.Label> labels, string id)
    {
        for (var i = 0; i < labels.Count; i++)
            if (labels[i].Id == id) return true;
        return false;
    }
}
