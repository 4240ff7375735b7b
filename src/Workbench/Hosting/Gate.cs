using Microsoft.AspNetCore.Http;

using PolicyML.Workbench.Html;
using PolicyML.Workbench.Pages;
using PolicyML.Workbench.Texts;

namespace PolicyML.Workbench.Hosting;

/// <summary>
/// What every request passes first: the headers that tell the browser what a page may do, the Host header, the session, the token where the
/// workbench is open to other machines, and for a change the proof that it comes from one of our pages.
/// </summary>
internal sealed class Gate(HostGuard hosts, Secrets secrets, string defaultLanguage)
{
    /// <summary>Name of the session's cookie.</summary>
    public const string SessionCookie = "workbench";

    /// <summary>Header that a change carries its token in.</summary>
    public const string ChangeHeader = "X-Change-Token";

    /// <summary>Field of a form that carries it, where the browser runs no script.</summary>
    public const string ChangeField = "change";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Lets a request through, or answers it.</summary>
    public async Task Pass(HttpContext http, RequestDelegate next)
    {
        SetHeaders(http.Response.Headers);
        if (!hosts.Allows(http.Request.Host))
        {
            await Refuse(http, StatusCodes.Status421MisdirectedRequest, "Unknown host.").ConfigureAwait(false);
            return;
        }

        if (http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        if (!await Enter(http).ConfigureAwait(false)) return;
        if (IsChange(http.Request.Method) && !await IsOurs(http).ConfigureAwait(false))
        {
            await Refuse(http, StatusCodes.Status403Forbidden, "This change does not come from a page of the workbench; reload the page.").ConfigureAwait(false);
            return;
        }

        await next(http).ConfigureAwait(false);
    }

    /// <summary>The session of a request that came through.</summary>
    public static string Session(HttpContext http) => (string)http.Items[SessionCookie]!;

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }

    private static bool IsChange(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);

    /// <summary>Finds or begins the session; where a token is asked for, a session begins with it alone.</summary>
    private async Task<bool> Enter(HttpContext http)
    {
        if (http.Request.Cookies[SessionCookie] is { } cookie && secrets.IsSession(cookie))
        {
            http.Items[SessionCookie] = cookie;
            return true;
        }

        if (!secrets.AsksForToken)
        {
            http.Items[SessionCookie] = Begin(http);
            return true;
        }

        var given = HttpMethods.IsPost(http.Request.Method) && http.Request.Path == "/enter" && http.Request.HasFormContentType
            ? (string?)(await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false))["token"]
            : HttpMethods.IsGet(http.Request.Method) ? (string?)http.Request.Query["token"] : null;
        var words = Words.Of(http.Request.Query["lang"].FirstOrDefault() ?? defaultLanguage);
        if (given is not null && secrets.IsToken(given.Trim()))
        {
            Begin(http);
            await Write(http, StatusCodes.Status200OK, EntryPage.Welcome(words)).ConfigureAwait(false);
            return false;
        }

        await Write(http, StatusCodes.Status401Unauthorized, EntryPage.Ask(words, isWrong: given is not null)).ConfigureAwait(false);
        return false;
    }

    private string Begin(HttpContext http)
    {
        var session = secrets.NewSession();
        http.Response.Cookies.Append(SessionCookie, session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        return session;
    }

    /// <summary>A change carries the session's token, in its header or form, and its Origin, where the browser tells it, is the workbench's own.</summary>
    private async Task<bool> IsOurs(HttpContext http)
    {
        var request = http.Request;
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site && site is not ("same-origin" or "none")) return false;
        if (request.Headers.Origin.FirstOrDefault() is { } origin && origin != $"{request.Scheme}://{request.Host}") return false;
        var token = request.Headers[ChangeHeader].FirstOrDefault();
        if (token is null && request.HasFormContentType && request.Path == "/new") token = (await request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false))[ChangeField];
        return secrets.IsChangeToken(Session(http), token);
    }

    private static Task Refuse(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(message, http.RequestAborted);
    }

    private static Task Write(HttpContext http, int status, Markup page)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(page.ToString(), http.RequestAborted);
    }
}
