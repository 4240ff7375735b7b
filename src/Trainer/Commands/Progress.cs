using PolicyML.Terminal;

namespace PolicyML.Trainer.Commands;

/// <summary>One line on the terminal that says how far a run is; it is wiped before anything else is written there.</summary>
internal sealed class Progress(Host host, bool isSeen)
{
    private const string Wipe = "\r\e[K";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private long shown;
    private bool stands;

    /// <summary>Shows a message, not more often than can be read. May be called from several threads.</summary>
    public void Show(string message)
    {
        if (!isSeen) return;
        lock (gate)
        {
            if (stands && host.Clock.GetElapsedTime(shown) < Pause) return;
            host.Error.Write(Wipe + DisplayWidth.Fit(message, host.Width - 1));
            shown = host.Clock.GetTimestamp();
            stands = true;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        lock (gate)
        {
            if (stands) host.Error.Write(Wipe);
            stands = false;
        }
    }
}
