using System.Data.Common;

using Microsoft.Data.Sqlite;

using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Dialects;

/// <summary>A store in one SQLite file.</summary>
internal sealed class SqliteDialect(string path, StoreAccess access) : Dialect
{
    /// <summary>Marks a file as a store (<c>PRAGMA application_id</c>): "PoML".</summary>
    private const int ApplicationId = 0x506F4D4C;

    private const int Busy = 5;
    private const int Locked = 6;
    private static readonly TimeSpan StatementPatience = TimeSpan.FromSeconds(60);

    /// <summary>No connection is used by two threads at a time here, so that SQLite need not lock at every call.</summary>
    static SqliteDialect()
    {
        SQLitePCL.Batteries_V2.Init();
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
    }

    public override string Store => path;

    public override bool KeepsIndexOrder => true;

    public override string Name => "sqlite";

    public override IReadOnlyDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "INTEGER PRIMARY KEY",
        ["key"] = "INTEGER PRIMARY KEY",
        ["text"] = "TEXT",
        ["blob"] = "BLOB",
        ["real"] = "REAL",
        ["number"] = "",
        ["clustered"] = "WITHOUT ROWID",
    };

    public override void CheckTarget()
    {
        if (Directory.Exists(path)) throw new StoreException(StoreError.NotAStore, Store);
        if (access == StoreAccess.Read && !File.Exists(path)) throw new StoreException(StoreError.Missing, Store);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder)) throw new StoreException(StoreError.Missing, Store);
    }

    public override DbConnection Connect()
    {
        var settings = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = access == StoreAccess.Read ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = (int)StatementPatience.TotalSeconds,
        };
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            Run(connection, "PRAGMA busy_timeout=60000; PRAGMA cache_size=-65536; PRAGMA mmap_size=4294967296; PRAGMA temp_store=FILE");
            if (access == StoreAccess.Write) Run(connection, "PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8192");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override int VersionOf(DbConnection connection)
    {
        if (Ask(connection, "PRAGMA application_id") != ApplicationId)
        {
            if (Ask(connection, "SELECT count(*) FROM sqlite_master") > 0) throw new StoreException(StoreError.NotAStore, Store);
            return access == StoreAccess.Write ? 0 : throw new StoreException(StoreError.NotAStore, Store);
        }

        return (int)Ask(connection, "SELECT max(number) FROM policyml_migration");
    }

    public override void MakeReady(DbConnection connection) => Run(connection, "PRAGMA journal_mode=WAL");

    public override void Mark(DbConnection connection) => Run(connection, $"PRAGMA application_id={ApplicationId}");

    /// <summary>
    /// Takes the write lock. Waiting in small steps of its own lets writers take turns better than SQLite's growing ones.
    /// </summary>
    public override void BeginWrite(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(1))
        {
            var code = SQLitePCL.raw.sqlite3_exec(sqlite.Handle, "BEGIN IMMEDIATE");
            if (code == SQLitePCL.raw.SQLITE_OK) return;
            if (code is not (Busy or Locked) || waited > StatementPatience)
                throw new SqliteException(SQLitePCL.raw.sqlite3_errmsg(sqlite.Handle).utf8_to_string(), code);
            Thread.Sleep(1);
        }
    }

    public override void BeginRead(DbConnection connection) => connection.Run("BEGIN DEFERRED");

    public override void MakeDurable(DbConnection connection) => Run(connection, "PRAGMA synchronous=FULL");

    public override Row Row(DbDataReader reader) => new SqliteRow((SqliteDataReader)reader);

    public override RowWriter Rows(DbConnection connection) => new SqliteRows((SqliteConnection)connection);

    public override string OneOf(string column, string parameter, int count) =>
        $"{column} IN ({string.Join(", ", Enumerable.Range(0, count).Select(i => $"@{parameter}{i}"))})";

    public override void SetOneOf(DbCommand command, string parameter, long[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Set($"{parameter}{i}", values[i]);
    }

    public override StoreException Translate(DbException error)
    {
        var code = (error as SqliteException)?.SqliteErrorCode ?? 0;
        var kind = code switch
        {
            Busy or Locked => StoreError.Locked,
            8 => StoreError.ReadOnly,
            11 => StoreError.Damaged,
            13 => StoreError.Full,
            14 => access == StoreAccess.Write && File.Exists(path) ? StoreError.ReadOnly : StoreError.Missing,
            26 => StoreError.NotAStore,
            _ => StoreError.Failed,
        };
        return new StoreException(kind, Store, error.Message.ReplaceLineEndings(" "), error);
    }

    public override void Analyze(DbConnection connection)
    {
        // The queries name their indexes; statistics would change nothing.
    }

    public override string Numbers => "json_each(@ids)";

    public override (string Name, object Value) NumbersOf(IReadOnlyList<long> values) => ("ids", "[" + string.Join(',', values) + "]");

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override string By(string index) => " INDEXED BY " + index;

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Ask(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number ? number : 0;
    }
}
