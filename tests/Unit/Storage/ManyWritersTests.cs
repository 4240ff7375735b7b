using PolicyML.Storage;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Several stores open on one database at the same time, as several analysers have it.</summary>
public class ManyWritersTests
{
    [Theory, OnSqlite, OnPostgres]
    public void Writers_at_the_same_time_make_what_one_alone_makes(string database)
    {
        using var together = new TestStore(database);
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, writer =>
        {
            using var store = together.Open();
            using var intake = new StoreIntake(store);
            for (var i = 0; i < 60; i++) intake.Add(Source((writer * 40) + i));
            intake.Finish();
        });
        using var alone = new TestStore(database);
        using var expected = alone.Open();
        for (var i = 179; i >= 0; i--) expected.Save(Source(i));
        using var actual = together.Open(StoreAccess.Read);
        Assert.Equal(StoreContent.Of(expected), StoreContent.Of(actual));
        Assert.Equal(expected.Search("新能源", StoreFilter.All).Count(), actual.Search("新能源", StoreFilter.All).Count());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_reader_sees_only_whole_sources_while_another_writes(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        var sizes = Enumerable.Range(0, 150).ToDictionary(i => $"made.jsonl#{i}", i => Source(i).Articles.Count);
        var writing = Task.Run(() =>
        {
            using var writer = place.Open();
            foreach (var path in sizes.Keys) writer.Save(Source(int.Parse(path[11..], System.Globalization.CultureInfo.InvariantCulture)));
        });
        while (!writing.IsCompleted)
            foreach (var path in sizes.Keys.Where((_, i) => i % 30 == 0))
                if (store.Source(path) is { } source) Assert.Equal(sizes[path], source.Articles.Count);
        await writing;
    }

    [Theory, OnSqlite, OnPostgres]
    public void Outcomes_are_told_in_order(string database)
    {
        using var place = new TestStore(database);
        using var store = place.Open();
        store.Save(Source(1));
        var told = new List<(string, SaveOutcome)>();
        using var intake = new StoreIntake(store, (path, outcome) => told.Add((path, outcome)));
        foreach (var i in new[] { 0, 1, 2, 2 }) intake.Add(Source(i));
        intake.Add(Source(7) with { Path = "made.jsonl#2" });
        intake.Finish();
        Assert.Equal(
            [("made.jsonl#0", SaveOutcome.Added), ("made.jsonl#1", SaveOutcome.Unchanged), ("made.jsonl#2", SaveOutcome.Added), ("made.jsonl#2", SaveOutcome.Unchanged), ("made.jsonl#2", SaveOutcome.Replaced)],
            told);
    }

    private static SourceRecord Source(int i) => new RandomSources(i).Next($"made.jsonl#{i}") with { File = "made.jsonl" };
}
