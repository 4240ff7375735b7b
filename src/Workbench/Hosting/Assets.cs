using System.Security.Cryptography;
using System.Text;

using Microsoft.AspNetCore.Http;

using PolicyML.Reports.Charts.Html;

namespace PolicyML.Workbench.Hosting;

/// <summary>The style sheets and scripts of the pages: built in, served under an address that changes with their content.</summary>
internal sealed class Assets
{
    private const string Dark = "@media screen and (prefers-color-scheme: dark) {";
    private readonly Dictionary<string, (byte[] Bytes, string Type)> files = new(StringComparer.Ordinal);

    private Assets()
    {
        foreach (var resource in typeof(Assets).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)))
        {
            using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Add(resource[7..], reader.ReadToEnd());
        }

        Add("chart.js", InteractiveChart.Script);
        Add("chart.css", Switchable(InteractiveChart.Style));
        var all = files.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value.Bytes).ToArray();
        Version = Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 6));
    }

    /// <summary>The files of this build.</summary>
    public static Assets All { get; } = new();

    /// <summary>Changes with the content of any file.</summary>
    public string Version { get; }

    /// <summary>The address of a file.</summary>
    public static string Address(string name) => $"/assets/{All.Version}/{name}";

    /// <summary>Answers a request for a file.</summary>
    public async Task Serve(HttpContext http)
    {
        var name = (string?)http.Request.RouteValues["name"] ?? "";
        if (!files.TryGetValue(name, out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = file.Type;
        http.Response.ContentLength = file.Bytes.Length;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        await http.Response.Body.WriteAsync(file.Bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private void Add(string name, string text) => files[name] =
        (Encoding.UTF8.GetBytes(text), name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");

    /// <summary>The charts' dark colours follow the switch of the pages, and without it the system.</summary>
    private static string Switchable(string css)
    {
        var at = css.IndexOf(Dark, StringComparison.Ordinal);
        if (at < 0) return css;
        var end = css.IndexOf("\n}", at, StringComparison.Ordinal);
        var rules = css[(at + Dark.Length)..end];
        return $"{css[..at]}@media screen {{ :root[data-theme=dark] {{{rules}\n}} }}\n@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme]) {{{rules}\n}} }}{css[(end + 2)..]}";
    }
}
