using System.Data.Common;

namespace PolicyML.Storage.Dialects;

/// <summary>Short forms for commands.</summary>
internal static class Commands
{
    /// <summary>Sets a parameter; null is the database's null.</summary>
    public static DbCommand Set(this DbCommand command, string name, object? value)
    {
        var cell = value ?? DBNull.Value;
        if (command.Parameters.Contains(name))
        {
            command.Parameters[name].Value = cell;
            return command;
        }

        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = cell;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>A command of a connection.</summary>
    public static DbCommand Command(this DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    /// <summary>Runs a statement.</summary>
    public static void Run(this DbConnection connection, string sql)
    {
        using var command = connection.Command(sql);
        command.ExecuteNonQuery();
    }
}
