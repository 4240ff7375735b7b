using System.Collections.Concurrent;

namespace PolicyML.Trainer.Review;

/// <summary>Keys of the terminal, waited for in a way that an interrupt ends.</summary>
internal sealed class KeyReader : IDisposable
{
    private const int MostEmpty = 3;
    private readonly BlockingCollection<ConsoleKeyInfo> keys = [];

    /// <summary>Starts to read keys; the terminal shows none of them.</summary>
    public KeyReader()
    {
        Console.TreatControlCAsInput = true;
        new Thread(Read) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <summary>The next key; null where the terminal is gone or the wait was cancelled.</summary>
    public ConsoleKeyInfo? Next(CancellationToken cancel)
    {
        try
        {
            return keys.TryTake(out var key, Timeout.Infinite, cancel) ? key : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Console.TreatControlCAsInput = false;

    private void Read()
    {
        var empty = 0;
        try
        {
            while (empty < MostEmpty)
            {
                var key = Console.ReadKey(intercept: true);
                empty = key is { Key: ConsoleKey.None, KeyChar: '\0' } ? empty + 1 : 0;   // a terminal that is gone gives nothing for ever
                keys.Add(key);
            }
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            // No terminal any more.
        }

        keys.CompleteAdding();
    }
}
