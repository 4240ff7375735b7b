using System.Security.Cryptography;
using System.Text;

namespace PolicyML.Workbench.Hosting;

/// <summary>
/// The secrets of a run: a random key that is never written anywhere. A visitor's cookie holds a random session and its signature; the
/// token that a change must carry is another signature of the same session, so that another site can neither read nor make it.
/// </summary>
internal sealed class Secrets(string? token)
{
    private const int Bytes = 18;
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    /// <summary>True where visitors must show the token of the run.</summary>
    public bool AsksForToken => token is not null;

    /// <summary>A random text of letters and digits that fits an address.</summary>
    public static string Random() => Text(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>A new session as the cookie holds it.</summary>
    public string NewSession()
    {
        var id = Random();
        return id + "." + Sign("session", id);
    }

    /// <summary>True where a cookie's session was made by this run.</summary>
    public bool IsSession(string? cookie)
    {
        if (cookie is null || cookie.IndexOf('.', StringComparison.Ordinal) is not (> 0 and var at)) return false;
        return Same(cookie[(at + 1)..], Sign("session", cookie[..at]));
    }

    /// <summary>The token that changes of a session must carry.</summary>
    public string ChangeToken(string session) => Sign("change", session);

    /// <summary>True where a change carries its session's token.</summary>
    public bool IsChangeToken(string session, string? given) => given is not null && Same(given, ChangeToken(session));

    /// <summary>True where a text is the token of the run.</summary>
    public bool IsToken(string? given) => token is null || (given is not null && Same(given, token));

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_').TrimEnd('=');

    private string Sign(string purpose, string text) => Text(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(purpose + "\n" + text)));
}
