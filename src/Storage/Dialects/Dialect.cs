using System.Data.Common;

using PolicyML.Storage.Reading;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage.Dialects;

/// <summary>What differs between the databases.</summary>
internal abstract class Dialect
{
    /// <summary>The store in messages: the file, or server and database without a password.</summary>
    public abstract string Store { get; }

    /// <summary>True where rows that a query orders by day alone come, within a day, in the order of its first table's index and of the nested joins.</summary>
    public abstract bool KeepsIndexOrder { get; }

    /// <summary>Name in the scripts of the schema.</summary>
    public abstract string Name { get; }

    /// <summary>What stands for the types and clauses of the scripts.</summary>
    public abstract IReadOnlyDictionary<string, string> Tokens { get; }

    /// <summary>The database that a name or connection string means.</summary>
    public static Dialect Of(string fileOrConnection, StoreAccess access) =>
        PostgresDialect.Recognises(fileOrConnection) ? new PostgresDialect(fileOrConnection, access) : new SqliteDialect(fileOrConnection, access);

    /// <summary>Checks that there is something to open, before the first connection.</summary>
    /// <exception cref="StoreException">There is not.</exception>
    public abstract void CheckTarget();

    /// <summary>An open connection with all settings.</summary>
    public abstract DbConnection Connect();

    /// <summary>False where a connection was lost, as by a restart of the server.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="idle">How long nobody used it.</param>
    public virtual bool IsAlive(DbConnection connection, TimeSpan idle) => true;

    /// <summary>How long to wait for a server that went away.</summary>
    public virtual TimeSpan Patience => TimeSpan.Zero;

    /// <summary>Version of the store: 0 where the database is empty.</summary>
    /// <exception cref="StoreException">It holds something else.</exception>
    public abstract int VersionOf(DbConnection connection);

    /// <summary>Opens a transaction that no other writer of the store shares; waits for theirs.</summary>
    public abstract void BeginWrite(DbConnection connection);

    /// <summary>Opens a transaction whose queries all see the store at one moment.</summary>
    public abstract void BeginRead(DbConnection connection);

    /// <summary>Lets a connection tell of a transaction as done only once it is on the disk, so that it survives a loss of power too.</summary>
    public abstract void MakeDurable(DbConnection connection);

    /// <summary>Writes rows on a connection.</summary>
    public abstract RowWriter Rows(DbConnection connection);

    /// <summary>Settings that a database keeps, made before its tables are.</summary>
    public abstract void MakeReady(DbConnection connection);

    /// <summary>Reads the rows of a query.</summary>
    public abstract Row Row(DbDataReader reader);

    /// <summary>Marks a database as a store, within the transaction that makes its tables.</summary>
    public abstract void Mark(DbConnection connection);

    /// <summary>Condition that a column equals one of several numbers, given as parameters of a name.</summary>
    public abstract string OneOf(string column, string parameter, int count);

    /// <summary>Sets the parameters of <see cref="OneOf"/>.</summary>
    public abstract void SetOneOf(DbCommand command, string parameter, long[] values);

    /// <summary>What went wrong, in the words of the store.</summary>
    public abstract StoreException Translate(DbException error);

    /// <summary>Tells the database to look at its tables anew before it plans queries.</summary>
    public abstract void Analyze(DbConnection connection);

    /// <summary>A row source of numbers given as the parameter <c>@ids</c>, with one column <c>value</c>.</summary>
    public abstract string Numbers { get; }

    /// <summary>Sets the numbers of <see cref="Numbers"/>.</summary>
    public abstract (string Name, object Value) NumbersOf(IReadOnlyList<long> values);

    /// <summary>Condition that a text column holds a text.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>A hint to drive a query by an index, or nothing.</summary>
    public virtual string By(string index) => "";

    /// <summary>Replaces the tokens of a script.</summary>
    public string Fill(string sql)
    {
        foreach (var (token, text) in Tokens) sql = sql.Replace("{" + token + "}", text, StringComparison.Ordinal);
        return sql;
    }
}
