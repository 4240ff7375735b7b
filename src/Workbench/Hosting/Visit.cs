using System.Globalization;

using Microsoft.AspNetCore.Http;

using PolicyML.Storage;
using PolicyML.Workbench.Html;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Hosting;

/// <summary>A request for a page, with what is known of its visitor.</summary>
internal sealed class Visit
{
    private const int MostText = 400;

    /// <summary>Reads what the request tells.</summary>
    public Visit(HttpContext http, Bench bench)
    {
        Http = http;
        Bench = bench;
        Words = Words.Of(Get("lang") ?? http.Request.Cookies["lang"] ?? bench.Options.Language);
        Theme = http.Request.Cookies["theme"] is "light" or "dark" ? http.Request.Cookies["theme"] : null;
    }

    /// <summary>The request.</summary>
    public HttpContext Http { get; }

    /// <summary>What all pages share.</summary>
    public Bench Bench { get; }

    /// <summary>The texts in the visitor's language.</summary>
    public Words Words { get; }

    /// <summary><c>light</c> or <c>dark</c>; null follows the system.</summary>
    public string? Theme { get; }

    /// <summary>The store.</summary>
    public Store Store => Bench.Options.Store;

    /// <summary>Names of labels and indicators.</summary>
    public Names Names => Bench.Names;

    /// <summary>The token that the page's changes must carry; null where there is no session.</summary>
    public string? ChangeToken => Http.Items[Gate.SessionCookie] is string session ? Bench.Secrets.ChangeToken(session) : null;

    /// <summary>The name that the visitor's corrections are signed with; empty where none is known.</summary>
    public string User => Http.Request.Cookies["name"] is { Length: > 0 and <= 160 } name ? Uri.UnescapeDataString(name).Trim() : Bench.Options.User;

    /// <summary>A value of the address; null where there is none.</summary>
    public string? Get(string key)
    {
        var value = Http.Request.Query[key].FirstOrDefault()?.Trim();
        return string.IsNullOrEmpty(value) ? null : value.Length > MostText && key is not ("source" or "after") ? value[..MostText] : value;
    }

    /// <summary>A whole number of the address, not below zero.</summary>
    public int? Number(string key) => int.TryParse(Get(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True where the address sets a switch.</summary>
    public bool Is(string key) => Get(key) is "1" or "true" or "on";

    /// <summary>Answers with a page.</summary>
    public async Task Write(Markup page, int status = StatusCodes.Status200OK)
    {
        Http.Response.StatusCode = status;
        Http.Response.ContentType = "text/html; charset=utf-8";
        if (Get("lang") is "zh" or "en")
            Http.Response.Cookies.Append("lang", Get("lang")!, new CookieOptions { SameSite = SameSiteMode.Strict, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true });
        page.Send(Http.Response.BodyWriter);
        await Http.Response.BodyWriter.FlushAsync(Http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Goes to another page.</summary>
    public void Redirect(string address) => Http.Response.Redirect(address);

    /// <summary>Answers with a file to keep.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="write">Writes it; nothing is sent where this fails.</param>
    public async Task Download(string name, string type, Action<Stream> write)
    {
        using var content = new MemoryStream();
        write(content);
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        Http.Response.ContentType = type;
        Http.Response.ContentLength = content.Length;
        Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(name)}";
        await Http.Response.Body.WriteAsync(content.GetBuffer().AsMemory(0, (int)content.Length), Http.RequestAborted).ConfigureAwait(false);
    }
}
