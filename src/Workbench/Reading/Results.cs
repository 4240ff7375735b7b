using System.Collections.Concurrent;

using PolicyML.Storage;

namespace PolicyML.Workbench.Reading;

/// <summary>
/// Keeps what takes long to make (series, ledgers) as long as the store is as it was. The store tells by a stamp whether anything was
/// written, by this process or another. What is asked for by several at once is made once.
/// </summary>
internal sealed class Results(Store store)
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<string, Lazy<Kept>> kept = new(StringComparer.Ordinal);

    /// <summary>The result of a key; made anew where the store changed since.</summary>
    /// <param name="key">What is asked for: the same key always means the same.</param>
    /// <param name="make">Makes it.</param>
    public T Of<T>(string key, Func<T> make)
        where T : class
    {
        var stamp = store.Stamp();
        if (kept.Count >= Most) kept.Clear();
        while (true)
        {
            var known = kept.GetOrAdd(key, _ => Make());
            if (Value(key, known) is var last && last.Stamp == stamp) return (T)last.Value;
            kept.TryUpdate(key, Make(), known);
        }

        Lazy<Kept> Make() => new(() => new Kept(stamp, make()));
    }

    /// <summary>What was made, or is being made by another request; a failure is not kept.</summary>
    private Kept Value(string key, Lazy<Kept> known)
    {
        try
        {
            return known.Value;
        }
        catch
        {
            kept.TryRemove(new KeyValuePair<string, Lazy<Kept>>(key, known));
            throw;
        }
    }

    private sealed record Kept(string Stamp, object Value);
}
