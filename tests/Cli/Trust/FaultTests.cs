using PolicyML.Core.Programs;
using PolicyML.Storage;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>Disks that fill up, places that cannot be written, runs that are killed, servers that go away, odd locales: one clear message, nothing lost, the next run goes on.</summary>
public class FaultTests
{
    private const int Documents = 900;

    [Theory]
    [InlineData("analyze", "csv")]
    [InlineData("analyze", "jsonl")]
    [InlineData("analyze", "xlsx")]
    [InlineData("facts", "table")]
    public void A_full_disk_is_named(string command, string format)
    {
        if (!File.Exists("/dev/full")) return;
        var result = Analyzer.Run(command, Samples.Issue, "--format", format, "--out", "/dev/full", "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("/dev/full: cannot write: No space left on device", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        if (!OperatingSystem.IsLinux()) return;
        var result = Analyzer.Run("analyze", Samples.Issue, "--out", "/proc/figures.csv", "--quiet");
        Assert.Equal(2, result.ExitCode);
        Assert.Equal("/proc/figures.csv: cannot write: no file can be made here", Assert.Single(result.ErrorLines));
        var store = Analyzer.Run("analyze", Samples.Issue, "--store", "/proc/p.db", "--quiet");
        Assert.Equal(2, store.ExitCode);
        Assert.StartsWith("/proc/p.db: ", Assert.Single(store.ErrorLines));
    }

    [SmallDiskFact]
    public void A_store_on_a_disk_that_fills_up_stays_whole_and_the_next_run_completes_it()
    {
        using var scratch = new Scratch();
        using var disk = new SmallDisk(scratch.PathOf("disk"));
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        var store = Path.Combine(disk.Folder, "news.db");
        var full = Fill(scratch, store);
        Assert.Equal(2, full.ExitCode);
        Assert.Contains("the disk is full", Assert.Single(full.ErrorLines));
        disk.Grow();
        Assert.Equal(0, Fill(scratch, store).ExitCode);
        using var calm = new TestStore(TestStore.Sqlite);
        Assert.Equal(0, Fill(scratch, calm.Address).ExitCode);
        Assert.Equal(Content(calm.Address), Content(store));
    }

    [SmallDiskFact]
    public void A_result_on_a_disk_that_fills_up_leaves_the_old_file_and_no_draft()
    {
        using var scratch = new Scratch();
        using var disk = new SmallDisk(scratch.PathOf("disk"));
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        var path = Path.Combine(disk.Folder, "articles.jsonl");
        File.WriteAllText(path, "old");
        var result = Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--with-text", "--out", path, "--quiet"], Folder = scratch.Folder });
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("cannot write: No space left on device", Assert.Single(result.ErrorLines));
        Assert.Equal([path], Directory.GetFileSystemEntries(disk.Folder));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void A_run_that_is_killed_leaves_the_old_file()
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        var path = scratch.Write("articles.jsonl", "old");
        using var process = Analyzer.Start(scratch, [], "analyze", "news.jsonl", "--out", path, "--quiet");
        Assert.True(SpinWait.SpinUntil(() => Directory.GetFiles(scratch.Folder, ".articles*").Length > 0 || process.HasExited, TimeSpan.FromMinutes(2)));
        process.Kill();
        process.WaitForExit();
        if (process.ExitCode != 0) Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(0, Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--out", path, "--quiet"], Folder = scratch.Folder }).ExitCode);
        Assert.Equal(Documents, File.ReadLines(path).Count());
    }

    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("de_DE.ISO-8859-1", "America/St_Johns")]
    [InlineData("zh_CN.GB18030", "Pacific/Kiritimati")]
    public void Locale_and_time_zone_change_no_byte_of_a_result(string locale, string zone)
    {
        foreach (var format in (ReadOnlySpan<string>)["jsonl", "csv", "table"])
        {
            var plain = Analyzer.Run("analyze", Samples.Issue, "--format", format, "--quiet");
            using var scratch = new Scratch();
            using var process = Analyzer.Start(scratch, [("LC_ALL", locale), ("LANG", locale), ("TZ", zone)], "analyze", Samples.Issue, "--format", format, "--quiet");
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.Equal(plain.Bytes, output.ToArray());
        }
    }

    [Fact]
    public void No_room_asks_what_time_it_is()
    {
        string[] clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Environment.TickCount"];
        var files = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, f => clocks.Any(File.ReadAllText(f).Contains));
    }

    private static List<string> Content(string address)
    {
        using var store = Store.Open(address, StoreAccess.Read);
        return StoreContent.Of(store);
    }

    private static Result Fill(Scratch scratch, string store) =>
        Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--store", store, "--quiet"], Folder = scratch.Folder });

    /// <summary>A disk of a few hundred kilobytes in memory.</summary>
    private sealed class SmallDisk : IDisposable
    {
        public SmallDisk(string folder)
        {
            Folder = Directory.CreateDirectory(folder).FullName;
            if (!Mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", Folder)) throw new InvalidOperationException("cannot mount");
        }

        public string Folder { get; }

        public static bool Mount(params string[] arguments) =>
            ProgramFinder.Find("mount") is { } mount && ProgramRun.Run(mount, arguments, default, 1 << 16, TimeSpan.FromSeconds(20)).ExitCode == 0;

        public void Grow() => Assert.True(Mount("-o", "remount,size=200m", Folder));

        public void Dispose() => ProgramRun.Run(ProgramFinder.Find("umount")!, ["-l", Folder], default, 1 << 16, TimeSpan.FromSeconds(20));
    }

    /// <summary>A test on a small disk; skipped with a reason where none can be mounted.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class SmallDiskFactAttribute : FactAttribute
    {
        private static readonly Lazy<bool> CanMount = new(() =>
        {
            if (!OperatingSystem.IsLinux() || Environment.UserName != "root") return false;
            using var scratch = new Scratch();
            if (!SmallDisk.Mount("-t", "tmpfs", "-o", "size=100k", "tmpfs", scratch.Folder)) return false;
            ProgramRun.Run(ProgramFinder.Find("umount")!, [scratch.Folder], default, 1 << 16, TimeSpan.FromSeconds(20));
            return true;
        });

        public SmallDiskFactAttribute()
        {
            if (!CanMount.Value) Skip = "a small disk in memory cannot be mounted here (root is needed)";
        }
    }
}
