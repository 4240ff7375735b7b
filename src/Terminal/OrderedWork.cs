namespace PolicyML.Terminal;

/// <summary>Works on several items at a time and hands the results on in the order of the items.</summary>
public static class OrderedWork
{
    /// <summary>
    /// Calls <paramref name="work"/> for each item on at most <paramref name="jobs"/> threads and
    /// <paramref name="finished"/> for each result, in order, on the calling thread. Holds at most twice as many
    /// results as jobs, however long the list of items is.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; work under way is abandoned.</exception>
    public static void Run<TItem, TResult>(
        IEnumerable<TItem> items, Func<TItem, TResult> work, Action<TResult> finished, int jobs, CancellationToken cancel)
    {
        var gate = new SemaphoreSlim(jobs);
        var pending = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            if (pending.Count == jobs * 2) finished(Result(pending.Dequeue(), cancel));
            while (pending.TryPeek(out var first) && first.IsCompleted) finished(Result(pending.Dequeue(), cancel));
            gate.Wait(cancel);
            pending.Enqueue(Task.Run(
                () =>
                {
                    try
                    {
                        return work(item);
                    }
                    finally
                    {
                        gate.Release();
                    }
                },
                cancel));
        }

        while (pending.TryDequeue(out var next)) finished(Result(next, cancel));
    }

    private static TResult Result<TResult>(Task<TResult> task, CancellationToken cancel)
    {
        // Waiting for a task that has ended does not look at the token.
        cancel.ThrowIfCancellationRequested();
        task.Wait(cancel);
        return task.Result;
    }
}
