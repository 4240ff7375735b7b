using PolicyML.Core;

namespace PolicyML.Storage.Writing;

/// <summary>The tags that an article is found by.</summary>
internal static class ArticleTags
{
    /// <summary>Labels, divisions with their levels, and years.</summary>
    public static HashSet<int> Of(WriteSession session, Article article)
    {
        var tags = new HashSet<int>();
        foreach (var chain in article.Chains) tags.Add(Codes.Label(session.Word(chain.Id), isTheme: false));
        foreach (var theme in article.Themes) tags.Add(Codes.Label(session.Word(theme.Id), isTheme: true));
        if (article.Place is { } place) Codes.AddLevels(tags, session.Place(place.Code));
        foreach (var fact in article.Facts)
        {
            if (fact.Place is { } own) Codes.AddLevels(tags, session.Place(own));
            AddYears(tags, fact.Period, article.Published);
        }

        foreach (var project in article.Projects)
            if (project.Place is { } own) Codes.AddLevels(tags, session.Place(own));
        return tags;
    }

    private static void AddYears(HashSet<int> tags, Period? period, DateOnly? published)
    {
        if ((period?.From ?? published)?.Year is not { } from || (period?.To ?? published)?.Year is not { } to) return;
        var (first, last) = (Math.Min(from, to), Math.Max(from, to));
        if (last - first > Codes.LongPeriod) tags.Add(Codes.ManyYears);
        else for (var year = first; year <= last; year++) tags.Add(Codes.Year(year));
    }
}
