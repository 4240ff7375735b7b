using Npgsql;

namespace PolicyML.Storage.Dialects;

/// <summary>Reads the address of a PostgreSQL database.</summary>
internal static class PostgresAddress
{
    private static readonly string[] Schemes = ["postgres://", "postgresql://"];
    private static readonly string[] Keys = ["Host=", "Server=", "Username=", "Database="];

    /// <summary>True for an address rather than a file name.</summary>
    public static bool Recognises(string text) =>
        Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) || Keys.Any(k => text.TrimStart().StartsWith(k, StringComparison.OrdinalIgnoreCase));

    /// <summary>The settings of an address.</summary>
    /// <exception cref="StoreException">It is not understood.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            return Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ? ParseUri(text) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StoreException(StoreError.BadConnection, "PostgreSQL", error.Message.ReplaceLineEndings(" "), error);
        }
    }

    /// <summary>The server and database in a message, without account and password.</summary>
    public static string Describe(NpgsqlConnectionStringBuilder settings) =>
        $"postgres://{settings.Host}{(settings.Port == NpgsqlConnection.DefaultPort ? "" : ":" + settings.Port)}/{settings.Database ?? settings.Username}";

    /// <summary>The form of libpq: <c>postgres://user:password@host:port/database?sslmode=require</c>; a host in the query may be the folder of a socket.</summary>
    private static NpgsqlConnectionStringBuilder ParseUri(string text)
    {
        var uri = new Uri(text, UriKind.Absolute);
        var settings = new NpgsqlConnectionStringBuilder { Host = uri.Host.Length > 0 ? Uri.UnescapeDataString(uri.Host) : "localhost" };
        if (uri.Port > 0) settings.Port = uri.Port;
        var account = uri.UserInfo.Split(':', 2);
        if (account[0].Length > 0) settings.Username = Uri.UnescapeDataString(account[0]);
        if (account.Length > 1) settings.Password = Uri.UnescapeDataString(account[1]);
        if (uri.AbsolutePath.Length > 1) settings.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            settings[NameOf(pair[0])] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return settings;
    }

    /// <summary>The name that a parameter of libpq has here.</summary>
    private static string NameOf(string parameter) => parameter switch
    {
        "sslmode" => "SSL Mode",
        "user" => "Username",
        "dbname" => "Database",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "options" => "Options",
        "search_path" => "Search Path",
        _ => parameter,
    };
}
