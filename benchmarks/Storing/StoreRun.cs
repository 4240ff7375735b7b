using System.Globalization;
using System.Text;

using PolicyML.Benchmarks.Measuring;
using PolicyML.Core;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Benchmarks.Storing;

/// <summary>Fills a store with made documents and measures what an analyst waits for.</summary>
internal static class StoreRun
{
    private const int Chunk = 5_000;
    private const int Repeats = 9;
    private const int Corrections = 500;

    /// <summary>Fills a store, then reads lists, series and searches from it.</summary>
    /// <param name="address">A file, made anew, or the connection string of an empty PostgreSQL database.</param>
    /// <param name="facts">Figures to store.</param>
    /// <param name="output">Where the table is printed.</param>
    public static ResultTable Run(string address, int facts, TextWriter output)
    {
        var table = new ResultTable(output, [new("what", 44), new("rows", 9), new("best ms", 9), new("best cpu ms", 11)]);
        var isFile = !address.Contains('=', StringComparison.Ordinal) && !address.Contains("://", StringComparison.Ordinal);
        if (isFile)
            foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(address + ending);
        var bytes = Fill(address, facts / MadeSources.FactsEach, table);
        if (isFile) table.Add(["size / UTF-8 text", "", (new FileInfo(address).Length / (double)bytes).ToString("F2", CultureInfo.InvariantCulture), ""]);
        Read(address, table);
        Correct(address, table);
        return table;
    }

    /// <summary>Corrects a figure of each of some articles, then reads what an analyst has open meanwhile.</summary>
    private static void Correct(string address, ResultTable table)
    {
        using var store = Store.Open(address, StoreAccess.Write);
        var facts = store.Facts(new StoreFilter { Indicator = "revenue", Limit = 20_000 }).DistinctBy(f => f.Article.Id).Where((_, i) => i % 10 == 0).Take(Corrections).ToList();
        Each(table, "a correction", facts, fact => store.Corrections.Make(
            new ChangeFact(fact.Id, FactValues.Of(fact.Fact) with { Value = fact.Fact.Value + 1 }) { By = "李四", At = DateTimeOffset.UnixEpoch }).Result == CorrectionResult.Made);
        Each(table, "a review", facts, fact => store.Corrections.Review(fact.Article.Id) is not null);
        var list = new StoreFilter { Limit = 200, Indicator = "revenue" };
        Time(table, "facts indicator, after the corrections", () => store.Facts(list).Count());
        Time(table, "series revenue amount, after the corrections", () => store.Facts(new StoreFilter { Indicator = "revenue", Measure = Measure.Amount }).Count());
        Time(table, "corrections, 50", () => store.Corrections.List(new CorrectionFilter { Limit = 50 }).Count());
    }

    /// <summary>The median of doing something for each of some figures once.</summary>
    private static void Each(ResultTable table, string name, List<StoredFact> facts, Predicate<StoredFact> act)
    {
        var times = facts.ConvertAll(fact => Meter.Once(() =>
        {
            if (!act(fact)) throw new InvalidOperationException(name + " failed");
        }));
        var (walls, cpus) = (times.Select(t => t.Item1.TotalMilliseconds).Order().ToList(), times.Select(t => t.Item2.TotalMilliseconds).Order().ToList());
        table.Add([name + ", median", facts.Count.ToString(CultureInfo.InvariantCulture), Text(walls[walls.Count / 2]), Text(cpus[cpus.Count / 2])]);
        table.Add([name + ", 95 %", "", Text(walls[walls.Count * 95 / 100]), Text(cpus[cpus.Count * 95 / 100])]);
    }

    private static string Text(double milliseconds) => milliseconds.ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>Reads lists, series and searches from a store that is filled.</summary>
    public static void Read(string address, ResultTable table)
    {
        using var store = Store.Open(address, StoreAccess.Read);
        foreach (var (name, filter) in Filters()) Time(table, "facts " + name, () => store.Facts(filter).Count());
        foreach (var (name, filter) in Filters().Where(f => f.Filter is { Indicator: null, Measure: null, Status: null, PeriodFrom: null }))
            Time(table, "articles " + name, () => store.Articles(filter).Count());
        foreach (var indicator in new[] { "investment_total", "revenue", "gdp" })
            Time(table, $"series {indicator} amount", () => store.Facts(new StoreFilter { Indicator = indicator, Measure = Measure.Amount }).Count());
        Time(table, "series revenue amount, a province", () => store.Facts(new StoreFilter { Indicator = "revenue", Measure = Measure.Amount, Place = "410000" }).Count());
        foreach (var text in new[] { "兽药", "新能源汽车", "县", "GDP 增长" })
            Time(table, $"search {text}, 50", () => store.Search(text, new StoreFilter { Limit = 50 }).Count());
    }

    private static long Fill(string address, int documents, ResultTable table)
    {
        using var store = Store.Open(address, StoreAccess.Write);
        var (wall, cpu, bytes) = (TimeSpan.Zero, TimeSpan.Zero, 0L);
        foreach (var chunk in new MadeSources(1).Take(documents).Chunk(Chunk))
        {
            bytes += chunk.Sum(s => (long)Encoding.UTF8.GetByteCount(s.Text));
            var (w, c) = Meter.Once(() =>
            {
                using var intake = new StoreIntake(store);
                foreach (var source in chunk) intake.Add(source);
                intake.Finish();
            });
            wall += w;
            cpu += c;
        }

        table.Add(["documents a second (wall)", documents.ToString(CultureInfo.InvariantCulture), (documents / wall.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture), ""]);
        table.Add(["µs of processor a document", documents.ToString(CultureInfo.InvariantCulture), (cpu.TotalMicroseconds / documents).ToString("F1", CultureInfo.InvariantCulture), ""]);
        return bytes;
    }

    private static IEnumerable<(string Name, StoreFilter Filter)> Filters()
    {
        var list = new StoreFilter { Limit = 200 };
        yield return ("all", list);
        yield return ("province", list with { Place = "410000" });
        yield return ("county", list with { Place = "410881" });
        yield return ("chain", list with { Chain = "new_energy" });
        yield return ("theme", list with { Theme = "projects" });
        yield return ("chain, theme, province", list with { Chain = "new_energy", Theme = "projects", Place = "410000" });
        yield return ("published", list with { PublishedFrom = new DateOnly(2021, 3, 1), PublishedTo = new DateOnly(2021, 3, 31) });
        yield return ("without repeats", list with { WithRepeats = false });
        yield return ("source", list with { Source = "made.jsonl#001" });
        yield return ("indicator", list with { Indicator = "revenue" });
        yield return ("indicator, measure, chain", list with { Indicator = "revenue", Measure = Measure.Growth, Chain = "new_energy" });
        yield return ("measure, status", list with { Measure = Measure.Quantity, Status = FactStatus.Target });
        yield return ("period", list with { PeriodFrom = new DateOnly(2023, 1, 1), PeriodTo = new DateOnly(2023, 6, 30) });
        yield return ("period, open", list with { PeriodFrom = new DateOnly(2023, 1, 1) });
        yield return ("confidence", list with { MinConfidence = 0.99 });
        yield return ("indicator, county, status", list with { Indicator = "gdp", Place = "410881", Status = FactStatus.Target });
    }

    private static void Time(ResultTable table, string name, Func<int> read)
    {
        var rows = read();
        var (wall, cpu) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Repeats; i++)
        {
            var (w, c) = Meter.Once(() => read());
            wall = Math.Min(wall, w.TotalMilliseconds);
            cpu = Math.Min(cpu, c.TotalMilliseconds);
        }

        table.Add([name, rows.ToString(CultureInfo.InvariantCulture), wall.ToString("F1", CultureInfo.InvariantCulture), cpu.ToString("F1", CultureInfo.InvariantCulture)]);
    }
}
