using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Everything that the lists of a store tell, without the numbers that differ between stores: equal for stores of equal content.</summary>
internal static class StoreContent
{
    public static List<string> Of(IStoreReader store)
    {
        var articles = store.Articles(StoreFilter.All).ToList();
        var names = articles.ToDictionary(a => a.Head.Id, a => $"{a.Head.Source}:{a.Head.Number}");
        var lines = articles.ConvertAll(row => $"{Head(row.Head)} {names.GetValueOrDefault(row.Head.Story, "?")} {row.Facts} {row.Opening}");
        foreach (var row in store.Facts(StoreFilter.All)) lines.Add($"{Head(row.Article)} {row.Fact}");
        foreach (var row in store.Projects(StoreFilter.All)) lines.Add($"{Head(row.Article)} {row.Mention}");
        foreach (var row in store.Enterprises(StoreFilter.All)) lines.Add($"{Head(row.Article)} {row.Mention with { Roles = [] }} {string.Join(',', row.Mention.Roles)}");
        return lines;
    }

    private static string Head(ArticleHead head) =>
        $"{head.Source} {head.Number} {head.Headline} {head.Kind} {head.Published} {head.Place} {string.Join(' ', head.Chains)} {string.Join(' ', head.Themes)} {head.Relevant}";
}
