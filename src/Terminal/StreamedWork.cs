using System.Collections.Concurrent;

namespace PolicyML.Terminal;

/// <summary>
/// Works on what a pipe brings, several batches at a time, and hands the results on in order as soon as they stand. Where
/// <see cref="OrderedWork"/> lists its items and finishes them on one thread, here a thread of its own waits for the pipe, so that no
/// answer waits for a question that has not been asked.
/// </summary>
public static class StreamedWork
{
    /// <summary>
    /// Calls <paramref name="work"/> for each batch on at most <paramref name="jobs"/> threads and <paramref name="finished"/> for the
    /// results of each batch, in order, on the calling thread. Holds at most twice as many batches as jobs.
    /// </summary>
    /// <param name="batches">What to work on; listed on a thread of its own.</param>
    /// <param name="work">Called from several threads.</param>
    /// <param name="finished">Told of the results of each batch.</param>
    /// <param name="jobs">Threads.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; work under way is abandoned.</exception>
    public static void Run<TItem, TResult>(
        IEnumerable<IReadOnlyList<TItem>> batches, Func<IReadOnlyList<TItem>, TResult[]> work, Action<TResult[]> finished, int jobs, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var pending = new BlockingCollection<Task<TResult[]>>(jobs * 2);
        var listing = Task.Factory.StartNew(() => List(batches, work, pending, jobs, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var batch in pending.GetConsumingEnumerable(cancel))
            {
                batch.Wait(cancel);
                finished(batch.Result);
            }

            listing.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
        }
    }

    private static void List<TItem, TResult>(
        IEnumerable<IReadOnlyList<TItem>> batches, Func<IReadOnlyList<TItem>, TResult[]> work, BlockingCollection<Task<TResult[]>> pending, int jobs, CancellationToken stop)
    {
        var gate = new SemaphoreSlim(jobs);
        try
        {
            foreach (var batch in batches)
            {
                gate.Wait(stop);
                pending.Add(Task.Run(() => Work(batch, work, gate), stop), stop);
            }
        }
        finally
        {
            pending.CompleteAdding();
        }
    }

    private static TResult[] Work<TItem, TResult>(IReadOnlyList<TItem> batch, Func<IReadOnlyList<TItem>, TResult[]> work, SemaphoreSlim gate)
    {
        try
        {
            return work(batch);
        }
        finally
        {
            gate.Release();
        }
    }
}
