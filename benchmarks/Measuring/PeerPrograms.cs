using System.Diagnostics;
using System.Text.Json;

using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Runs programs of others on texts and reads what they say they took.</summary>
internal sealed class PeerPrograms : IDisposable
{
    private const string Python = "/usr/bin/python3";   // Debian's, which has Debian's packages
    private readonly string all = Path.GetTempFileName();
    private readonly string some = Path.GetTempFileName();
    private readonly RunOptions options;
    private readonly TextWriter output;

    /// <summary>Writes the texts for them.</summary>
    /// <param name="corpus">The texts.</param>
    /// <param name="few">How many of them slow programs get.</param>
    /// <param name="options">What to run, how long, and where packages of Node.js are.</param>
    /// <param name="output">Told what cannot be run.</param>
    public PeerPrograms(Corpus corpus, int few, RunOptions options, TextWriter output)
    {
        (this.options, this.output) = (options, output);
        var texts = corpus.Documents.Select(d => JsonSerializer.Serialize(d.Source.Text)).ToList();
        File.WriteAllLines(all, texts);
        File.WriteAllLines(some, texts.Take(few));
    }

    /// <summary>What each of them took.</summary>
    public IEnumerable<(string Task, string Name, (long Bytes, Measured Measured) Took)> Run()
    {
        var articles = Path.Combine(Corpora.Root, "datasets", "articles");
        var here = Environment.CurrentDirectory;
        var runs = new List<(string Task, string Program, string Folder, string[] Arguments)>
        {
            ("words", Python, here, ["words_jieba.py", some]),
            ("labels", Python, here, ["labels_speed.py", some, articles]),
        };
        if (options.Node is { } node)
        {
            runs.Add(("words", "node", node, ["words_jieba.mjs", all]));
            runs.Add(("sums", "node", node, ["sums_recognizers.mjs", some]));
        }

        return runs.Where(r => !options.Leaves(r.Task + " " + r.Arguments[0])).SelectMany(r => Run(r.Program, r.Folder, r.Arguments).Select(took => (r.Task, took.Name, (took.Bytes, took.Measured))));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(all);
        File.Delete(some);
    }

    private List<(string Name, long Bytes, Measured Measured)> Run(string program, string folder, string[] arguments)
    {
        var script = Path.Combine(Corpora.Root, "benchmarks", "peers", arguments[0]);
        var start = new ProcessStartInfo(program, [script, arguments[1], options.Least.TotalSeconds.ToString("F1"), .. arguments[2..]])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        try
        {
            using var process = Process.Start(start)!;
            var answer = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0) return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
            output.WriteLine($"{arguments[0]}: not measured (exit code {process.ExitCode})");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            output.WriteLine($"{arguments[0]}: not measured ({error.Message})");
        }

        return [];
    }

    private static (string Name, long Bytes, Measured Measured) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var said = json.RootElement;
        TimeSpan Seconds(string name) => TimeSpan.FromSeconds(said.GetProperty(name).GetDouble());
        return (said.GetProperty("name").GetString()!, said.GetProperty("bytes").GetInt64(), new Measured(said.GetProperty("passes").GetInt32(), Seconds("wall"), Seconds("cpu"), Seconds("best")));
    }
}
