using System.Diagnostics;
using System.Text;

using Npgsql;

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
        scratch.Write("news.jsonl", News(Documents));
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
        scratch.Write("news.jsonl", News(Documents));
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
        scratch.Write("news.jsonl", News(Documents));
        var path = scratch.Write("articles.jsonl", "old");
        using var process = Start(scratch, "analyze", "news.jsonl", "--out", path, "--quiet");
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
            using var process = Start(scratch, [("LC_ALL", locale), ("LANG", locale), ("TZ", zone)], "analyze", Samples.Issue, "--format", format, "--quiet");
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

    [PostgresFact]
    public async Task A_server_that_goes_away_ends_the_run_with_one_line_and_the_next_run_completes_it()
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", News(Documents));
        using var place = new TestStore(TestStore.Postgres);
        var name = "fault" + Guid.NewGuid().ToString("N")[..12];
        var address = new NpgsqlConnectionStringBuilder(place.Address) { ApplicationName = name }.ToString();
        using var process = Start(scratch, "analyze", "news.jsonl", "--store", address, "--quiet", "--jobs", "1");
        var said = process.StandardError.ReadToEndAsync();
        while (!process.HasExited && Count(place) < Documents / 10) await Task.Delay(20);
        while (!process.HasExited)
        {
            // As a restart does it: every connection of the program is ended by the server.
            TestStore.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'");
            await Task.Delay(100);
        }

        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith("postgres://", Assert.Single(lines));
        Assert.DoesNotContain("   at ", lines[0]);
        Assert.Equal(0, Fill(scratch, place.Address).ExitCode);
        using var calm = new TestStore(TestStore.Postgres);
        Assert.Equal(0, Fill(scratch, calm.Address).ExitCode);
        Assert.Equal(Content(calm.Address), Content(place.Address));
    }

    private static long Count(TestStore place)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.Address) { Pooling = false }.ToString());
        connection.Open();
        using var command = new NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'article'", connection);
        if (command.ExecuteScalar() is 0L) return 0;
        command.CommandText = "SELECT count(*) FROM article";
        return (long)command.ExecuteScalar()!;
    }

    private static List<string> Content(string address)
    {
        using var store = Store.Open(address, StoreAccess.Read);
        return StoreContent.Of(store);
    }

    private static Result Fill(Scratch scratch, string store) =>
        Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--store", store, "--quiet"], Folder = scratch.Folder });

    private static Process Start(Scratch scratch, params string[] arguments) => Start(scratch, [], arguments);

    private static Process Start(Scratch scratch, (string Name, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "analyzer.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = scratch.Folder,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static string News(int count)
    {
        string[] places = ["永济市", "夏县", "灵石县", "介休市", "沁水县", "高平市", "阳城县"];
        string[] goods = ["负极材料", "兽药", "煤机装备", "玻璃器皿", "法兰锻件", "智能终端", "光伏组件", "预制菜", "轴承", "耐火材料", "特种陶瓷"];
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
            lines.Append($$"""{"id": "d{{i}}", "published": "2024-03-{{(i % 28) + 1:D2}}", "text": "{{places[i % 7]}}{{goods[i % 11]}}项目开工\n第{{i * 7 % 901}}号：总投资{{i + 1}}.5亿元的{{goods[(i * 5) % 11]}}项目在{{places[(i * 3) % 7]}}开工，{{goods[(i * 7) % 11]}}企业{{i % 13}}家，去年产值{{i + 2}}亿元，增长{{i % 9}}.{{i % 10}}%。"}""").Append('\n');
        return lines.ToString();
    }

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
