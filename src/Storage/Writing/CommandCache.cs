using System.Data.Common;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Writing;

/// <summary>The statements that a writer says again and again, compiled once a connection. Not safe for use from several threads.</summary>
internal sealed class CommandCache(DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>The command of a statement. Its reader must be closed before it is asked for again.</summary>
    public DbCommand Of(string sql)
    {
        if (commands.TryGetValue(sql, out var command)) return command;
        return commands[sql] = connection.Command(sql);
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
    }
}
