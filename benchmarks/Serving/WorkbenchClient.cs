using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PolicyML.Benchmarks.Serving;

/// <summary>A visitor of a workbench: keeps its cookie, and takes the token of changes from a page.</summary>
internal sealed class WorkbenchClient : IDisposable
{
    private readonly HttpClientHandler handler = new() { UseCookies = true };
    private readonly HttpClient client;
    private string token = "";

    public WorkbenchClient(string url) => client = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>The bytes of a page.</summary>
    public Task<byte[]> Get(string path) => client.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>The address of the first article of the list.</summary>
    public async Task<string> FirstArticle()
    {
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative)).ConfigureAwait(false);
        return WebUtility.HtmlDecode(Between(page, "class=\"title\" href=\"", "\""));
    }

    /// <summary>Signs corrections with a name.</summary>
    public async Task Sign(string name)
    {
        handler.CookieContainer.Add(client.BaseAddress!, new Cookie("name", Uri.EscapeDataString(name)));
        token = Between(await client.GetStringAsync(new Uri("/new", UriKind.Relative)).ConfigureAwait(false), "data-change=\"", "\"");
    }

    /// <summary>Says that a chain holds for an article.</summary>
    public async Task<(string Result, long Correction)> Confirm(long article, string chain)
    {
        using var body = JsonContent.Create(new { kind = "confirm-label", article, of = "chain", label = chain, version = 0 });
        await body.LoadIntoBufferAsync().ConfigureAwait(false);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/correct") { Content = body, Headers = { { "X-Change-Token", token } } };
        using var answer = await client.SendAsync(request).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode) return ("error", 0);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>().ConfigureAwait(false);
        var result = json.GetProperty("result").GetString()!;
        return (result, result == "made" ? json.GetProperty("correction").GetInt64() : 0);
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static string Between(string text, string before, string after)
    {
        var at = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[at..text.IndexOf(after, at, StringComparison.Ordinal)];
    }
}
