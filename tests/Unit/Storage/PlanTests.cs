using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Every filter that the command line offers is answered by an index: no plan reads all facts or all articles for it.</summary>
public class PlanTests
{
    /// <summary>Enough other rows that reading them all costs more than an index: 40,000 articles of ten years with 200,000 figures.</summary>
    private const string Filler = """
        INSERT INTO source SELECT 1000000 + i, 'filler/' || i, '', '' FROM generate_series(1, 40000) i;
        INSERT INTO article (id, source, number, path, day, headline, kind, relevant, place, story, core_facts, segments, flags)
          SELECT 1000000 + i, 1000000 + i, 1, 'filler/' || i, 20150101 + i / 4000 * 10000 + i / 400 % 10 * 100 + i % 28, '', 0, i % 2,
            110000 + i * 7919 % 500000, 1000000 + i, 5, '', 0 FROM generate_series(1, 40000) i;
        INSERT INTO fact (indicator, day, article, ordinal, measure, status, place, own_place, confidence, value, unit, bound, rule, span_start, span_end, text)
          SELECT 100000 + a.id % 40, a.day, a.id, n, n, CASE WHEN (a.id + n) % 10 = 0 THEN 2 ELSE 0 END, a.place, 0, (a.id % 100) / 100.0, a.id, 1, 0, 1, 0, 9, 'filler'
          FROM article a CROSS JOIN generate_series(0, 4) n WHERE a.id > 1000000;
        INSERT INTO article_tag SELECT place, day, id FROM article WHERE id > 1000000;
        INSERT INTO article_tag SELECT place / 100 * 100, day, id FROM article WHERE id > 1000000 AND place % 100 > 0;
        INSERT INTO article_tag SELECT place / 10000 * 10000, day, id FROM article WHERE id > 1000000 AND place % 10000 > 99;
        INSERT INTO article_tag SELECT 10000000 + day / 10000, day, id FROM article WHERE id > 1000000;
        INSERT INTO article_tag SELECT -1000 - id % 10, day, id FROM article WHERE id > 1000000
        """;

    private static readonly StoreFilter List = new() { Limit = 200 };

    public static TheoryData<string> Names => [.. Filters.Keys];

    private static Dictionary<string, StoreFilter> Filters { get; } = new(StringComparer.Ordinal)
    {
        ["all"] = List,
        ["province"] = List with { Place = "410000" },
        ["county"] = List with { Place = "410881" },
        ["chain"] = List with { Chain = "metals" },
        ["theme"] = List with { Theme = "finance" },
        ["chain and theme"] = List with { Chain = "metals", Theme = "finance" },
        ["published"] = List with { PublishedFrom = new DateOnly(2021, 3, 1), PublishedTo = new DateOnly(2021, 3, 31) },
        ["relevant"] = List with { Relevant = true },
        ["without repeats"] = List with { WithRepeats = false },
        ["source"] = List with { Source = "1" },
        ["indicator"] = List with { Indicator = "gdp" },
        ["indicator and measure"] = List with { Indicator = "gdp", Measure = Measure.Growth },
        ["series"] = new StoreFilter { Indicator = "gdp", Measure = Measure.Amount },
        ["measure"] = List with { Measure = Measure.Growth },
        ["status"] = List with { Status = FactStatus.Target },
        ["period"] = List with { PeriodFrom = new DateOnly(2021, 1, 1), PeriodTo = new DateOnly(2021, 6, 30) },
        ["period, open"] = List with { PeriodFrom = new DateOnly(2024, 1, 1) },
        ["confidence"] = List with { MinConfidence = 0.9 },
        ["everything"] = new StoreFilter
        {
            Place = "410000",
            Chain = "metals",
            Theme = "finance",
            Indicator = "gdp",
            Measure = Measure.Growth,
            Status = FactStatus.Reported,
            WithRepeats = false,
            PublishedFrom = new DateOnly(2020, 1, 1),
            PeriodFrom = new DateOnly(2020, 1, 1),
            PeriodTo = new DateOnly(2026, 1, 1),
            MinConfidence = 0.1,
            Limit = 50,
        },
    };

    [Theory, MemberData(nameof(Names))]
    public void SQLite_scans_no_table(string name)
    {
        using var place = new TestStore(TestStore.Sqlite);
        using (var store = place.Open()) Fill(store, 40);
        foreach (var line in Plans(place, Filters[name], "EXPLAIN QUERY PLAN "))
        {
            // The articles in the order of print are the one index that may be walked through, from its start or the first day asked for.
            var isWalk = line.StartsWith("SCAN a USING INDEX article_order", StringComparison.Ordinal);
            var isMerge = line.StartsWith("SCAN t", StringComparison.Ordinal);
            Assert.False(line.StartsWith("SCAN", StringComparison.Ordinal) && !isWalk && !isMerge, line);
            Assert.False(line.Contains("SCAN f", StringComparison.Ordinal), line);
        }
    }

    [PostgresFact]
    public void PostgreSQL_scans_no_facts_for_a_filter_that_chooses()
    {
        using var place = new TestStore(TestStore.Postgres);
        using (var store = place.Open())
        {
            Fill(store, 100);
            foreach (var statement in Filler.Split(";\n", StringSplitOptions.RemoveEmptyEntries)) TestStore.Run($"SET search_path = {place.Schema}; {statement}");
            store.Optimize();
        }

        foreach (var (name, filter) in Filters)
        {
            var plan = Plans(place, filter, "EXPLAIN ").ToList();
            Assert.True(!plan.Exists(l => l.Contains("Seq Scan on fact", StringComparison.Ordinal)), $"{name}:\n{string.Join('\n', plan)}");
        }
    }

    private static void Fill(Store store, int sources) =>
        Assert.Equal(sources, store.SaveAll(Enumerable.Range(0, sources).Select(i => new RandomSources(i).Next($"made.jsonl#{i}") with { File = "made.jsonl" })).Count());

    /// <summary>The plan of the query that a filter makes for facts.</summary>
    private static List<string> Plans(TestStore place, StoreFilter filter, string explain)
    {
        var dialect = Dialect.Of(place.Address, StoreAccess.Read);
        using var connection = dialect.Connect();
        var query = FilterQuery.Facts(filter, dialect, connection, new PolicyML.Storage.Writing.Words());
        Assert.NotNull(query);
        using var command = query.Command(connection, "a.id, f.value, f.text", filter.Limit, query.IsMerged && !place.IsPostgres ? DayPart.Dated : DayPart.All);
        command.CommandText = explain + command.CommandText;
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read()) lines.Add(row.GetString(place.IsPostgres ? 0 : 3));
        return lines;
    }
}
