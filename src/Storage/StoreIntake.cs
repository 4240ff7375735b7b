using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;

using PolicyML.Storage.Writing;

namespace PolicyML.Storage;

/// <summary>
/// Writes sources on a thread of its own, so that the next ones are analysed meanwhile: <see cref="Store.Save"/> for a stream of sources.
/// A file is a transaction of its own; documents of one file (<see cref="SourceRecord.File"/>) share one, see <see cref="SourceBatch"/>.
/// Sources are written in the order in which they were given. A database server that goes away is waited for, four times as long as a
/// connection may take (a minute where the connection string says nothing): what was not yet in the store for good is written again.
/// </summary>
public sealed class StoreIntake : IDisposable
{
    private const int MostWaiting = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly Store store;
    private readonly Action<string, SaveOutcome>? saved;
    private readonly Action<StoreException>? waits;
    private readonly BlockingCollection<PreparedSource> waiting = new(MostWaiting);
    private readonly Thread thread;
    private ExceptionDispatchInfo? error;

    /// <summary>Starts the thread.</summary>
    /// <param name="store">Where to; it must stay open until this is disposed.</param>
    /// <param name="saved">Told of each source once it is in the store for good, on the writing thread: its path and what became of it.</param>
    /// <param name="waits">Told, on the writing thread, that the server is gone and is waited for: once each time.</param>
    public StoreIntake(Store store, Action<string, SaveOutcome>? saved = null, Action<StoreException>? waits = null)
    {
        this.store = store;
        this.saved = saved;
        this.waits = waits;
        thread = new Thread(Write) { IsBackground = true, Name = "store" };
        thread.Start();
    }

    /// <summary>
    /// Gives a source to be written; waits while many do. Safe for use from several threads; then the order is that of the calls.
    /// </summary>
    /// <exception cref="StoreException">An earlier source could not be written; nothing after it was.</exception>
    public void Add(PreparedSource source)
    {
        error?.Throw();
        waiting.Add(source);
    }

    /// <summary>Prepares a source on the calling thread and gives it to be written.</summary>
    /// <exception cref="StoreException">An earlier source could not be written; nothing after it was.</exception>
    /// <exception cref="ArgumentException">The numbers of the articles do not ascend.</exception>
    public void Add(SourceRecord source) => Add(PreparedSource.Of(source));

    /// <summary>Waits until all sources are written; none can be added afterwards.</summary>
    /// <exception cref="StoreException">One could not be written; nothing after it was.</exception>
    public void Finish()
    {
        waiting.CompleteAdding();
        thread.Join();
        error?.Throw();
    }

    /// <summary>Waits until all sources are written; an error that nobody has seen by then is lost, see <see cref="Finish"/>.</summary>
    public void Dispose()
    {
        waiting.CompleteAdding();
        thread.Join();
        waiting.Dispose();
    }

    private void Write()
    {
        var batch = new SourceBatch();
        while (batch.Count > 0 || !waiting.IsCompleted)
        {
            if (!waiting.TryTake(out var source, batch.Count > 0 ? batch.RestOfPatience : Timeout.Infinite))
            {
                if (batch.Count > 0) Write(batch);
                continue;
            }

            if (error is not null) continue;
            if (!batch.Takes(source)) Write(batch);
            batch.Add(source);
            if (batch.RestOfPatience == 0) Write(batch);
        }
    }

    private void Write(SourceBatch batch)
    {
        var sources = batch.Take();
        if (error is not null) return;
        try
        {
            var outcomes = WriteOrWait(sources);
            for (var i = 0; i < outcomes.Length; i++) saved?.Invoke(sources[i].Record.Path, outcomes[i]);
        }
        catch (Exception failure)
        {
            // Told to the one who adds the next source or waits for the end.
            error = ExceptionDispatchInfo.Capture(failure);
        }
    }

    /// <summary>Writes; where the server is gone, again and again until it is back or patience ends. To write twice what was written changes nothing.</summary>
    private SaveOutcome[] WriteOrWait(List<PreparedSource> sources)
    {
        long? lost = null;
        while (true)
        {
            try
            {
                return store.Write(sources);
            }
            catch (StoreException failure) when (failure.Error == StoreError.Refused && (lost is not { } since || Stopwatch.GetElapsedTime(since) < store.Patience))
            {
                if (store.Patience == TimeSpan.Zero) throw;
                if (lost is null) waits?.Invoke(failure);
                lost ??= Stopwatch.GetTimestamp();
                Thread.Sleep(Pause);
            }
        }
    }
}
