using PolicyML.Benchmarks.Rooms;
using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Each room over each corpus for a few seconds, on one thread.</summary>
internal static class QuickRun
{
    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var table = new ResultTable(output, [new("corpus", 8), new("room", 15), new("MB", 6), new("MB/s wall", 10), new("MB/s cpu", 10), new("MB/s best", 10), new("passes", 7)]);
        foreach (var name in Corpora.Names)
        {
            var corpus = Corpora.Load(name);
            var documents = corpus.Documents.Select(d => new Prepared(Chain.Default, d)).ToArray();
            foreach (var room in Room.All)
            {
                if (options.Leaves(name + " " + room.Name)) continue;
                foreach (var document in documents) room.Prepare(document);
                var measured = Meter.Run(() => Pass(room, documents), options.Least);
                var bytes = (double)corpus.Bytes * measured.Passes;
                table.Add([name, room.Name, F(corpus.Bytes / 1e6), Rate(bytes, measured.Wall), Rate(bytes, measured.Cpu), Rate(corpus.Bytes, measured.BestCpu), measured.Passes.ToString()]);
            }
        }

        return table;
    }

    private static int Pass(Room room, Prepared[] documents)
    {
        var sum = 0;
        foreach (var document in documents) sum += room.Run(Chain.Default, document);
        return sum;
    }

    private static string Rate(double bytes, TimeSpan time) => F(bytes / 1e6 / time.TotalSeconds);

    private static string F(double value) => value.ToString("F1");
}
