using System.Diagnostics;

namespace PolicyML.Storage.Writing;

/// <summary>Sources that will be written in one transaction.</summary>
internal sealed class SourceBatch
{
    /// <summary>Most sources of a transaction.</summary>
    public const int Most = 250;

    /// <summary>Longest time that a source waits for others.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private const char DocumentMark = '#';
    private readonly HashSet<string> paths = new(StringComparer.Ordinal);
    private List<PreparedSource> sources = [];
    private long started;

    public int Count => sources.Count;

    /// <summary>Milliseconds that the sources may go on waiting for others: none where they are no documents of a file.</summary>
    public int RestOfPatience =>
        IsDocument(sources[0].Record.Path) ? (int)Math.Max(0, (Patience - Stopwatch.GetElapsedTime(started)).TotalMilliseconds) : 0;

    /// <summary>True where a source may join those that wait.</summary>
    public bool Takes(PreparedSource source) =>
        sources.Count == 0
        || (sources.Count < Most && IsDocument(source.Record.Path) && FileOf(source.Record.Path).SequenceEqual(FileOf(sources[0].Record.Path))
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

    private static bool IsDocument(string path) => path.Contains(DocumentMark, StringComparison.Ordinal);

    private static ReadOnlySpan<char> FileOf(string path) => path.LastIndexOf(DocumentMark) is var at and >= 0 ? path.AsSpan(0, at) : path;
}
