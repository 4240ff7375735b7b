using System.Diagnostics;
using System.Globalization;
using System.Text;

using PolicyML.Benchmarks.Texts;
using PolicyML.Tests.Fuzz;

namespace PolicyML.Benchmarks.Measuring;

/// <summary><c>fuzz</c>: millions of made inputs through all rooms; whatever breaks a promise is kept as a file.</summary>
internal static class FuzzCommand
{
    private const int RareEvery = 2000;

    /// <summary>Runs the command.</summary>
    /// <returns>0 where nothing broke, 1 where something did, 2 for a wrong call.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter output)
    {
        var values = new Dictionary<string, long> { ["--cases"] = 2_000_000, ["--seed"] = 1, ["--minutes"] = 60, ["--jobs"] = Environment.ProcessorCount };
        var finds = "fuzz-finds";
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 < args.Length && args[i] == "--finds") finds = args[i + 1];
            else if (i + 1 < args.Length && values.ContainsKey(args[i]) && long.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)) values[args[i]] = value;
            else
            {
                Console.Error.WriteLine("usage: fuzz [--cases N] [--seed S] [--minutes M] [--jobs N] [--finds FOLDER]");
                return 2;
            }
        }

        using var chain = new FuzzChain(Corpora.Root);
        var run = new FuzzRun(chain, new FuzzMaker(FuzzSeeds.Load(Corpora.Root, chain.MakeStore(Corpora.Root)), (ulong)values["--seed"], RareEvery));
        var watch = Stopwatch.StartNew();
        using var told = new Timer(_ => output.WriteLine($"{run.Count} cases, {run.Finds.Count} finds"), null, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60));
        run.Run(values["--cases"], (int)values["--jobs"], () => watch.Elapsed.TotalMinutes > values["--minutes"] || run.Finds.Count >= 200);
        foreach (var find in run.Finds) Keep(finds, find);
        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            $"{run.Count} cases of seed {values["--seed"]}, {run.Finds.Count} finds, digest {run.Digest:x16}, {watch.Elapsed.TotalSeconds:F0} s, {process.TotalProcessorTime.TotalSeconds:F0} s of processor time, "
            + $"slowest {run.Slowest:P1} of the limit, peak {process.PeakWorkingSet64 / 1e6:F0} MB");
        return run.Finds.Count == 0 ? 0 : 1;
    }

    private static void Keep(string folder, FuzzFind find)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{find.Index}-{find.Case.Name}");
        File.WriteAllBytes(path, find.Case.Text is { } text ? Encoding.Unicode.GetBytes(text) : find.Case.Bytes);
        File.WriteAllText(path + ".problem", find.Problem);
    }
}
