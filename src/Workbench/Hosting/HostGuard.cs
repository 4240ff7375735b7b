using System.Net;

using Microsoft.AspNetCore.Http;

namespace PolicyML.Workbench.Hosting;

/// <summary>
/// Which Host headers are answered. A page of another site can make its own name point at this machine and then read what is served
/// (DNS rebinding); its name stands in the header, and is not one of these.
/// </summary>
internal sealed class HostGuard(IReadOnlyList<ListenAddress> addresses)
{
    private readonly bool isLocal = addresses.All(a => a.IsLoopback);

    /// <summary>True where the header names this workbench.</summary>
    public bool Allows(HostString host)
    {
        if (!host.HasValue) return false;
        var name = host.Host;
        if (name.Equals("localhost", StringComparison.OrdinalIgnoreCase)) return true;
        if (IPAddress.TryParse(name.Trim('[', ']'), out var address)) return IPAddress.IsLoopback(address) || !isLocal;
        return addresses.Any(a => a.Name.Length > 0 && a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
