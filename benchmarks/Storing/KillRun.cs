using System.Diagnostics;
using System.Globalization;

using Microsoft.Data.Sqlite;

using PolicyML.Benchmarks.Measuring;
using PolicyML.Storage;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Benchmarks.Storing;

/// <summary>Kills a process that fills a store at random moments, and looks at what is left and at what the next run makes of it.</summary>
internal static class KillRun
{
    private const int Documents = 3_000;
    private const string Command = "store-fill";

    /// <summary>Kills many times.</summary>
    /// <param name="address">A file that does not exist, or the connection string of a PostgreSQL server.</param>
    /// <param name="kills">How often.</param>
    /// <param name="output">Where the table is printed.</param>
    public static ResultTable Run(string address, int kills, TextWriter output)
    {
        var table = new ResultTable(output, [new("kill", 5), new("after ms", 9), new("sources left", 13), new("intact", 7), new("whole", 7), new("re-run equal", 13)]);
        using var calm = new Place(address, "calm");
        var watch = Stopwatch.StartNew();
        Fill(calm, null);
        var duration = watch.Elapsed;
        using var undisturbed = Store.Open(calm.Address, StoreAccess.Read);
        var expected = StoreContent.Of(undisturbed);
        var random = new Random(7);
        for (var kill = 1; kill <= kills; kill++)
        {
            using var place = new Place(address, "kill");
            var life = duration * (0.1 + (0.9 * random.NextDouble()));
            Fill(place, life);
            var (left, isWhole) = Check(place, undisturbed);
            var isIntact = place.IsIntact();
            Fill(place, null);
            using var store = Store.Open(place.Address, StoreAccess.Read);
            string[] row = [Text(kill), Text((int)life.TotalMilliseconds), Text(left), Text(isIntact), Text(isWhole), Text(StoreContent.Of(store).SequenceEqual(expected))];
            table.Add(row);
        }

        return table;
    }

    /// <summary>What the killed process does.</summary>
    public static int FillStore(string address)
    {
        using var store = Store.Open(address, StoreAccess.Write);
        using var intake = new StoreIntake(store);
        foreach (var source in new MadeSources(1).Take(Documents)) intake.Add(source);
        intake.Finish();
        return 0;
    }

    private static (int Left, bool IsWhole) Check(Place place, Store undisturbed)
    {
        // The process may have been killed before there was a store.
        using var store = Store.Open(place.Address, StoreAccess.Write);
        var paths = store.Articles(StoreFilter.All).Select(a => a.Head.Source).ToList();
        return (paths.Count, paths.TrueForAll(path => IsSame(store.Source(path)!, undisturbed.Source(path)!)));
    }

    private static bool IsSame(SourceRecord one, SourceRecord other) =>
        one.Text == other.Text && one.Articles.SelectMany(a => a.Facts).SequenceEqual(other.Articles.SelectMany(a => a.Facts));

    private static void Fill(Place place, TimeSpan? life)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(KillRun).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(place.Address);
        using var process = Process.Start(start)!;
        if (life is { } time && !process.WaitForExit(time)) process.Kill();
        process.WaitForExit();
        if (life is null && process.ExitCode != 0) throw new InvalidOperationException("the undisturbed run failed");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool holds) => holds ? "yes" : "NO";

    /// <summary>A file or schema for one store, removed afterwards.</summary>
    private sealed class Place : IDisposable
    {
        private readonly string? server;
        private readonly string name;

        public Place(string address, string suffix)
        {
            name = address.Contains('=', StringComparison.Ordinal) ? "policyml_" + suffix : address + "." + suffix;
            server = address.Contains('=', StringComparison.Ordinal) ? address : null;
            Address = server is null ? name : new Npgsql.NpgsqlConnectionStringBuilder(server) { SearchPath = name }.ToString();
            Dispose();
            if (server is not null) Run($"CREATE SCHEMA {name}");
        }

        public string Address { get; }

        public bool IsIntact()
        {
            if (server is not null) return true;
            using var connection = new SqliteConnection($"Data Source={name};Pooling=false");
            connection.Open();
            using var check = new SqliteCommand("PRAGMA integrity_check", connection);
            return check.ExecuteScalar() is "ok";
        }

        public void Dispose()
        {
            if (server is not null) Run($"DROP SCHEMA IF EXISTS {name} CASCADE");
            else foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(name + ending);
        }

        private void Run(string sql)
        {
            using var connection = new Npgsql.NpgsqlConnection(server);
            connection.Open();
            using var command = new Npgsql.NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
