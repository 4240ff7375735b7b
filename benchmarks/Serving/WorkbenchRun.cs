using System.Diagnostics;
using System.Globalization;

using PolicyML.Benchmarks.Measuring;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Benchmarks.Serving;

/// <summary>
/// Serves a store and measures what a visitor waits for: each page alone, then many readers and some correctors at once, after which the
/// process is killed and every correction that it told as made is looked for in the store. The store is changed: give a copy.
/// </summary>
internal static class WorkbenchRun
{
    private const int Repeats = 7;
    private static readonly (string Name, string Path)[] Pages =
    [
        ("articles", "/"), ("articles of a province", "/?place=410000"), ("articles of a chain and theme", "/?chain=new_energy&theme=projects"),
        ("search 兽药", "/?q=%E5%85%BD%E8%8D%AF"), ("search 新能源汽车", "/?q=%E6%96%B0%E8%83%BD%E6%BA%90%E6%B1%BD%E8%BD%A6"), ("search 县", "/?q=%E5%8E%BF"),
        ("figures", "/facts"), ("figures of an indicator", "/facts?indicator=revenue&measure=growth"), ("trends gdp by place, quarters", "/trends?indicator=gdp&measure=growth&by=place&every=quarter"),
        ("trends revenue by chain", "/trends?indicator=revenue&by=chain"), ("trends tax", "/trends?indicator=tax"), ("projects", "/projects"),
    ];

    /// <summary>The largest series, and ledgers: asked for alone.</summary>
    private static readonly (string Name, string Path)[] Large =
    [
        ("trends investment_total", "/trends?indicator=investment_total&measure=amount&every=quarter"), ("trends investment_total by place, months", "/trends?indicator=investment_total&by=place&every=month"),
        ("trends investment_total by chain", "/trends?indicator=investment_total&by=chain"), ("trends investment_total growth by place", "/trends?indicator=investment_total&measure=growth&by=place"),
        ("trends investment_completed by theme", "/trends?indicator=investment_completed&by=theme"), ("trends investment_total of a province", "/trends?indicator=investment_total&place=410000&by=place"),
        ("enterprises", "/enterprises"), ("clusters", "/clusters"),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="file">The file of a store.</param>
    /// <param name="seconds">How long the crowd stays.</param>
    /// <param name="readers">Readers at once.</param>
    /// <param name="correctors">Correctors at once.</param>
    /// <param name="output">Where the table is printed.</param>
    public static async Task<ResultTable> Run(string file, int seconds, int readers, int correctors, TextWriter output)
    {
        using var server = new WorkbenchProcess(file);
        var table = new ResultTable(output, [new("what", 40), new("requests", 9), new("first ms", 9), new("best ms", 9), new("p95 ms", 9), new("KB", 7), new("errors", 7)]);
        using var client = new WorkbenchClient(server.Url);
        var article = await client.FirstArticle().ConfigureAwait(false);
        foreach (var (name, path) in Pages.Concat(Large).Append(("article", article)).Append(("article, whole page", article + "&view=page"))) await Alone(client, table, name, path).ConfigureAwait(false);
        var told = await Crowd(server.Url, article, seconds, readers, correctors, table).ConfigureAwait(false);
        await server.Kill().ConfigureAwait(false);
        using var store = Store.Open(file, StoreAccess.Read);
        var kept = store.Corrections.List(CorrectionFilter.All).Select(c => c.Id).ToHashSet();
        table.Add(["corrections told as made; errors: lost", Text(told.Count), "", "", "", "", Text(told.Count(id => !kept.Contains(id)))]);
        return table;
    }

    private static async Task Alone(WorkbenchClient client, ResultTable table, string name, string path)
    {
        var times = new List<double>();
        var bytes = 0L;
        for (var i = 0; i <= Repeats; i++)
        {
            var start = Stopwatch.GetTimestamp();
            bytes = (await client.Get(path).ConfigureAwait(false)).Length;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        table.Add([name, Text(times.Count), Text(times[0]), Text(times.Skip(1).Min()), "", Text(bytes / 1000.0), "0"]);
    }

    private static async Task<List<long>> Crowd(string url, string article, int seconds, int readers, int correctors, ResultTable table)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var paths = Pages.Select(p => p.Path).Append(article).ToArray();
        var reading = Enumerable.Range(0, readers).Select(i => Task.Run(() => Read(url, paths, i, stop.Token), CancellationToken.None)).ToList();
        var correcting = Enumerable.Range(0, correctors).Select(i => Task.Run(() => Correct(url, i, stop.Token), CancellationToken.None)).ToList();
        var times = (await Task.WhenAll(reading).ConfigureAwait(false)).SelectMany(t => t).Order().ToList();
        var made = (await Task.WhenAll(correcting).ConfigureAwait(false)).ToList();
        Add(table, $"{readers} readers for {seconds} s", times, reading.Sum(r => r.Result.Count(t => t < 0)));
        Add(table, $"{correctors} correctors for {seconds} s", [.. made.SelectMany(m => m.Times).Order()], made.Sum(m => m.Errors));
        return [.. made.SelectMany(m => m.Told)];
    }

    private static void Add(ResultTable table, string name, List<double> times, int errors)
    {
        var good = times.Where(t => t >= 0).ToList();
        table.Add([name, Text(times.Count), "", good.Count == 0 ? "" : Text(good[0]), good.Count == 0 ? "" : Text(good[(int)(good.Count * 0.95)]), "", Text(errors)]);
    }

    /// <summary>Times of requests; -1 for one that failed.</summary>
    private static async Task<List<double>> Read(string url, string[] paths, int number, CancellationToken stop)
    {
        using var client = new WorkbenchClient(url);
        var times = new List<double>();
        for (var i = number; !stop.IsCancellationRequested; i++)
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                await client.Get(paths[i % paths.Length]).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            catch (HttpRequestException)
            {
                times.Add(-1);
            }
        }

        return times;
    }

    private static async Task<(List<double> Times, List<long> Told, int Errors)> Correct(string url, int number, CancellationToken stop)
    {
        using var client = new WorkbenchClient(url);
        await client.Sign("corrector-" + number).ConfigureAwait(false);
        var (times, told, errors) = (new List<double>(), new List<long>(), 0);
        for (var article = 1 + (number * 20_000); !stop.IsCancellationRequested; article++)
        {
            var start = Stopwatch.GetTimestamp();
            var (result, id) = await client.Confirm(article, "aviation").ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (result == "made") told.Add(id);
            else if (result is not ("conflict" or "gone" or "invalid")) errors++;
        }

        return (times, told, errors);
    }

    private static string Text(double value) => value.ToString(value < 100 && value != Math.Floor(value) ? "F1" : "F0", CultureInfo.InvariantCulture);
}
