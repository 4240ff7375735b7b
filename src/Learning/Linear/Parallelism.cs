namespace PolicyML.Learning.Linear;

/// <summary>Work that is divided among threads in a way that does not show in its result.</summary>
internal static class Parallelism
{
    /// <summary>Calls <paramref name="work"/> for 0 to <paramref name="count"/> - 1, each once.</summary>
    public static void For(int count, int threads, Action<int> work, CancellationToken cancel)
    {
        if (threads <= 1 || count <= 1)
        {
            for (var i = 0; i < count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                work(i);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, work);
    }
}
