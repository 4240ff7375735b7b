using System.Diagnostics;
using System.Globalization;

using Microsoft.Data.Sqlite;

using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

using static PolicyML.Tests.Unit.Corrections.CorrectionSample;

namespace PolicyML.Tests.Unit.Corrections;

/// <summary>
/// A process that corrects is killed at random moments: every correction that it was told of as made is there, at most one more, and none by
/// half. The variable POLICYML_KILLS says how often (three times without it).
/// </summary>
public class CorrectionKillTests
{
    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("POLICYML_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    [Theory, OnSqlite, OnPostgres]
    public void What_was_told_as_made_survives_a_kill(string database)
    {
        using var place = new TestStore(database);
        using (var store = place.Open()) store.Save(Read);
        List<string> machine;
        using (var store = place.Open(StoreAccess.Read)) machine = StoreContent.Of(store);
        var random = new Random(20240305);
        for (var i = 0; i < Kills; i++)
        {
            var told = RunAndKill(place.Address, random.Next(3, 40), TimeSpan.FromMilliseconds(random.Next(15)));
            using var store = place.Open();
            CheckFile(place);
            var made = store.Corrections.List(new CorrectionFilter { Undone = false }).Select(c => (int)c.After!.Value).Reverse().ToList();
            Assert.Equal(told, made.Take(told.Count));
            Assert.InRange(made.Count - told.Count, 0, 1);
            var fact = Assert.Single(store.Facts(new StoreFilter { Indicator = "investment_total" }));
            Assert.Equal(made[^1], fact.Fact.Value);
            Assert.Equal(made[^1], store.Projects(StoreFilter.All).First().Mention.Investment);
            foreach (var correction in store.Corrections.List(new CorrectionFilter { Undone = false }).ToList()) Undo(store, correction);
            Assert.Equal(machine, StoreContent.Of(store));
        }
    }

    /// <summary>Lets the program make some corrections, kills it a little later; what it told of.</summary>
    private static List<int> RunAndKill(string address, int corrections, TimeSpan rest)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(CorrectorProgram).Assembly.Location);
        start.ArgumentList.Add(address);
        using var process = Process.Start(start)!;
        var told = new List<int>();
        while (told.Count < corrections && process.StandardOutput.ReadLine() is { } line) told.Add(int.Parse(line, CultureInfo.InvariantCulture));
        Thread.Sleep(rest);
        process.Kill();
        process.WaitForExit();
        var left = process.StandardOutput.ReadToEnd();
        foreach (var line in left.Split('\n').SkipLast(1)) told.Add(int.Parse(line, CultureInfo.InvariantCulture));
        Assert.True(told.Count >= corrections, "the program ended by itself");
        return told;
    }

    private static void CheckFile(TestStore place)
    {
        if (place.IsPostgres) return;
        using var connection = new SqliteConnection($"Data Source={place.Address};Pooling=false");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());
    }
}
