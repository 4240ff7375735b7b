using System.Collections.Concurrent;

using PolicyML.Storage;
using PolicyML.Storage.Kept;

namespace PolicyML.Workbench.Reading;

/// <summary>
/// Keeps what takes long to make (series, briefings) as long as what it is made of is as it was. What is made of the rows in memory is
/// made anew only after a change that concerns it; anything else after any write to the store. What is asked for by several at once is
/// made once.
/// </summary>
internal sealed class Results(Store store, KeptStore kept)
{
    private const long Most = 6_000_000;   // weight of all that is kept
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, Lazy<Result>> results = new(StringComparer.Ordinal);
    private long weight;

    /// <summary>The result of a key; made anew where the store changed since.</summary>
    /// <param name="key">What is asked for: the same key always means the same.</param>
    /// <param name="make">Makes it.</param>
    public T Of<T>(string key, Func<T> make)
        where T : class
    {
        var stamp = store.Stamp();
        return Once<T>(key, r => r.Stamp == stamp, () => new Result(stamp, 0, make()), _ => Most / 50);
    }

    /// <summary>The result of a key that is made of facts and mentions; made anew after a change that concerns it.</summary>
    /// <param name="key">What is asked for: the same key always means the same.</param>
    /// <param name="concerns">True for a change that the result would be another with.</param>
    /// <param name="make">Makes it of the rows.</param>
    /// <param name="weigh">How much memory it takes, in points and figures.</param>
    public T Of<T>(string key, Func<KeptChange, bool> concerns, Func<IStoreReader, T> make, Func<T, long> weigh)
        where T : class
    {
        if (kept.Rows(Patience, out _) is not { } rows) return Of(key, () => make(store));
        return Once<T>(key, Holds, () => new Result("", rows.Version, make(rows)), weigh);

        bool Holds(Result result)
        {
            if (result.Stamp.Length > 0 || !kept.Holds(result.Version, rows.Version, concerns)) return false;
            result.Version = Math.Max(result.Version, rows.Version);
            return true;
        }
    }

    private T Once<T>(string key, Func<Result, bool> holds, Func<Result> make, Func<T, long> weigh)
        where T : class
    {
        while (true)
        {
            var known = results.GetOrAdd(key, _ => Make());
            var result = Value(key, known);
            if (holds(result)) return (T)result.Value;
            results.TryUpdate(key, Make(), known);
        }

        Lazy<Result> Make() => new(() =>
        {
            var made = make();
            if (Interlocked.Add(ref weight, weigh((T)made.Value)) > Most) Clear();
            return made;
        });
    }

    private void Clear()
    {
        results.Clear();
        Interlocked.Exchange(ref weight, 0);
    }

    /// <summary>What was made, or is being made by another request; a failure is not kept.</summary>
    private Result Value(string key, Lazy<Result> known)
    {
        try
        {
            return known.Value;
        }
        catch
        {
            results.TryRemove(new KeyValuePair<string, Lazy<Result>>(key, known));
            throw;
        }
    }

    private sealed class Result(string stamp, long version, object value)
    {
        private long version = version;

        /// <summary>The store's stamp that it was made at; empty for what is made of rows in memory.</summary>
        public string Stamp => stamp;

        /// <summary>The version of the rows that it holds for.</summary>
        public long Version
        {
            get => Volatile.Read(ref version);
            set => Volatile.Write(ref version, value);
        }

        public object Value => value;
    }
}
