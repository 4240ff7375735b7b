using System.Globalization;

using PolicyML.Benchmarks.Serving;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>The clock of the machine jumps, backwards too, while the program runs: libfaketime stands between them.</summary>
public class ClockTests
{
    private const int Documents = 1500;

    [JumpingClockFact]
    public async Task A_clock_that_jumps_while_texts_are_read_changes_no_byte_and_no_row()
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        using var clock = new JumpingClock(scratch);
        foreach (var format in (string[])["jsonl", "xlsx"])
        {
            var call = new Call { Arguments = ["analyze", "news.jsonl", "--format", format, "--out", "calm." + format, "--quiet"], Folder = scratch.Folder };
            Assert.Equal(0, Analyzer.Run(call).ExitCode);
            await Jump(clock, scratch, "--format", format, "--out", "jumpy." + format);
            Assert.Equal(File.ReadAllBytes(scratch.PathOf("calm." + format)), File.ReadAllBytes(scratch.PathOf("jumpy." + format)));
        }

        Assert.Equal(0, Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--store", "calm.db", "--quiet"], Folder = scratch.Folder }).ExitCode);
        await Jump(clock, scratch, "--store", "jumpy.db");
        using var calm = Store.Open(scratch.PathOf("calm.db"), StoreAccess.Read);
        using var jumpy = Store.Open(scratch.PathOf("jumpy.db"), StoreAccess.Read);
        Assert.Equal(StoreContent.Of(calm), StoreContent.Of(jumpy));
    }

    [JumpingClockFact]
    public async Task Corrections_stand_in_the_order_in_which_they_were_made_whatever_the_clock_said()
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(20));
        Assert.Equal(0, Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--store", "papers.db", "--quiet"], Folder = scratch.Folder }).ExitCode);
        using var clock = new JumpingClock(scratch);
        clock.Set(2031);
        long article;
        using (var store = Store.Open(scratch.PathOf("papers.db"), StoreAccess.Read)) article = store.Articles(StoreFilter.All).First().Head.Id;
        (int Year, string By, string Chain)[] said = [(2031, "李四", "coal"), (2019, "王五", "steel"), (2038, "李四", "medicine"), (1999, "王五", "aviation")];
        using (var workbench = new WorkbenchProcess(scratch.PathOf("papers.db"), clock.Settings))
        {
            foreach (var (year, by, chain) in said)
            {
                clock.Set(year);
                using var client = new WorkbenchClient(workbench.Url);
                await client.Sign(by);
                Assert.Equal("made", (await client.Confirm(article, chain)).Result);
                Assert.NotEmpty(await client.Get("/corrections"));
            }
        }

        using var read = Store.Open(scratch.PathOf("papers.db"), StoreAccess.Read);
        var made = read.Corrections.List(CorrectionFilter.All).Reverse().Select(c => (c.At.Year, c.By, c.Label!));
        Assert.Equal(said, made);
        Assert.All(said, s => Assert.Contains(read.Corrections.Review(article)!.Labels, l => l.Id == s.Chain && l.Holds));
    }

    /// <summary>Runs <c>analyze</c>; the clock jumps through the years until it ends.</summary>
    private static async Task Jump(JumpingClock clock, Scratch scratch, params string[] arguments)
    {
        int[] years = [2038, 1999, 2026, 1971, 2100];
        clock.Set(2026);
        using var process = Analyzer.Start(scratch, clock.Settings, ["analyze", "news.jsonl", .. arguments, "--quiet"]);
        var said = process.StandardError.ReadToEndAsync();
        for (var i = 0; !process.HasExited; i++)
        {
            clock.Set(years[i % years.Length]);
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(30));
        }

        Assert.Equal("", await said);
        Assert.Equal(0, process.ExitCode);
    }
}

/// <summary>A clock for programs that are started with its settings; it can be set while they run. Durations are not touched.</summary>
internal sealed class JumpingClock : IDisposable
{
    private static readonly string[] Folders = ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime"];
    private readonly string file;
    private readonly string draft;

    public JumpingClock(Scratch scratch)
    {
        (file, draft) = (scratch.PathOf("clock"), scratch.PathOf("clock.draft"));
        Set(2026);
    }

    /// <summary>The library; null where it is not installed.</summary>
    public static string? Library { get; } = Array.Find([.. Folders.Select(f => Path.Combine(f, "libfaketimeMT.so.1"))], File.Exists);

    /// <summary>What the environment of such a program holds.</summary>
    public (string Name, string Value)[] Settings =>
        [("LD_PRELOAD", Library!), ("FAKETIME_TIMESTAMP_FILE", file), ("FAKETIME_NO_CACHE", "1"), ("DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("LC_ALL", "C")];

    /// <summary>Sets it to the middle of a year.</summary>
    public void Set(int year)
    {
        File.WriteAllText(draft, string.Create(CultureInfo.InvariantCulture, $"@{year}-06-15 12:00:00\n"));
        File.Move(draft, file, overwrite: true);
    }

    public void Dispose() => File.Delete(file);
}

/// <summary>A test with a clock that jumps; skipped with a reason where libfaketime is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class JumpingClockFactAttribute : FactAttribute
{
    public JumpingClockFactAttribute()
    {
        if (JumpingClock.Library is null) Skip = "libfaketime is not installed (apt-get install faketime)";
    }
}
