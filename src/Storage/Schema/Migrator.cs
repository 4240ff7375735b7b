using System.Data.Common;
using System.Globalization;

using PolicyML.Storage.Dialects;

namespace PolicyML.Storage.Schema;

/// <summary>Brings a database to the schema of today.</summary>
internal static class Migrator
{
    /// <summary>Checks the version and, where the store is open for writing, takes the missing steps; all of them or none.</summary>
    /// <returns>The version that the store has now.</returns>
    /// <exception cref="StoreException">It holds something else, is newer, or older and open for reading only.</exception>
    public static int Run(DbConnection connection, Dialect dialect, StoreAccess access)
    {
        var version = Check(dialect.VersionOf(connection), dialect);
        if (version == Migration.Latest) return version;
        if (access == StoreAccess.Read) throw new StoreException(StoreError.Older, dialect.Store, version.ToString(CultureInfo.InvariantCulture));
        dialect.MakeReady(connection);
        dialect.BeginWrite(connection);
        try
        {
            // Another process may have been here while this one waited for the lock.
            version = Check(dialect.VersionOf(connection), dialect);
            foreach (var migration in Migration.All)
                if (migration.Number > version) Apply(migration, connection, dialect);
            connection.Run("COMMIT");
            return Migration.Latest;
        }
        catch
        {
            // A connection that is gone has given the transaction up already, and what broke it is what is told.
            if (connection.State == System.Data.ConnectionState.Open) connection.Run("ROLLBACK");
            throw;
        }
    }

    private static int Check(int version, Dialect dialect) =>
        version <= Migration.Latest ? version : throw new StoreException(StoreError.Newer, dialect.Store, version.ToString(CultureInfo.InvariantCulture));

    private static void Apply(Migration migration, DbConnection connection, Dialect dialect)
    {
        if (migration.Number == 1)
        {
            connection.Run(dialect.Fill("CREATE TABLE policyml_migration (number INTEGER NOT NULL PRIMARY KEY, name {text} NOT NULL)"));
            dialect.Mark(connection);
        }

        foreach (var statement in migration.Statements(dialect.Name)) connection.Run(dialect.Fill(statement));
        using var note = connection.Command("INSERT INTO policyml_migration (number, name) VALUES (@number, @name)");
        note.Set("number", migration.Number).Set("name", migration.Name).ExecuteNonQuery();
    }
}
