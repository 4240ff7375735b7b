using System.Data;
using System.Data.Common;
using System.Globalization;

using Npgsql;

using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Dialects;

/// <summary>A store in a PostgreSQL database, in the first schema of the connection's search path.</summary>
internal sealed class PostgresDialect : Dialect
{
    /// <summary>First key of the advisory lock that writers of a store hold: "PoML"; the second is the schema.</summary>
    private const int LockClass = 0x506F4D4C;

    /// <summary>Seconds that a statement may take where the connection string says nothing: many writers wait for each other.</summary>
    private const int StatementPatience = 600;

    /// <summary>How many times longer than for a connection a run waits for a server that went away: a minute where the connection string says nothing.</summary>
    private const int Connects = 4;

    /// <summary>No server stops and starts again within this time.</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromMilliseconds(50);

    private readonly NpgsqlConnectionStringBuilder settings;
    private readonly StoreAccess access;

    public PostgresDialect(string connection, StoreAccess access)
    {
        this.access = access;
        settings = PostgresAddress.Parse(connection);
        settings.Pooling = false;
        settings.IncludeErrorDetail = false;
        if (!settings.ShouldSerialize("Command Timeout")) settings.CommandTimeout = StatementPatience;
        if (string.IsNullOrEmpty(settings.ApplicationName)) settings.ApplicationName = "policyml";
        Store = PostgresAddress.Describe(settings);
    }

    public override string Store { get; }

    public override bool KeepsIndexOrder => false;

    public override TimeSpan Patience => TimeSpan.FromSeconds(Connects * settings.Timeout);

    public override string Name => "postgres";

    public override IReadOnlyDictionary<string, string> Tokens { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = "BIGINT NOT NULL PRIMARY KEY",
        ["key"] = "INT NOT NULL PRIMARY KEY",
        ["text"] = "TEXT COLLATE \"C\"",
        ["blob"] = "BYTEA",
        ["real"] = "DOUBLE PRECISION",
        ["number"] = "NUMERIC",
        ["clustered"] = "",
    };

    public static bool Recognises(string text) => PostgresAddress.Recognises(text);

    public override void CheckTarget()
    {
        // Only the server knows.
    }

    public override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(settings.ToString());
        try
        {
            connection.Open();
            if (access == StoreAccess.Read) connection.Run("SET default_transaction_read_only = on");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override bool IsAlive(DbConnection connection, TimeSpan idle)
    {
        if (connection.State != ConnectionState.Open || idle < Restart) return connection.State == ConnectionState.Open;
        try
        {
            connection.Run("SELECT 1");
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    public override int VersionOf(DbConnection connection)
    {
        using (var ask = connection.Command("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'policyml_migration'"))
        {
            if (Convert.ToInt32(ask.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
                return access == StoreAccess.Write ? 0 : throw new StoreException(StoreError.NotAStore, Store);
        }

        using var version = connection.Command("SELECT max(number) FROM policyml_migration");
        return Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public override void MakeReady(DbConnection connection)
    {
        // There is nothing that a database must be told before.
    }

    public override void Mark(DbConnection connection)
    {
        // The table of migrations is the mark.
    }

    /// <summary>Writers take turns by an advisory lock, so that each sees the stories and words of those before.</summary>
    public override void BeginWrite(DbConnection connection)
    {
        connection.Run("BEGIN");
        connection.Run($"SELECT pg_advisory_xact_lock({LockClass}, hashtext(current_schema()))");
    }

    public override void BeginRead(DbConnection connection) => connection.Run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");

    public override void MakeDurable(DbConnection connection) => connection.Run("SET synchronous_commit = on");

    public override Row Row(DbDataReader reader) => new AdoRow(reader);

    public override RowWriter Rows(DbConnection connection) => new PostgresRows((NpgsqlConnection)connection);

    public override string OneOf(string column, string parameter, int count) => $"{column} = ANY(@{parameter})";

    public override void SetOneOf(DbCommand command, string parameter, long[] values) => command.Set(parameter, values);

    public override StoreException Translate(DbException error)
    {
        var message = (error.InnerException is System.Net.Sockets.SocketException socket ? socket.Message : error.Message).ReplaceLineEndings(" ");
        var kind = error.SqlState switch
        {
            "25006" or "42501" => StoreError.ReadOnly,
            "28000" or "28P01" => StoreError.Denied,
            "3D000" => StoreError.Missing,
            "55P03" or "40P01" or "40001" => StoreError.Locked,
            "53100" => StoreError.Full,
            "XX001" or "XX002" => StoreError.Damaged,
            "57P01" or "57P02" or "57P03" or "53300" => StoreError.Refused,
            null when error.InnerException is TimeoutException => StoreError.Locked,
            null => StoreError.Refused,
            _ => StoreError.Failed,
        };
        return new StoreException(kind, Store, message, error);
    }

    public override void Analyze(DbConnection connection) => connection.Run("ANALYZE");

    public override string Numbers => "unnest(@ids) AS value";

    public override (string Name, object Value) NumbersOf(IReadOnlyList<long> values) => ("ids", values.ToArray());

    public override string Contains(string column, string parameter) => $"strpos({column}, {parameter}) > 0";
}
