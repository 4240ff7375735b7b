using FsCheck;
using FsCheck.Fluent;

using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>Whatever is corrected: the rows are those of a store that read it so in the first place, and without the corrections those of the machine.</summary>
public class AnyCorrectionTests
{
    private static readonly string[] Paths = ["a.txt", "b.txt"];

    [Theory, OnSqlite, OnPostgres]
    public void Corrected_rows_are_those_of_a_corrected_reading_and_taking_all_back_leaves_the_machines(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var sources = Paths.Select((path, i) => new RandomSources((seed * 2) + i).Next(path, 5)).ToList();
            foreach (var source in sources) store.Save(source);
            var machine = StoreContent.Of(store);
            var made = Correct(store, new Random(seed), 12);
            AssertLikeFresh(store, database);
            new Random(seed + 1).Shuffle(made);
            foreach (var correction in made) Assert.Equal(CorrectionResult.Made, store.Corrections.Undo(correction, "王五", CorrectionSample.Now).Result);
            Assert.Equal(machine, StoreContent.Of(store));
            foreach (var source in sources) RoundTripTests.AssertSame(source, store.Source(source.Path)!);
            Assert.All(store.Articles(StoreFilter.All), a => Assert.False(a.Head.IsCorrected));
            foreach (var path in Paths) store.Remove(path);
            Assert.Empty(StoreContent.Of(store));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(database == TestStore.Sqlite ? 40 : 8));
    }

    [Theory, OnSqlite, OnPostgres]
    public void Another_reading_keeps_what_it_still_has(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var source = new RandomSources(seed).Next("a.txt", 5);
            store.Save(source);
            Correct(store, new Random(seed), 8);
            var corrected = StoreContent.Of(store);

            // Once more with nothing else but another headline of a page's furniture: all is found again.
            Assert.Equal(SaveOutcome.Replaced, store.Save(source with { Articles = [.. source.Articles, Furniture(source)] }));
            Assert.Equal(corrected, StoreContent.Of(store));
            AssertLikeFresh(store, database);

            // Another reading altogether, and back.
            store.Save(new RandomSources(seed + 1).Next("a.txt", 5));
            AssertLikeFresh(store, database);
            store.Save(source);
            Assert.Equal(corrected, StoreContent.Of(store));
            store.Remove("a.txt");
            Assert.All(store.Corrections.List(CorrectionFilter.All), c => Assert.True(c.IsLost));
            foreach (var left in store.Corrections.List(new CorrectionFilter { Undone = false }).ToList()) store.Corrections.Undo(left.Id, "王五", CorrectionSample.Now);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(database == TestStore.Sqlite ? 25 : 6));
    }

    private static Article Furniture(SourceRecord source) =>
        new() { Source = source.Path, Number = 999, Headline = "报头", Kind = ArticleKind.Masthead, Segments = [new TextSpan(0, source.Text.Length)] };

    /// <summary>Some corrections of any kind, with some taken back; the numbers of those that hold.</summary>
    private static long[] Correct(Store store, Random random, int count)
    {
        var made = new List<long>();
        for (var i = 0; i < count; i++)
        {
            if (made.Count > 0 && random.Next(5) == 0)
            {
                var back = made[random.Next(made.Count)];
                Assert.Equal(CorrectionResult.Made, store.Corrections.Undo(back, "王五", CorrectionSample.Now).Result);
                made.Remove(back);
            }

            if (Request(store, random) is not { } request) continue;
            var outcome = store.Corrections.Make(request);
            Assert.NotEqual(CorrectionResult.Gone, outcome.Result);
            if (outcome.Result == CorrectionResult.Made) made.Add(outcome.Correction!.Id);
        }

        return [.. made];
    }

    private static CorrectionRequest? Request(Store store, Random random)
    {
        var articles = store.Articles(StoreFilter.All).ToList();
        if (articles.Count == 0) return null;
        var review = store.Corrections.Review(articles[random.Next(articles.Count)].Head.Id)!;
        var fact = review.Facts.Count > 0 ? review.Facts[random.Next(review.Facts.Count)] : null;
        var kind = (LabelKind)random.Next(2);
        var label = (string[])["metals", "opening", "food"];
        var name = label[random.Next(label.Length)];
        var seen = review.Labels.FirstOrDefault(l => l.Kind == kind && l.Id == name)?.Version ?? 0;
        CorrectionRequest? request = random.Next(9) switch
        {
            0 when fact is not null => new ConfirmFact(fact.Id) { By = "李四", At = CorrectionSample.Now, Version = fact.Version },
            1 when fact is not null => new RejectFact(fact.Id) { By = "李四", At = CorrectionSample.Now, Version = fact.Version },
            2 or 3 when fact is not null => new ChangeFact(fact.Id, Changed(FactValues.Of(fact.Fact), random)) { By = "李四", At = CorrectionSample.Now, Version = fact.Version },
            4 => new AddFact(review.Id, Span(review.SourceText, random), CorrectionSample.Amount(random.Next(5))) { By = "李四", At = CorrectionSample.Now },
            5 => new ConfirmLabel(review.Id, kind, name) { By = "李四", At = CorrectionSample.Now, Version = seen },
            6 => new RejectLabel(review.Id, kind, name) { By = "李四", At = CorrectionSample.Now, Version = seen },
            7 => new MoveBoundary(review.Id, Span(review.SourceText, random)) { By = "李四", At = CorrectionSample.Now, Version = review.Version },
            8 => new ConfirmArticle(review.Id) { By = "李四", At = CorrectionSample.Now, Version = review.Version },
            _ => null,
        };
        return request;
    }

    private static FactValues Changed(FactValues values, Random random) => random.Next(5) switch
    {
        0 => values with { Indicator = "gdp" },
        1 => values with { Value = random.Next(100) / 8m, Unit = "元" },
        2 => values with { Period = new Period("今年", new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)) },
        3 => values with { Status = (FactStatus)random.Next(4), Subject = "某\ud800公司" },
        _ => values with { Place = "410800" },
    };

    private static TextSpan Span(string text, Random random)
    {
        var start = random.Next(text.Length + 1);
        return new TextSpan(start, random.Next(start, text.Length + 1));
    }

    /// <summary>That the store tells what one tells that was given the corrected reading as the machine's.</summary>
    private static void AssertLikeFresh(Store store, string database)
    {
        using var place = new TestStore(database);
        using var fresh = place.Open();
        foreach (var path in Paths)
            if (store.Source(path) is { } source) fresh.Save(source);
        Assert.Equal(Sorted(StoreContent.Of(fresh)), Sorted(StoreContent.Of(store)));
        foreach (var filter in Filters)
        {
            Assert.Equal(Sorted(fresh.Facts(filter).Select(f => f.Fact.ToString())), Sorted(store.Facts(filter).Select(f => f.Fact.ToString())));
            Assert.Equal(fresh.Articles(filter).Select(a => a.Head.Headline), store.Articles(filter).Select(a => a.Head.Headline));
            Assert.Equal(fresh.Search("新能源", filter).Select(h => h.Snippet), store.Search("新能源", filter).Select(h => h.Snippet));
        }

        foreach (var article in store.Articles(StoreFilter.All))
        {
            var review = store.Corrections.Review(article.Head.Id)!;
            var ids = store.Facts(new StoreFilter { Source = article.Head.Source }).Where(f => f.Article.Id == article.Head.Id).Select(f => f.Id);
            Assert.Equal(ids.Order(), review.Facts.Where(f => f.State != ReviewState.Rejected).Select(f => f.Id).Order());
        }
    }

    /// <summary>Lines in an order of their own, without who corrected a fact, which only the corrected store knows.</summary>
    private static IEnumerable<string> Sorted(IEnumerable<string> lines) =>
        lines.Select(l => l.Replace("CorrectedBy = 李四", "CorrectedBy = ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static StoreFilter[] Filters { get; } =
    [
        StoreFilter.All, new() { Chain = "metals" }, new() { Chain = "food" }, new() { Theme = "opening" }, new() { Place = "410800" }, new() { Indicator = "gdp" },
        new() { PeriodFrom = new DateOnly(2023, 6, 1), PeriodTo = new DateOnly(2023, 6, 30) }, new() { Relevant = true }, new() { WithRepeats = false },
    ];
}
