using System.Net.Http.Json;
using System.Text.Json;

using PolicyML.Storage;
using PolicyML.Storage.Corrections;

namespace PolicyML.Tests.Browser;

/// <summary>Many at once, and a process that is killed: what was told as kept is kept.</summary>
public class CrowdTests
{
    private static readonly string[] Paths = ["/", "/?q=%E9%A1%B9%E7%9B%AE", "/facts?indicator=gdp", "/article?source=danqin-2025%2Fdanqin-2026-01-22.txt&n=2", "/trends?indicator=gdp&measure=growth&by=place"];

    [Fact]
    public async Task Readers_and_correctors_at_once_lose_nothing_and_neither_does_a_kill()
    {
        using var scratch = new Scratch();
        var file = scratch.PathOf("papers.db");
        Served.Run("analyze", "danqin-2025", "--store", file, "--quiet", "--model", "none");
        using var served = await Served.Start(file);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(6));
        var readers = Enumerable.Range(0, 8).Select(i => Task.Run(() => Read(served.Url, i, stop.Token)));
        var correctors = Enumerable.Range(0, 3).Select(i => Task.Run(() => Correct(served.Url, i, stop.Token))).ToList();
        await Task.WhenAll(readers.Concat(correctors));
        served.Kill();
        var told = correctors.SelectMany(c => c.Result).ToList();
        Assert.NotEmpty(told);
        using var store = Store.Open(file, StoreAccess.Read);
        var kept = store.Corrections.List(CorrectionFilter.All).Select(c => c.Id).ToHashSet();
        Assert.All(told, id => Assert.Contains(id, kept));
    }

    private static async Task Read(string url, int number, CancellationToken stop)
    {
        using var visitor = new Visitor(url);
        for (var i = number; !stop.IsCancellationRequested; i++)
        {
            using var answer = await visitor.Client.GetAsync(new Uri(Paths[i % Paths.Length], UriKind.Relative), CancellationToken.None);
            Assert.True(answer.IsSuccessStatusCode, $"{Paths[i % Paths.Length]}: {answer.StatusCode}");
        }
    }

    /// <summary>Adds and rejects labels of articles, and gives the numbers of what was told as made.</summary>
    private static async Task<List<long>> Correct(string url, int number, CancellationToken stop)
    {
        using var visitor = new Visitor(url);
        visitor.Sign("甲" + number);
        var token = await visitor.Token();
        var told = new List<long>();
        for (var i = 1; !stop.IsCancellationRequested; i++)
        {
            var version = 0L;
            foreach (var kind in (string[])["confirm-label", "reject-label"])
            {
                using var body = JsonContent.Create(new { kind, article = (i % 200) + 1 + (number * 150), of = "chain", label = "aviation", version });
                await body.LoadIntoBufferAsync(CancellationToken.None);
                using var answer = await visitor.Send("/correct", body, token);
                var outcome = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
                if (outcome.GetProperty("result").GetString() != "made") break;
                told.Add(outcome.GetProperty("correction").GetInt64());
                version = outcome.GetProperty("version").GetInt64();
            }
        }

        return told;
    }
}
