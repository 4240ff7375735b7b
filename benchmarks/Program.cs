using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Xml.Linq;

using BenchmarkDotNet.Running;

using PolicyML.Benchmarks.Api;
using PolicyML.Benchmarks.Fitting;
using PolicyML.Benchmarks.Measuring;
using PolicyML.Benchmarks.Serving;
using PolicyML.Benchmarks.Storing;
using PolicyML.Benchmarks.Texts;

namespace PolicyML.Benchmarks;

/// <summary>
/// <c>quick</c>, <c>hostile</c>, <c>hostile-store</c>, <c>words</c> and <c>race</c> measure within seconds and print a table; anything else goes to BenchmarkDotNet.
/// Only here the clock and the commit are asked.
/// </summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is ["store-fill", var address]) return KillRun.FillStore(address);
        if (args is ["store" or "store-kills" or "ingest", .. var storing]) return RunStore(args[0], storing);
        if (args is ["workbench", .. var serving]) return RunWorkbench(serving);
        if (args is ["start", var program, .. var starting]) return RunStart(program, starting);
        if (args is ["figures", .. var fitting]) return FiguresRun.Run(fitting, Console.Out);
        if (args is ["api", var folder]) return WriteApi(folder);
        if (args is ["fuzz", .. var fuzzing]) return FuzzCommand.Run(fuzzing, Console.Out);
        if (args is ["labels" or "titles", .. var peers]) return RunForPeers(args[0], peers);
        if (args is not ["quick" or "hostile" or "hostile-store" or "words" or "race", .. var rest])
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, new BenchmarkConfig());
            return 0;
        }

        if (RunOptions.Parse(rest) is not { } options)
        {
            Console.Error.WriteLine("usage: quick|hostile|hostile-store|words|race [--seconds N] [--only TEXT] [--save] [--note TEXT] [--node FOLDER]");
            return 2;
        }

        var table = args[0] switch
        {
            "quick" => QuickRun.Run(options, Console.Out),
            "words" => WordsRun.Run(options, Console.Out),
            "race" => RaceRun.Run(options, Console.Out),
            "hostile-store" => HostileRun.RunStored(options, Console.Out),
            _ => HostileRun.Run(options, Console.Out),
        };
        if (options.Save) Console.WriteLine(RunFolder.Save(RunName(), args[0], table, options.Note));
        if (options.Save && args[0] == "race") RunFolder.Save(RunName(), args[0], RaceChart.Of(table));
        return 0;
    }

    private static int RunStart(string program, ReadOnlySpan<string> args)
    {
        if (RunOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine("usage: start PROGRAM [--save] [--note TEXT]");
            return 2;
        }

        var table = StartRun.Run(Path.GetFullPath(program), Console.Out);
        if (options.Save) Console.WriteLine(RunFolder.Save(RunName(), "start", table, options.Note));
        return 0;
    }

    private static int WriteApi(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var library in ApiPages.Libraries)
        {
            var page = ApiPages.Of(Assembly.Load(library), XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml")), out var problems);
            File.WriteAllText(Path.Combine(folder, library + ".md"), page);
            foreach (var problem in problems) Console.Error.WriteLine($"{library}: {problem}");
        }

        return 0;
    }

    private static int RunStore(string command, ReadOnlySpan<string> args)
    {
        if (StoreOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine($"usage: {command} FILE|CONNECTION [--facts N] [--kills N] [--corpus FOLDER] [--passes N] [--save] [--note TEXT]");
            return 2;
        }

        var table = command switch
        {
            "store" => StoreRun.Run(options.Address, options.Facts, Console.Out),
            "ingest" => IngestRun.Run(options.Address, options.Corpus, options.Passes, Console.Out),
            _ => KillRun.Run(options.Address, options.Kills, Console.Out),
        };
        if (options.Save) Console.WriteLine(RunFolder.Save(RunName(), command + options.Database, table, options.Note));
        return 0;
    }

    private static int RunWorkbench(ReadOnlySpan<string> args)
    {
        if (args is not [var file, .. var rest] || !File.Exists(file))
        {
            Console.Error.WriteLine("usage: workbench FILE [--seconds N] [--save]; FILE is the copy of a store that may be changed");
            return 2;
        }

        var at = rest.IndexOf("--seconds");
        var seconds = at >= 0 && at + 1 < rest.Length ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : 60;
        var isKept = rest.Contains("--save");
        var table = WorkbenchRun.Run(file, seconds, readers: 50, correctors: 5, Console.Out).GetAwaiter().GetResult();
        if (isKept) Console.WriteLine(RunFolder.Save(RunName(), "workbench", table, null));
        return 0;
    }

    private static int RunForPeers(string command, ReadOnlySpan<string> args)
    {
        if (PeerOptions.Parse(args) is not { } options)
        {
            Console.Error.WriteLine($"usage: {command} --train PATH... --test FILE [--out FILE]");
            return 2;
        }

        return command == "labels" ? LabelsRun.Run(options, Console.Out) : TitlesRun.Run(options, Console.Out);
    }

    private static string RunName() =>
        DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "-" + ShortCommit();

    private static string ShortCommit()
    {
        var start = new ProcessStartInfo("git", ["-C", Corpora.Root, "rev-parse", "--short", "HEAD"]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var git = Process.Start(start);
        var commit = git?.StandardOutput.ReadToEnd().Trim();
        return string.IsNullOrEmpty(commit) ? "unknown" : commit;
    }
}
