using PolicyML.Storage;
using PolicyML.Storage.Kept;

namespace PolicyML.Workbench.Reading;

/// <summary>
/// Something made of the whole store (a ledger) that nobody waits long for: it stands, and is made anew behind the readers' backs once
/// something that concerns it was written.
/// </summary>
/// <param name="store">The store, which it is made of where the rows are not in memory.</param>
/// <param name="kept">The rows in memory.</param>
/// <param name="make">Makes it.</param>
/// <param name="concerns">True for a change that it would be another with.</param>
internal sealed class Standing<T>(Store store, KeptStore kept, Func<IStoreReader, T> make, Func<KeptChange, bool> concerns)
    where T : class
{
    private const int Few = 20_000;   // articles of which it is made within a moment
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
    private readonly Lock door = new();
    private Task? making;
    private (long Version, string Stamp, T Value)? stands;

    /// <summary>What stands; null where nothing does yet and making it takes longer than a reader waits.</summary>
    /// <param name="isCurrent">False where something that concerns it was written since.</param>
    public T? Now(out bool isCurrent)
    {
        var rows = kept.Rows(Moment, out isCurrent);
        var stamp = rows is null ? store.Stamp() : "";
        Task task;
        lock (door)
        {
            if (stands is { } known && Holds(known.Version, known.Stamp, rows, stamp)) return known.Value;
            if (making is null or { IsCompleted: true }) making = Task.Run(() => Make(rows, stamp));
            task = making;
        }

        if (task.Wait(rows is null || rows.Count > Few ? Moment : Long)) task.GetAwaiter().GetResult();
        lock (door)
        {
            isCurrent &= stands is { } made && Holds(made.Version, made.Stamp, rows, stamp);
            return stands?.Value;
        }
    }

    /// <summary>Makes it, and does not come back before it stands.</summary>
    public void Make()
    {
        var rows = kept.Rows(Long, out _);
        Make(rows, rows is null ? store.Stamp() : "");
    }

    private bool Holds(long version, string stamp, KeptRows? rows, string now)
    {
        if (rows is null) return stamp == now;
        if (stamp.Length > 0 || !kept.Holds(version, rows.Version, concerns)) return false;
        if (version < rows.Version) stands = stands!.Value with { Version = rows.Version };
        return true;
    }

    private void Make(KeptRows? rows, string stamp)
    {
        var made = make(rows is null ? store : rows);
        lock (door) stands = (rows?.Version ?? 0, stamp, made);
    }
}
