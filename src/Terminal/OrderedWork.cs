namespace PolicyML.Terminal;

/// <summary>Works on several items at a time and hands the results on in the order of the items.</summary>
public static class OrderedWork
{
    /// <summary>Together the small items of a group weigh at most this, see the size that <see cref="Run{TItem,TResult}"/> is given.</summary>
    private const long GroupSize = 1 << 16;

    /// <summary>
    /// Calls <paramref name="work"/> for each item on at most <paramref name="jobs"/> threads and
    /// <paramref name="finished"/> for each result, in order, on the calling thread. Holds at most twice as many
    /// groups of results as jobs, however long the list of items is.
    /// </summary>
    /// <param name="items">What to work on; listed on the calling thread.</param>
    /// <param name="work">Called from several threads.</param>
    /// <param name="finished">Told of each result.</param>
    /// <param name="jobs">Threads.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <param name="size">
    /// Bytes of an item: small neighbours are handed to a thread together, up to 64 KB, since handing over one takes longer than
    /// working on a short text. Without it each item goes alone.
    /// </param>
    /// <exception cref="OperationCanceledException">The token was cancelled; work under way is abandoned.</exception>
    public static void Run<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, Action<TResult> finished, int jobs, CancellationToken cancel, Func<TItem, long>? size = null) =>
        RunGroups(items, group => Array.ConvertAll(group, item => work(item)), finished, jobs, cancel, size);

    /// <summary>The same where <paramref name="work"/> is given neighbours together and gives a result for each.</summary>
    public static void RunGroups<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem[], TResult[]> work, Action<TResult> finished, int jobs, CancellationToken cancel, Func<TItem, long>? size = null)
    {
        var gate = new SemaphoreSlim(jobs);
        var pending = new Queue<Task<TResult[]>>();
        foreach (var group in Groups(items, size))
        {
            if (pending.Count == jobs * 2) Finish(pending.Dequeue(), finished, cancel);
            while (pending.TryPeek(out var first) && first.IsCompleted) Finish(pending.Dequeue(), finished, cancel);
            gate.Wait(cancel);
            pending.Enqueue(Task.Run(
                () =>
                {
                    try
                    {
                        return work(group);
                    }
                    finally
                    {
                        gate.Release();
                    }
                },
                cancel));
        }

        while (pending.TryDequeue(out var next)) Finish(next, finished, cancel);
    }

    private static IEnumerable<TItem[]> Groups<TItem>(IEnumerable<TItem> items, Func<TItem, long>? size)
    {
        var group = new List<TItem>();
        var total = 0L;
        foreach (var item in items)
        {
            var weight = Math.Min(size?.Invoke(item) ?? GroupSize, GroupSize);
            if (group.Count > 0 && total + weight > GroupSize)
            {
                yield return [.. group];
                group.Clear();
                total = 0;
            }

            group.Add(item);
            total += weight;
            if (total < GroupSize) continue;
            yield return [.. group];
            group.Clear();
            total = 0;
        }

        if (group.Count > 0) yield return [.. group];
    }

    private static void Finish<TResult>(Task<TResult[]> task, Action<TResult> finished, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        task.Wait(cancel);
        foreach (var result in task.Result)
        {
            // Waiting for a task that has ended does not look at the token.
            cancel.ThrowIfCancellationRequested();
            finished(result);
        }
    }
}
