using System.Globalization;
using System.Text;

using PolicyML.Analyzer.Commands;
using PolicyML.Benchmarks.Measuring;
using PolicyML.Terminal;

namespace PolicyML.Benchmarks.Storing;

/// <summary>
/// <c>analyze FOLDER --store FILE</c> as an analyst calls it, in this process: the first pass with everything that a fresh process has
/// to load and compile, the best of the others without. Each pass fills a new file.
/// </summary>
internal static class IngestRun
{
    /// <summary>Runs it several times.</summary>
    /// <param name="file">The store; removed before each pass.</param>
    /// <param name="corpus">A folder of JSON Lines files.</param>
    /// <param name="passes">How often, the first one included.</param>
    /// <param name="output">Where the table is printed.</param>
    public static ResultTable Run(string file, string corpus, int passes, TextWriter output)
    {
        var table = new ResultTable(
            output, [new("pass", 20), new("documents", 10), new("documents/s", 12), new("MB/s", 7), new("cpu µs/document", 16), new("size/text", 10), new("collections", 11)]);
        var (documents, bytes) = Count(corpus);
        Row? best = null;
        for (var pass = 0; pass < passes; pass++)
        {
            var row = Pass(file, corpus);
            if (pass == 0) Add(table, "first", documents, bytes, row, file);
            else if (best is null || row.Wall < best.Wall) best = row;
        }

        if (best is not null) Add(table, $"best of {passes - 1} warm", documents, bytes, best, file);
        return table;
    }

    private static Row Pass(string file, string corpus)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(file + ending);
        GC.Collect();
        var collections = GC.CollectionCount(0);
        var code = 0;
        var (wall, cpu) = Meter.Once(() => code = ProcessHost.Run(AnalyzerCommands.Program, ["analyze", corpus, "--store", file, "--quiet"]));
        return code == 0 ? new Row(wall, cpu, GC.CollectionCount(0) - collections) : throw new InvalidOperationException($"analyze ended with {code}");
    }

    private static (int Documents, long Bytes) Count(string corpus)
    {
        var (documents, bytes) = (0, 0L);
        foreach (var path in Directory.EnumerateFiles(corpus, "*.jsonl"))
        {
            foreach (var line in File.ReadLines(path))
            {
                if (line.Length == 0) continue;
                using var document = System.Text.Json.JsonDocument.Parse(line);
                bytes += Encoding.UTF8.GetByteCount(document.RootElement.GetProperty("text").GetString()!);
                documents++;
            }
        }

        return (documents, bytes);
    }

    private static void Add(ResultTable table, string name, int documents, long bytes, Row row, string file)
    {
        table.Add(
        [
            name,
            documents.ToString(CultureInfo.InvariantCulture),
            (documents / row.Wall.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture),
            (bytes / 1e6 / row.Wall.TotalSeconds).ToString("F1", CultureInfo.InvariantCulture),
            (row.Cpu.TotalMicroseconds / documents).ToString("F0", CultureInfo.InvariantCulture),
            (new FileInfo(file).Length / (double)bytes).ToString("F2", CultureInfo.InvariantCulture),
            row.Collections.ToString(CultureInfo.InvariantCulture),
        ]);
    }

    private sealed record Row(TimeSpan Wall, TimeSpan Cpu, int Collections);
}
