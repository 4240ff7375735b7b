using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace PolicyML.Tests.Browser;

/// <summary>A visitor without a browser: keeps cookies, and takes the token of changes from a page.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = true };

    public Visitor(string url) => Client = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(1) };

    public HttpClient Client { get; }

    /// <summary>The token that changes must carry.</summary>
    public async Task<string> Token() => Change().Match(await Client.GetStringAsync(new Uri("/new", UriKind.Relative))).Groups["token"].Value;

    /// <summary>Signs corrections with a name.</summary>
    public void Sign(string name) => handler.CookieContainer.Add(Client.BaseAddress!, new Cookie("name", Uri.EscapeDataString(name)));

    /// <summary>Sends a change with its token.</summary>
    public async Task<HttpResponseMessage> Send(string path, HttpContent content, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { "X-Change-Token", token } } };
        request.Headers.ExpectContinue = content.Headers.ContentLength > 1 << 20;   // an answer that comes before the body is heard
        return await Client.SendAsync(request);
    }

    /// <summary>Uploads a file.</summary>
    public async Task<HttpResponseMessage> Upload(string name, byte[] content)
    {
        using var body = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return await Send("/upload?name=" + Uri.EscapeDataString(name), body, await Token());
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }

    [GeneratedRegex("data-change=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Change();
}
