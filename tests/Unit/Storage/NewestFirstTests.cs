using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Lists with the latest day first: days turned round, the order of print kept within a day, what has no day last; page by page the same.</summary>
public class NewestFirstTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Pages_give_the_whole_list_in_its_order(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var random = new Random(7);
        Assert.All(store.SaveAll(Enumerable.Range(0, 40).Select(i => new RandomSources(i).Next($"{random.Next(1000):D3}-{i}.txt"))), outcome => Assert.Equal(SaveOutcome.Added, outcome));
        foreach (var filter in (StoreFilter[])[new(), new() { Place = "410000" }, new() { Chain = "new_energy" }, new() { WithRepeats = false }, new() { PublishedFrom = new DateOnly(2021, 1, 1) }])
        {
            var expected = Newest(store.Articles(filter).Select(a => a.Head)).Select(h => h.Id).ToList();
            Assert.Equal(expected, InPages(limit => store.Articles(limit).Select(a => a.Head), filter));
            Assert.Equal(expected.Count, expected.Distinct().Count());
            var found = Newest(store.Search("亿", filter).Select(h => h.Article.Head)).Select(h => h.Id).ToList();
            Assert.Equal(found, InPages(limit => store.Search("亿", limit).Select(h => h.Article.Head), filter));
            var facts = Newest(store.Facts(filter), f => f.Article).Select(f => f.Id);
            Assert.Equal(facts, store.Facts(filter with { NewestFirst = true }).Select(f => f.Id));
        }
    }

    private static IEnumerable<ArticleHead> Newest(IEnumerable<ArticleHead> heads) => Newest(heads, h => h);

    private static IEnumerable<T> Newest<T>(IEnumerable<T> rows, Func<T, ArticleHead> head) => rows.OrderBy(r => head(r).Published is null).ThenByDescending(r => head(r).Published);

    private static List<long> InPages(Func<StoreFilter, IEnumerable<ArticleHead>> read, StoreFilter filter)
    {
        var (ids, after) = (new List<long>(), (ListPlace?)null);
        while (true)
        {
            var page = read(filter with { NewestFirst = true, After = after, Limit = 3 }).ToList();
            ids.AddRange(page.Select(h => h.Id));
            if (page.Count < 3) return ids;
            after = new ListPlace(page[^1].Published, page[^1].Source, page[^1].Number);
        }
    }
}
