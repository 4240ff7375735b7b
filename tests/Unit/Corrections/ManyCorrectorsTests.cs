using System.Globalization;

using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>Many people at once: no correction is lost, none goes over another's unseen, and no reader sees half of one.</summary>
public class ManyCorrectorsTests
{
    private const int Correctors = 5;
    private const int Readers = 50;
    private const int Each = 12;

    [Theory, OnSqlite, OnPostgres]
    public async Task Correctors_and_readers_at_once(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        using var others = new Connected(place, 2);
        var correcting = Enumerable.Range(0, Correctors).Select(i => Task.Run(() => Correct(others.Of(i), i))).ToArray();
        var done = Task.WhenAll(correcting);
        var reading = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadWhile(store, done))).ToArray();
        var conflicts = (await done).Sum();
        await Task.WhenAll(reading);

        // Each of them wrote its numbers behind the subject that it saw: all are there, in the order in which each wrote its own.
        var written = Fact(store, 1, "12亿").Fact.Subject!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Correctors * Each, written.Length);
        for (var i = 0; i < Correctors; i++)
            Assert.Equal(Enumerable.Range(0, Each).Select(n => $"{i}.{n}"), written.Where(w => w.StartsWith($"{i}.", StringComparison.Ordinal)));
        Assert.True(conflicts >= 0);
        Assert.Equal(Correctors * Each, store.Corrections.List(CorrectionFilter.All).Count());
        Assert.Equal(written.Length, Fact(store, 1, "12亿").History.Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Corrections_wait_for_an_ingest_and_the_ingest_for_them(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Read);
        using var other = place.Open();
        var ingest = Task.Run(() => other.SaveAll(Enumerable.Range(0, 200).Select(i => new RandomSources(i).Next($"made.jsonl#{i}") with { File = "made.jsonl" })).Count());
        for (var i = 0; i < 20; i++) Made(Change(store, Fact(store, 1, "12亿"), v => v with { Value = i }));
        Assert.Equal(200, await ingest);
        Assert.Equal(19, Fact(store, 1, "12亿").Fact.Value);
        Assert.Equal(20, Fact(store, 1, "12亿").History.Count);
    }

    private static int Correct(Store store, int corrector)
    {
        var conflicts = 0;
        for (var n = 0; n < Each;)
        {
            var seen = Fact(store, 1, "12亿");
            var mine = string.Create(CultureInfo.InvariantCulture, $"{seen.Fact.Subject} {corrector}.{n}");
            var outcome = Change(store, seen, v => v with { Subject = mine }, $"人{corrector}");
            if (outcome.Result == CorrectionResult.Conflict)
            {
                Assert.NotEmpty(outcome.Earlier);
                conflicts++;
                continue;
            }

            Made(outcome);
            n++;
        }

        return conflicts;
    }

    private static void ReadWhile(Store store, Task done)
    {
        do
        {
            Assert.Equal(4, store.Facts(StoreFilter.All).Count());
            Assert.Equal(4, store.Source(Paper)!.Articles.Sum(a => a.Facts.Count));
            var fact = Fact(store, 1, "12亿");
            Assert.Equal(fact.Version, fact.History.Count == 0 ? 0 : fact.History[^1].Id);
            if (fact.History.Count > 0) Assert.Equal(fact.History[^1].After!.Subject, fact.Fact.Subject);
            Thread.Sleep(5);
        }
        while (!done.IsCompleted);
    }

    /// <summary>Stores of several processes on one database, as far as one process can have them.</summary>
    private sealed class Connected(TestStore place, int count) : IDisposable
    {
        private readonly Store[] stores = [.. Enumerable.Range(0, count).Select(_ => place.Open())];

        public Store Of(int i) => stores[i % stores.Length];

        public void Dispose() => Array.ForEach(stores, s => s.Dispose());
    }
}
