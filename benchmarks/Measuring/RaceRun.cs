using System.Buffers;

using PolicyML.Analyzer.Pipeline;
using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Text;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>
/// Everything at once (articles, places, labels, facts, projects, JSON Lines) and its parts beside what others do of it, on the same news
/// in the same run. What is not installed is left out with a message.
/// </summary>
internal static class RaceRun
{
    private const int Together = 35;       // documents that the program takes through a step together
    private const int FewestForSlow = 200; // documents for programs that read some kilobytes a second

    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var table = new ResultTable(output, [new("task", 10), new("program", 34), new("MB", 6), new("MB/s cpu", 10), new("MB/s wall", 10), new("passes", 7)]);
        var corpus = Corpora.Load(Corpora.Names.Contains("news") ? "news" : "samples");
        AddOurs(table, corpus, options);
        using var peers = new PeerPrograms(corpus, FewestForSlow, options, output);
        foreach (var (task, name, measured) in peers.Run()) Add(table, task, name, measured.Bytes, measured.Measured);
        return table;
    }

    private static void AddOurs(ResultTable table, Corpus corpus, RunOptions options)
    {
        var sources = corpus.Documents.Select(d => d.Source with { Published = d.Published }).ToArray();
        var analyzer = SourceAnalyzer.Load(Lexicon.Default, null, LabelerChoice.Of(null, Corpora.Root));
        var documents = corpus.Documents.Select(d => new Prepared(Chain.Default, d)).ToArray();
        foreach (var (task, room) in new[] { ("words", "Words"), ("labels", "Label"), ("sums", "Facts") }) TimeRoom(task, Room.Of(room));
        Time("all", "ours: everything, as JSON Lines", () => Everything(analyzer, sources));

        void TimeRoom(string task, Room room)
        {
            foreach (var document in documents) room.Prepare(document);
            Time(task, task == "sums" ? "ours: all facts" : "ours", () => documents.Sum(document => room.Run(Chain.Default, document)));
        }

        void Time(string task, string name, Func<long> pass)
        {
            if (!options.Leaves(task + " " + name)) Add(table, task, name, corpus.Bytes, Meter.Run(() => pass(), options.Least));
        }
    }

    private static long Everything(SourceAnalyzer analyzer, SourceText[] sources)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 20);
        var bytes = 0L;
        foreach (var group in sources.Chunk(Together))
        {
            foreach (var articles in analyzer.Analyze(group))
            {
                foreach (var article in articles) ArticleJson.WriteLine(buffer, article with { Text = null });
                bytes += buffer.WrittenCount;
                buffer.ResetWrittenCount();
            }
        }

        return bytes;
    }

    private static void Add(ResultTable table, string task, string name, long bytes, Measured measured) =>
        table.Add([task, name, (bytes / 1e6).ToString("F2"), Rate(bytes, measured.BestCpu), Rate((double)bytes * measured.Passes, measured.Wall), measured.Passes.ToString()]);

    private static string Rate(double bytes, TimeSpan time) => (bytes / 1e6 / time.TotalSeconds).ToString("F3");
}
