using System.Text.Json;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Storage.Kept;
using PolicyML.Tests.Unit.Corrections;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>The rows in memory are those of the store, whatever is asked for and whatever was written meanwhile, here or by another process.</summary>
public class KeptRowsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly StoreFilter[] Filters =
    [
        StoreFilter.All, new() { Indicator = "gdp" }, new() { Indicator = "revenue", Place = "410800" }, new() { Place = "410000", WithRepeats = false }, new() { Place = "X1" },
        new() { Chain = "metals" }, new() { Theme = "opening", Relevant = true }, new() { Relevant = false, Indicator = "other" }, new() { Source = "1" }, new() { Measure = Measure.Growth, Status = FactStatus.Target },
        new() { MinConfidence = 0.6 }, new() { PublishedFrom = new DateOnly(2020, 1, 1) }, new() { PublishedTo = new DateOnly(2022, 6, 30), Indicator = "gdp" },
        new() { PeriodFrom = new DateOnly(2021, 1, 1), PeriodTo = new DateOnly(2023, 12, 31) }, new() { PeriodTo = new DateOnly(2022, 1, 1), Indicator = "investment_total" },
    ];

    [Theory, OnSqlite, OnPostgres]
    public void Rows_in_memory_follow_whatever_is_written(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        using var other = place.Open();
        store.SaveAll(Enumerable.Range(0, 30).Select(i => new RandomSources(i).Next($"{i}.txt"))).ToList().ForEach(_ => { });
        var kept = store.Keep(int.MaxValue);
        Assert.Null(kept.Rows(Patience, out _));
        kept.Load();
        AssertSame(store, kept);
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            Write(i % 2 == 0 ? store : other, random, i);
            AssertSame(store, kept);
        }
    }

    [Theory, OnSqlite]
    public void What_was_made_of_rows_holds_until_something_of_concern_is_written(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(CorrectionSample.Read);
        var kept = store.Keep(int.MaxValue);
        kept.Load();
        var before = kept.Rows(Patience, out _)!;
        var fact = store.Facts(new StoreFilter { Indicator = "investment_total" }).First();
        store.Corrections.Make(new ConfirmLabel(fact.Article.Id, LabelKind.Chain, "aviation") { By = "李四", At = CorrectionSample.Now });
        var labelled = kept.Rows(Patience, out var isCurrent)!;
        Assert.True(isCurrent);
        Assert.True(kept.Holds(before.Version, labelled.Version, c => c.OfFacts(_ => true)));
        Assert.False(kept.Holds(before.Version, labelled.Version, c => c.OfLabels));
        store.Corrections.Make(new RejectFact(fact.Id) { By = "李四", At = CorrectionSample.Now });
        var rejected = kept.Rows(Patience, out _)!;
        Assert.True(kept.Holds(labelled.Version, rejected.Version, c => c.OfFacts(f => f.Fact.Indicator == "gdp")));
        Assert.False(kept.Holds(labelled.Version, rejected.Version, c => c.OfFacts(f => f.Fact.Indicator == "investment_total")));
    }

    [Theory, OnSqlite]
    public void A_store_with_more_facts_than_are_kept_is_not_kept(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(CorrectionSample.Read);
        var kept = store.Keep(0);
        kept.Load();
        Assert.Null(kept.Rows(Patience, out _));
    }

    private static void Write(Store store, Random random, int step)
    {
        var path = $"{random.Next(40)}.txt";
        var article = store.Articles(StoreFilter.All).Skip(random.Next(20)).FirstOrDefault();
        var fact = store.Facts(StoreFilter.All).Skip(random.Next(30)).FirstOrDefault();
        switch (random.Next(6))
        {
            case 0:
                store.Remove(path);
                break;
            case 1 when fact is not null:
                store.Corrections.Make(new RejectFact(fact.Id) { By = "李四", At = CorrectionSample.Now });
                break;
            case 2 when article is not null:
                store.Corrections.Make(new ConfirmLabel(article.Head.Id, LabelKind.Chain, "metals") { By = "李四", At = CorrectionSample.Now });
                break;
            case 3 when article is not null && store.Corrections.Review(article.Head.Id) is { SourceText.Length: > 4 } review:
                store.Corrections.Make(new MoveBoundary(review.Id, new TextSpan(1, review.SourceText.Length / 2 + 1)) { By = "李四", At = CorrectionSample.Now, Version = review.Version });
                break;
            case 4 when store.Corrections.List(new CorrectionFilter { Undone = false }).FirstOrDefault() is { } last:
                store.Corrections.Undo(last.Id, "王五", CorrectionSample.Now);
                break;
            default:
                store.Save(new RandomSources(1000 + step).Next(path));
                break;
        }
    }

    private static void AssertSame(Store store, KeptStore kept)
    {
        var rows = kept.Rows(Patience, out var isCurrent)!;
        Assert.True(isCurrent);
        foreach (var filter in Filters)
        {
            Assert.Equal(Told(store.Facts(filter)), Told(rows.Facts(filter)));
            Assert.Equal(Told(store.Projects(filter)), Told(rows.Projects(filter)));
            Assert.Equal(Told(store.Enterprises(filter)), Told(rows.Enterprises(filter)));
        }
    }

    private static List<string> Told<T>(IEnumerable<T> rows) => [.. rows.Select(r => JsonSerializer.Serialize(r))];
}
