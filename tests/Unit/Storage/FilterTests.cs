using PolicyML.Core;
using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Every filter gives what a look at each row by hand gives, in the order of print.</summary>
public class FilterTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Filters_give_what_a_look_at_every_row_gives(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var random = new Random(11);
        var sources = Enumerable.Range(0, 60).Select(i => new RandomSources(i).Next($"{random.Next(1000):D3}-{i}.txt")).ToList();
        Assert.All(store.SaveAll(sources), outcome => Assert.Equal(SaveOutcome.Added, outcome));
        var articles = sources.SelectMany(s => s.Articles).ToList();
        for (var i = 0; i < 400; i++)
        {
            var filter = RandomFilter(random);
            var expected = InOrder(articles.Where(a => Holds(filter, a))).ToList();
            AssertRows(filter, expected.SelectMany(a => a.Facts.Where(f => Holds(filter, a, f)).Select(f => (a.Source, a.Number, f))), store.Facts(filter).Select(r => (r.Article.Source, r.Article.Number, r.Fact)));
            AssertRows(filter, expected.Where(a => InPlace(filter, a.Place?.Code)).Select(a => (a.Source, a.Number)), store.Articles(filter).Select(r => (r.Head.Source, r.Head.Number)));
            AssertRows(filter, expected.SelectMany(a => a.Projects.Where(p => Holds(filter, a, p)).Select(p => (a.Source, a.Number, p))), store.Projects(filter).Select(r => (r.Article.Source, r.Article.Number, r.Mention)));
            AssertRows(
                filter,
                expected.Where(a => InPlace(filter, a.Place?.Code)).SelectMany(a => a.Enterprises.Where(e => e.Confidence >= (filter.MinConfidence ?? 0)).Select(e => (a.Source, a.Number, e.Name))),
                store.Enterprises(filter).Select(r => (r.Article.Source, r.Article.Number, r.Mention.Name)));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public void A_province_holds_its_prefectures_and_these_their_counties(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        foreach (var (code, i) in new[] { "410000", "410800", "410881", "419001", "420100" }.Select((c, i) => (c, i)))
        {
            var article = new Article { Source = $"{i}.txt", Number = 1, Place = new Place(code, "地" + code), Segments = [new TextSpan(0, 2)] };
            store.Save(new SourceRecord { Path = $"{i}.txt", Text = "正文", Articles = [article] });
        }

        Assert.Equal(4, store.Articles(new StoreFilter { Place = "410000" }).Count());
        Assert.Equal(2, store.Articles(new StoreFilter { Place = "410800" }).Count());
        Assert.Equal("410881", Assert.Single(store.Articles(new StoreFilter { Place = "410881" })).Head.Place!.Code);
        Assert.Empty(store.Articles(new StoreFilter { Place = "430000" }));
        Assert.Equal("地410881", store.PlaceName("410881"));
        Assert.Null(store.PlaceName("430000"));
    }

    [Theory, OnSqlite, OnPostgres]
    public void Several_lists_can_be_read_at_a_time_and_left_half_read(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        for (var i = 0; i < 20; i++) store.Save(new RandomSources(i).Next(i + ".txt"));
        var first = store.Facts(StoreFilter.All).First();
        using var outer = store.Facts(StoreFilter.All).GetEnumerator();
        Assert.True(outer.MoveNext());
        Assert.NotNull(store.Source(outer.Current.Article.Source));
        Assert.Equal(first, store.Facts(StoreFilter.All).First(), (a, b) => a.Id == b.Id);
        Assert.True(outer.MoveNext());
    }

    private static void AssertRows<T>(StoreFilter filter, IEnumerable<T> expected, IEnumerable<T> actual) =>
        Assert.Equal(filter.Limit is { } most ? expected.Take(most) : expected, actual);

    private static IEnumerable<Article> InOrder(IEnumerable<Article> articles) =>
        articles.OrderBy(a => a.Published ?? DateOnly.MaxValue).ThenBy(a => a.Source, StringComparer.Ordinal).ThenBy(a => a.Number);

    private static bool Holds(StoreFilter filter, Article article) =>
        article.Kind != ArticleKind.Masthead
        && (filter.Chain is null || article.Chains.Any(l => l.Id == filter.Chain))
        && (filter.Theme is null || article.Themes.Any(l => l.Id == filter.Theme))
        && (filter.PublishedFrom is null || article.Published >= filter.PublishedFrom)
        && (filter.PublishedTo is null || article.Published <= filter.PublishedTo)
        && (filter.Relevant is null || article.Relevant == filter.Relevant)
        && (filter.Source is null || article.Source.Contains(filter.Source, StringComparison.Ordinal));

    private static bool Holds(StoreFilter filter, Article article, Fact fact)
    {
        var (from, to) = (fact.Period?.From ?? article.Published, fact.Period?.To ?? article.Published);
        return InPlace(filter, fact.Place ?? article.Place?.Code)
            && (filter.Indicator is null || fact.Indicator == filter.Indicator)
            && (filter.Measure is null || fact.Measure == filter.Measure)
            && (filter.Status is null || fact.Status == filter.Status)
            && (filter.PeriodFrom is null || to >= filter.PeriodFrom)
            && (filter.PeriodTo is null || from <= filter.PeriodTo)
            && fact.Confidence >= (filter.MinConfidence ?? 0);
    }

    private static bool Holds(StoreFilter filter, Article article, ProjectMention project) =>
        InPlace(filter, project.Place ?? article.Place?.Code) && project.Confidence >= (filter.MinConfidence ?? 0);

    private static bool InPlace(StoreFilter filter, string? code)
    {
        if (filter.Place is null) return true;
        if (code is null) return false;
        var prefix = filter.Place.Length != 6 ? filter.Place : filter.Place.EndsWith("0000", StringComparison.Ordinal) ? filter.Place[..2] : filter.Place.EndsWith("00", StringComparison.Ordinal) ? filter.Place[..4] : filter.Place;
        return prefix.Length == filter.Place.Length ? code == prefix : code.Length == 6 && code.StartsWith(prefix, StringComparison.Ordinal);
    }

    private static StoreFilter RandomFilter(Random random)
    {
        bool Rarely() => random.Next(4) == 0;
        T? One<T>(params T[] of) => Rarely() ? of[random.Next(of.Length)] : default;
        DateOnly? Day() => Rarely() ? new DateOnly(2019 + random.Next(8), 1 + random.Next(12), 15) : null;
        return new StoreFilter
        {
            Place = One("410000", "410800", "410881", "X1", "110000", "999999", "X2"),
            Chain = One("metals", "new_energy", "nothing"),
            Theme = One("finance", "metals"),
            PublishedFrom = Day(),
            PublishedTo = Day(),
            Relevant = One<bool?>(true, false),
            Source = One("1", "-1", ".txt"),
            Indicator = One("gdp", "revenue", "none"),
            Measure = One<Measure?>(Measure.Amount, Measure.Growth),
            Status = One<FactStatus?>(FactStatus.Reported, FactStatus.Target),
            PeriodFrom = Day(),
            PeriodTo = Day(),
            MinConfidence = One<double?>(0.5, 0.99),
            Limit = One<int?>(0, 1, 7),
        };
    }
}
