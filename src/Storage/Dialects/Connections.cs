using System.Collections.Concurrent;
using System.Data.Common;

namespace PolicyML.Storage.Dialects;

/// <summary>The connections of a store that no query uses just now.</summary>
internal sealed class Connections(Dialect dialect) : IDisposable
{
    private readonly ConcurrentBag<DbConnection> idle = [];
    private bool isDisposed;

    /// <summary>A connection of its own for one short question; disposed by the caller.</summary>
    public DbConnection Connect() => dialect.Connect();

    /// <summary>A connection, given back when the lease is disposed.</summary>
    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (idle.TryTake(out var connection)) return new Lease(this, connection);
        try
        {
            return new Lease(this, dialect.Connect());
        }
        catch (DbException error)
        {
            throw dialect.Translate(error);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection)) connection.Dispose();
    }

    /// <summary>A rented connection.</summary>
    internal sealed class Lease(Connections home, DbConnection connection) : IDisposable
    {
        private bool hasFailed;

        public DbConnection Connection => connection;

        /// <summary>Asks the database something and tells its errors as those of the store.</summary>
        public T Guard<T>(Func<DbConnection, T> ask)
        {
            try
            {
                return ask(connection);
            }
            catch (DbException error)
            {
                hasFailed = true;
                throw home.Translate(error);
            }
        }

        /// <summary>Goes on to the next row.</summary>
        public bool Read(DbDataReader row)
        {
            try
            {
                return row.Read();
            }
            catch (DbException error)
            {
                hasFailed = true;
                throw home.Translate(error);
            }
        }

        public void Dispose()
        {
            if (hasFailed || home.isDisposed) connection.Dispose();
            else home.idle.Add(connection);
        }
    }

    private StoreException Translate(DbException error) => dialect.Translate(error);
}
