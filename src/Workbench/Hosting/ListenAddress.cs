using System.Globalization;
using System.Net;

namespace PolicyML.Workbench.Hosting;

/// <summary>An address to listen on.</summary>
/// <param name="Address">The network address.</param>
/// <param name="Port">The port; 0 takes a free one.</param>
/// <param name="Name">The host as it was written.</param>
public sealed record ListenAddress(IPAddress Address, int Port, string Name)
{
    /// <summary>True where only this machine can reach it.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>
    /// Reads an address such as <c>http://127.0.0.1:5080</c>, <c>http://localhost</c> or <c>http://0.0.0.0:8080</c>. A name other than localhost
    /// listens everywhere and is the one that visitors must use; <c>*</c> and <c>+</c> listen everywhere too.
    /// </summary>
    /// <returns>Null where it is none: no http, or with a path.</returns>
    public static ListenAddress? Parse(string url)
    {
        const string Scheme = "http://";
        if (!url.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var rest = url[Scheme.Length..].TrimEnd('/');
        var colon = rest.LastIndexOf(':');
        var hasPort = colon > rest.LastIndexOf(']');
        var (host, port) = hasPort ? (rest[..colon], rest[(colon + 1)..]) : (rest, "5080");
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > IPEndPoint.MaxPort) return null;
        if (host is "*" or "+") return new ListenAddress(IPAddress.Any, number, "");
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return new ListenAddress(IPAddress.Loopback, number, "localhost");
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address)) return new ListenAddress(address, number, host);
        return Uri.CheckHostName(host) == UriHostNameType.Dns ? new ListenAddress(IPAddress.Any, number, host) : null;
    }
}
