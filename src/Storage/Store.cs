using System.Data.Common;
using System.Diagnostics;

using PolicyML.Storage.Corrections;
using PolicyML.Storage.Dialects;
using PolicyML.Storage.Kept;
using PolicyML.Storage.Reading;
using PolicyML.Storage.Schema;
using PolicyML.Storage.Searching;
using PolicyML.Storage.Writing;

namespace PolicyML.Storage;

/// <summary>
/// What was read, kept in one SQLite file or a PostgreSQL database: sources with their text, articles, facts, mentions of projects
/// and enterprises, and which articles tell the same story. Several processes may read and write one store at the same time;
/// within a process all members are safe for use from several threads, and writers take turns.
/// </summary>
public sealed class Store : IStoreReader, IDisposable
{
    private readonly Dialect dialect;
    private readonly Words words = new();
    private readonly Connections connections;
    private readonly StoreReader reader;
    private readonly StoreAccess access;
    private readonly StoreCorrections corrections;
    private readonly Lock writing = new();
    private DbConnection? writerConnection;
    private bool isDisposed;
    private BatchWriter? writer;
    private long lastWrite;

    private Store(Dialect dialect, StoreAccess access)
    {
        this.dialect = dialect;
        this.access = access;
        connections = new Connections(dialect);
        reader = new StoreReader(dialect, words, connections);
        corrections = new StoreCorrections(dialect, words, connections, reader, writing, access);
    }

    /// <summary>What people say about what the machine read.</summary>
    public ICorrections Corrections => corrections;

    /// <summary>Opens a store.</summary>
    /// <param name="fileOrConnection">
    /// A file name; or a PostgreSQL database as <c>postgres://user:password@host:port/database</c> or <c>Host=…;Database=…</c>.
    /// </param>
    /// <param name="access">Reading alone, or writing too; then the store is made where there is none, and brought up to date.</param>
    /// <exception cref="StoreException">It is no store, of a newer version, locked, not writable, or the server cannot be reached.</exception>
    public static Store Open(string fileOrConnection, StoreAccess access)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileOrConnection);
        var database = Dialect.Of(fileOrConnection, access);
        database.CheckTarget();
        var store = new Store(database, access);
        try
        {
            using var lease = store.connections.Rent();
            lease.Guard(c => Migrator.Run(c, database, access));
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>What the store is called in messages: the file, or server and database without a password.</summary>
    public string Name => dialect.Store;

    /// <summary>The number of an article, <see cref="ArticleHead.Id"/>; null where the store has no such article.</summary>
    /// <param name="path">The path of its source.</param>
    /// <param name="number">Its number in the source, from 1.</param>
    public long? FindArticle(string path, int number)
    {
        using var lease = connections.Rent();
        return lease.Guard(c =>
        {
            if (SourceRows.NumberOf(c, path) is not { } source) return (long?)null;
            using var command = c.Command("SELECT id FROM article WHERE source = @source AND number = @number").Set("source", source).Set("number", number);
            return command.ExecuteScalar() is long id ? id : null;
        });
    }

    /// <summary>A text that is another one whenever something was taken in, by this process or any other.</summary>
    public string Stamp()
    {
        using var lease = connections.Rent();
        return lease.Guard(c =>
        {
            using var command = c.Command("SELECT name, value FROM counter ORDER BY name");
            using var rows = command.ExecuteReader();
            var stamp = new System.Text.StringBuilder();
            while (rows.Read()) stamp.Append(rows.GetString(0)).Append('=').Append(rows.GetInt64(1)).Append(' ');
            return stamp.ToString();
        });
    }

    /// <summary>Keeps facts and mentions in memory; they are read by <see cref="KeptStore.Load"/>.</summary>
    /// <param name="most">The greatest number of facts; nothing is kept of a store that has more.</param>
    public KeptStore Keep(int most) => new(this, dialect, connections, reader, most);

    /// <summary>Takes a source in, in one transaction.</summary>
    /// <exception cref="StoreException">It could not be written; the store is as before.</exception>
    /// <exception cref="ArgumentException">The numbers of the articles do not ascend.</exception>
    public SaveOutcome Save(SourceRecord source) => Write([PreparedSource.Of(source)])[0];

    /// <summary>
    /// Takes sources in as they come, and tells of each what became of it, in order. A source is a transaction of its own; documents of one
    /// file (<see cref="SourceRecord.File"/>) share one, for at most 500 of them and about half a second.
    /// </summary>
    /// <exception cref="StoreException">They could not be written; those told of before are in the store.</exception>
    /// <exception cref="ArgumentException">The numbers of the articles of a source do not ascend.</exception>
    public IEnumerable<SaveOutcome> SaveAll(IEnumerable<SourceRecord> sources)
    {
        var batch = new SourceBatch();
        foreach (var source in sources)
        {
            var prepared = PreparedSource.Of(source);
            if (!batch.Takes(prepared))
                foreach (var outcome in Write(batch.Take())) yield return outcome;
            batch.Add(prepared);
        }

        if (batch.Count == 0) yield break;
        foreach (var outcome in Write(batch.Take())) yield return outcome;
    }

    /// <summary>Removes a source with all that was read off it; false where the store has none of that path.</summary>
    /// <exception cref="StoreException">It could not be removed; the store is as before.</exception>
    public bool Remove(string path)
    {
        lock (writing) return Guard(() => Writer().Remove(path));
    }

    /// <summary>
    /// Lets the database look at its tables anew before it plans queries: worth it once after many sources were taken in. Does nothing
    /// on SQLite, whose queries need no statistics.
    /// </summary>
    public void Optimize()
    {
        using var lease = connections.Rent();
        lease.Guard(c =>
        {
            dialect.Analyze(c);
            return true;
        });
    }

    /// <inheritdoc/>
    public IEnumerable<StoredArticle> Articles(StoreFilter filter) => reader.Articles(filter);

    /// <inheritdoc/>
    public IEnumerable<StoredFact> Facts(StoreFilter filter) => reader.Facts(filter);

    /// <inheritdoc/>
    public IEnumerable<StoredProject> Projects(StoreFilter filter) => reader.Projects(filter);

    /// <inheritdoc/>
    public IEnumerable<StoredEnterprise> Enterprises(StoreFilter filter) => reader.Enterprises(filter);

    /// <inheritdoc/>
    public IEnumerable<SearchHit> Search(string text, StoreFilter filter) => new StoreSearch(dialect, words, connections, reader).Run(text, filter);

    /// <inheritdoc/>
    public SourceRecord? Source(string path)
    {
        using var lease = connections.Rent();
        return lease.Guard(c =>
        {
            dialect.BeginRead(c);
            try
            {
                return SourceRows.NumberOf(c, path) is { } id ? new SourceRows(reader.Rows, dialect).Read(c, id) : null;
            }
            finally
            {
                c.Run("COMMIT");
            }
        });
    }

    /// <inheritdoc/>
    public string? PlaceName(string code)
    {
        using var lease = connections.Rent();
        return lease.Guard(c =>
        {
            if (Codes.PlaceOf(code) is not { } place) return null;
            using var command = c.Command("SELECT name FROM place WHERE code = @code").Set("code", place);
            return command.ExecuteScalar() is string name ? ExactText.Restore(name) : null;
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (writing)
        {
            CloseWriter();
            corrections.Dispose();
            isDisposed = true;
        }

        connections.Dispose();
    }

    /// <summary>How long to wait for a database that went away before a write is given up.</summary>
    internal TimeSpan Patience => dialect.Patience;

    /// <summary>Writes sources of different paths in one transaction.</summary>
    internal SaveOutcome[] Write(IReadOnlyList<PreparedSource> batch)
    {
        lock (writing) return Guard(() => Writer().Write(batch));
    }

    private BatchWriter Writer()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (writer is not null && dialect.IsAlive(writerConnection!, Stopwatch.GetElapsedTime(lastWrite))) return writer;
        CloseWriter();
        if (access == StoreAccess.Read) throw new StoreException(StoreError.ReadOnly, dialect.Store);
        writerConnection = dialect.Connect();
        return writer = new BatchWriter(writerConnection, dialect, words, new SourceRows(reader.Rows, dialect));
    }

    private void CloseWriter()
    {
        writer?.Dispose();
        writerConnection?.Dispose();
        (writer, writerConnection) = (null, null);
    }

    private T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (DbException error)
        {
            throw dialect.Translate(error);
        }
        finally
        {
            lastWrite = Stopwatch.GetTimestamp();
        }
    }
}
