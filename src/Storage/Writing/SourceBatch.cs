using System.Diagnostics;

namespace PolicyML.Storage.Writing;

/// <summary>Sources that will be written in one transaction: a file, or documents of one file.</summary>
internal sealed class SourceBatch
{
    /// <summary>Most sources of a transaction.</summary>
    public const int Most = 500;

    /// <summary>Longest time that a source waits for others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private List<PreparedSource> sources = [];
    private long started;

    public int Count => sources.Count;

    /// <summary>Milliseconds that the sources may go on waiting for others: none where they are no documents of a file.</summary>
    public int RestOfPatience =>
        sources[0].Record.File is null ? 0 : (int)Math.Max(0, (Patience - Stopwatch.GetElapsedTime(started)).TotalMilliseconds);

    /// <summary>True where a source may join those that wait.</summary>
    public bool Takes(PreparedSource source) =>
        sources.Count == 0
        || (sources.Count < Most && source.Record.File is { } file && string.Equals(file, sources[0].Record.File, StringComparison.Ordinal)
            && !paths.Contains(source.Record.Path) && Stopwatch.GetElapsedTime(started) < Patience);

    public void Add(PreparedSource source)
    {
        if (sources.Count == 0) started = Stopwatch.GetTimestamp();
        sources.Add(source);
        paths.Add(source.Record.Path);
    }

    /// <summary>The sources that wait; none wait afterwards.</summary>
    public List<PreparedSource> Take()
    {
        var taken = sources;
        sources = [];
        paths.Clear();
        return taken;
    }
}
