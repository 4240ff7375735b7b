using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Diagnostics;

using PolicyML.Storage.Reading;

namespace PolicyML.Storage.Dialects;

/// <summary>The connections of a store that no query uses just now.</summary>
internal sealed class Connections(Dialect dialect) : IDisposable
{
    private readonly ConcurrentBag<(DbConnection Connection, long Since)> idle = [];
    private bool isDisposed;

    /// <summary>A connection of its own for one short question; disposed by the caller.</summary>
    public DbConnection Connect() => dialect.Connect();

    /// <summary>A connection, given back when the lease is disposed.</summary>
    public Lease Rent()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        while (idle.TryTake(out var known))
        {
            if (dialect.IsAlive(known.Connection, Stopwatch.GetElapsedTime(known.Since))) return new Lease(this, known.Connection);
            known.Connection.Dispose();
        }

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
        while (idle.TryTake(out var known)) known.Connection.Dispose();
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
            catch (Exception error) when (IsDamage(error))
            {
                hasFailed = true;
                throw connection.State == ConnectionState.Open ? home.Damaged(error) : home.Lost(error);
            }
        }

        /// <summary>Makes something of a row that cannot be made of just any bytes; what fails there is damage of the store.</summary>
        public T Parse<T>(Row row, Func<Row, T> read)
        {
            try
            {
                return read(row);
            }
            catch (Exception error) when (IsDamage(error))
            {
                throw home.Damaged(error);
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

        private static bool IsDamage(Exception error) =>
            error is FormatException or OverflowException or InvalidCastException or ArgumentException or IndexOutOfRangeException or InvalidDataException or EndOfStreamException or KeyNotFoundException or InvalidOperationException and not ObjectDisposedException;

        public void Dispose()
        {
            if (hasFailed || home.isDisposed) connection.Dispose();
            else home.idle.Add((connection, Stopwatch.GetTimestamp()));
        }
    }

    /// <summary>What came out of the database is not what the program put in.</summary>
    public StoreException Damaged(Exception error) => new(StoreError.Damaged, dialect.Store, error.Message.ReplaceLineEndings(" "), error);

    /// <summary>The connection went while it was used; what was said on it afterwards told of it.</summary>
    private StoreException Lost(Exception error) => new(StoreError.Refused, dialect.Store, error.Message.ReplaceLineEndings(" "), error);

    private StoreException Translate(DbException error) => dialect.Translate(error);
}
