using System.Diagnostics;
using System.Text.Json;

using PolicyML.Benchmarks.Texts;
using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Words;

namespace PolicyML.Benchmarks.Measuring;

/// <summary>Cutting into words: our dictionary, jieba's dictionary, and jieba itself as others ship it, on the same texts in the same run.</summary>
internal static class WordsRun
{
    // Where Debian's python3-jieba lies.
    private const string JiebaFolder = "/usr/lib/python3/dist-packages/jieba";
    private const string Python = "/usr/bin/python3";
    private const int Loads = 7;

    public static ResultTable Run(RunOptions options, TextWriter output)
    {
        var table = new ResultTable(output, [new("segmenter", 26), new("load ms", 8), new("load cpu", 8), new("MB", 6), new("MB/s wall", 10), new("MB/s cpu", 10), new("MB/s best", 10), new("passes", 7), new("words", 9)]);
        var corpus = Corpora.Load(Corpora.Names.Contains("news") ? "news" : "samples");
        var texts = corpus.Documents.Select(d => d.Source.Text).ToArray();
        if (!options.Leaves("ours, own dictionary")) table.Add(Ours("ours, own dictionary", () => Segmenter.Load(Lexicon.Default), texts, corpus.Bytes, options));
        if (Directory.Exists(JiebaFolder) && !options.Leaves("ours, jieba's dictionary"))
            table.Add(Ours("ours, jieba's dictionary", () => Segmenter.Load(JiebaFolder), texts, corpus.Bytes, options));
        AddPeers(table, texts, options, output);
        return table;
    }

    private static string[] Ours(string name, Func<Segmenter> load, string[] texts, long bytes, RunOptions options)
    {
        var loads = Enumerable.Range(0, Loads).Select(_ => Meter.Once(() => load())).ToArray();

        var segmenter = load();
        var words = new List<TextSpan>();
        long count = 0;
        var measured = Meter.Run(() => count = Pass(segmenter, texts, words), options.Least);
        return Row(name, (loads.Min(l => l.Wall), loads.Min(l => l.Cpu)), bytes, measured, count);
    }

    private static long Pass(Segmenter segmenter, string[] texts, List<TextSpan> words)
    {
        long count = 0;
        foreach (var text in texts)
        {
            words.Clear();
            segmenter.Cut(text, words);
            count += words.Count;
        }

        return count;
    }

    private static void AddPeers(ResultTable table, string[] texts, RunOptions options, TextWriter output)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, texts.Select(t => JsonSerializer.Serialize(t)));
            if (Directory.Exists(JiebaFolder) && !options.Leaves("python jieba")) AddPeer(table, Python, "words_jieba.py", Environment.CurrentDirectory, file, options, output);
            if (options.Node is { } node && !options.Leaves("@node-rs/jieba")) AddPeer(table, "node", "words_jieba.mjs", node, file, options, output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void AddPeer(ResultTable table, string program, string script, string folder, string file, RunOptions options, TextWriter output)
    {
        var start = new ProcessStartInfo(program, [Path.Combine(Corpora.Root, "benchmarks", "peers", script), file, options.Least.TotalSeconds.ToString("F1")])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            output.WriteLine($"{script}: not measured (exit code {process.ExitCode})");
            return;
        }

        using var json = JsonDocument.Parse(answer);
        var said = json.RootElement;
        var measured = new Measured(said.GetProperty("passes").GetInt32(), Seconds(said, "wall"), Seconds(said, "cpu"), Seconds(said, "best"));
        table.Add(Row(said.GetProperty("name").GetString()!, (Seconds(said, "load"), Seconds(said, "load_cpu")), said.GetProperty("bytes").GetInt64(), measured, said.GetProperty("words").GetInt64()));
    }

    private static TimeSpan Seconds(JsonElement said, string name) => TimeSpan.FromSeconds(said.GetProperty(name).GetDouble());

    private static string[] Row(string name, (TimeSpan Wall, TimeSpan Cpu) load, long bytes, Measured measured, long words) =>
    [
        name, load.Wall.TotalMilliseconds.ToString("F0"), load.Cpu.TotalMilliseconds.ToString("F0"), F(bytes / 1e6), Rate((double)bytes * measured.Passes, measured.Wall), Rate((double)bytes * measured.Passes, measured.Cpu),
        Rate(bytes, measured.BestCpu), measured.Passes.ToString(), words.ToString(),
    ];

    private static string Rate(double bytes, TimeSpan time) => F(bytes / 1e6 / time.TotalSeconds);

    private static string F(double value) => value.ToString("F1");
}
