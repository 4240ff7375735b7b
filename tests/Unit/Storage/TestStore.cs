using System.Reflection;

using Npgsql;

using PolicyML.Storage;

using Xunit.Sdk;

namespace PolicyML.Tests.Unit.Storage;

/// <summary>Runs a theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestStore.Sqlite]];
}

/// <summary>Runs a theory on PostgreSQL; skipped with a reason where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute()
    {
        if (TestStore.Server is null) Skip = TestStore.Variable + " names no PostgreSQL server";
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[TestStore.Postgres]];
}

/// <summary>An empty database for one test: a file, or a schema on the test server. Gone when disposed.</summary>
internal sealed class TestStore : IDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string Variable = "POLICYML_TEST_POSTGRES";
    private readonly string folder = "";

    public TestStore(string database)
    {
        IsPostgres = database == Postgres;
        var name = "t" + Guid.NewGuid().ToString("N");
        if (IsPostgres)
        {
            Schema = name;
            Run($"CREATE SCHEMA {name}");
            Address = new NpgsqlConnectionStringBuilder(Server) { SearchPath = name }.ToString();
        }
        else
        {
            folder = Directory.CreateTempSubdirectory("policyml-" + name).FullName;
            Address = Path.Combine(folder, "store.db");
        }
    }

    /// <summary>Connection string of the test server; null where there is none.</summary>
    public static string? Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public bool IsPostgres { get; }

    /// <summary>The schema on the test server; null for a file.</summary>
    public string? Schema { get; }

    /// <summary>What a user gives to open it.</summary>
    public string Address { get; }

    public Store Open(StoreAccess access = StoreAccess.Write) => Store.Open(Address, access);

    public void Dispose()
    {
        if (Schema is not null) Run($"DROP SCHEMA {Schema} CASCADE");
        else Directory.Delete(folder, recursive: true);
    }

    /// <summary>Runs a statement on the test server.</summary>
    public static void Run(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

/// <summary>A test on PostgreSQL; skipped with a reason where there is no server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (TestStore.Server is null) Skip = TestStore.Variable + " names no PostgreSQL server";
    }
}
