using PolicyML.Storage.Dialects;
using PolicyML.Storage.Reading;

namespace PolicyML.Storage.Kept;

/// <summary>
/// Keeps the facts and mentions of a store in memory and follows what is written to it, by this process or another: the counters of the
/// store tell that something was, the history of corrections and the numbers of articles tell what. Only that is read anew. Safe for use
/// from several threads.
/// </summary>
public sealed class KeptStore
{
    private const int MostChanges = 20_000;   // remembered, so that what was made of older rows can be told to hold still
    private const int MostAtOnce = 400;       // articles that a reader may wait for; more are read behind its back
    private readonly Store store;
    private readonly Dialect dialect;
    private readonly Connections connections;
    private readonly StoreReader reader;
    private readonly int most;
    private readonly Lock following = new();
    private readonly Lock remembering = new();
    private readonly Dictionary<long, KeptArticle?> known = [];   // furniture has none
    private readonly Queue<(long Version, KeptChange Change)> changes = new();
    private Dictionary<string, long> counters = [];
    private long forgotten;   // changes up to this version are forgotten
    private volatile string stamp = "";
    private volatile bool isBehind;
    private volatile KeptRows? rows;

    internal KeptStore(Store store, Dialect dialect, Connections connections, StoreReader reader, int most)
    {
        (this.store, this.dialect, this.connections, this.reader, this.most) = (store, dialect, connections, reader, most);
    }

    /// <summary>Reads everything; does nothing where the store has more facts than are kept.</summary>
    public void Load()
    {
        lock (following) Follow(First);
    }

    /// <summary>The rows; null where they are not loaded. What was written since is read first, unless that is much: then it is read behind the reader's back.</summary>
    /// <param name="patience">How long to wait for another reader that reads it.</param>
    /// <param name="isCurrent">True where they are as the store is.</param>
    public KeptRows? Rows(TimeSpan patience, out bool isCurrent)
    {
        isCurrent = rows is null || store.Stamp() == stamp;
        if (isCurrent || isBehind || !following.TryEnter(patience)) return rows;
        try
        {
            if (store.Stamp() != stamp && !Follow(reading => Next(reading, MostAtOnce))) CatchUp();
            isCurrent = !isBehind;
        }
        finally
        {
            following.Exit();
        }

        return rows;
    }

    /// <summary>True where nothing that changed between two versions is of concern.</summary>
    /// <param name="version">The version of the rows that something was made of.</param>
    /// <param name="now">The version of the rows that it is compared with.</param>
    /// <param name="concerns">True for a change that what was made would be another with.</param>
    public bool Holds(long version, long now, Func<KeptChange, bool> concerns)
    {
        if (version >= now) return true;
        List<KeptChange> since;
        lock (remembering)
        {
            if (version < forgotten) return false;
            since = [.. changes.Where(c => c.Version > version && c.Version <= now).Select(c => c.Change)];
        }

        return !since.Exists(c => concerns(c));
    }

    /// <summary>Reads much that was written, while readers see what was there before.</summary>
    private void CatchUp()
    {
        isBehind = true;
        _ = Task.Run(() =>
        {
            try
            {
                lock (following) Follow(reading => Next(reading, int.MaxValue));
            }
            catch (StoreException)
            {
                // The rows stay as they were; the next reader tries anew.
            }
            finally
            {
                isBehind = false;
            }
        });
    }

    private bool Follow(Func<KeptReader, bool> read)
    {
        using var lease = connections.Rent();
        return lease.Guard(connection =>
        {
            var seen = store.Stamp();
            dialect.BeginRead(connection);
            try
            {
                var reading = new KeptReader(connection, dialect, reader.Rows, reader.Marks);
                var now = reading.Counters();
                if (!read(reading)) return false;
                (counters, stamp) = (now, seen);
                return true;
            }
            finally
            {
                connection.Run("COMMIT");
            }
        });
    }

    private bool First(KeptReader reading)
    {
        if (reading.CountFacts(most + 1L) > most) return false;
        var articles = reading.All();
        known.Clear();
        foreach (var id in reading.Numbers()) known[id] = null;
        foreach (var article in articles) known[article.Head.Id] = article;
        rows = KeptRows.Of(store, 1, articles);
        forgotten = 1;
        return true;
    }

    /// <summary>Reads what was written; false where that is more articles than asked for.</summary>
    private bool Next(KeptReader reading, int mostArticles)
    {
        var now = reading.Counters();
        var touched = Moved("correction") ? reading.CorrectedSince(counters.GetValueOrDefault("correction")).ToHashSet() : [];
        var gone = new List<long>();
        if (Moved("source") || Moved("article")) Compare(reading.Numbers(), touched, gone);
        if (gone.Count > 0 || Moved("article") || Moved("segment")) touched.UnionWith(Retold(reading));
        if (touched.Count > mostArticles) return false;
        var all = gone.Select(id => new KeptChange(known[id], null))
            .Concat(touched.Except(gone).Select(id => new KeptChange(known.GetValueOrDefault(id), reading.Find(id))))
            .Where(c => c.Before is not null || c.After is not null).ToList();
        foreach (var id in touched) known[id] = null;
        foreach (var id in gone) known.Remove(id);
        foreach (var after in all.Select(c => c.After).OfType<KeptArticle>()) known[after.Head.Id] = after;
        Remember(rows!.With(all), all);
        return true;

        bool Moved(string counter) => now.GetValueOrDefault(counter) != counters.GetValueOrDefault(counter);
    }

    private void Remember(KeptRows next, List<KeptChange> all)
    {
        lock (remembering)
        {
            foreach (var change in all) changes.Enqueue((next.Version, change));
            while (changes.Count > MostChanges) forgotten = Math.Max(forgotten, changes.Dequeue().Version);
            rows = next;
        }
    }

    /// <summary>The articles that are new, and those that are gone.</summary>
    private void Compare(HashSet<long> there, HashSet<long> fresh, List<long> gone)
    {
        fresh.UnionWith(there.Where(id => !known.ContainsKey(id)));
        gone.AddRange(known.Keys.Where(id => !there.Contains(id)));
    }

    /// <summary>The articles whose story is another one since an article came or went.</summary>
    private IEnumerable<long> Retold(KeptReader reading)
    {
        var repeats = reading.Repeats();
        return known.Values.OfType<KeptArticle>().Select(a => a.Head).Where(h => repeats.GetValueOrDefault(h.Id, h.Id) != h.Story).Select(h => h.Id);
    }
}
