using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using Microsoft.Data.Sqlite;

using PolicyML.Storage;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Cli;

/// <summary>
/// The program is killed at random moments while it fills a store: no article is there by half, and a second run makes of it what
/// an undisturbed one makes. The variable POLICYML_KILLS says how often (three times without it).
/// </summary>
public class StoreKillTests
{
    private const int Documents = 1200;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("POLICYML_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 3;

    [Theory, OnSqlite, OnPostgres]
    public void A_killed_run_leaves_whole_sources_and_the_next_run_completes_them(string database)
    {
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", MakeDocuments());
        using var calm = new TestStore(database);
        var watch = Stopwatch.StartNew();
        Fill(scratch, calm, null);
        var duration = watch.Elapsed;
        using var undisturbed = calm.Open(StoreAccess.Read);
        var expected = StoreContent.Of(undisturbed);
        Assert.True(expected.Count > Documents);
        var random = new Random(20240304);
        for (var i = 0; i < Kills; i++)
        {
            using var place = new TestStore(database);
            Fill(scratch, place, duration * (0.2 + (0.8 * random.NextDouble())));
            CheckRemains(place, undisturbed);
            Fill(scratch, place, null);
            using var store = place.Open(StoreAccess.Read);
            Assert.Equal(expected, StoreContent.Of(store));
        }
    }

    /// <summary>What a killed run left: an intact file, and in it whole sources only.</summary>
    private static void CheckRemains(TestStore place, Store undisturbed)
    {
        if (!place.IsPostgres && !File.Exists(place.Address)) return;
        using var store = place.Open();
        foreach (var path in store.Articles(StoreFilter.All).Select(a => a.Head.Source).Distinct().ToList())
        {
            var (left, whole) = (store.Source(path)!, undisturbed.Source(path)!);
            Assert.Equal(whole.Text, left.Text);
            Assert.Equal(whole.Articles.SelectMany(a => a.Facts), left.Articles.SelectMany(a => a.Facts));
        }

        if (place.IsPostgres) return;
        using var connection = new SqliteConnection($"Data Source={place.Address};Pooling=false");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", check.ExecuteScalar());
    }

    /// <summary>Runs the program; kills it after a while where one is given.</summary>
    private static void Fill(Scratch scratch, TestStore place, TimeSpan? life)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = scratch.Folder,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "analyzer.dll"), "analyze", "news.jsonl", "--store", place.Address, "--quiet" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        if (life is { } time && !process.WaitForExit(time)) process.Kill();
        process.WaitForExit();
        if (life is null) Assert.True(process.ExitCode == 0, said.Result);
    }

    private static string MakeDocuments()
    {
        string[] places = ["永济市", "夏县", "灵石县", "介休市", "沁水县"];
        string[] goods = ["负极材料", "兽药", "煤机装备", "玻璃器皿", "法兰锻件"];
        var lines = new StringBuilder();
        for (var i = 0; i < Documents; i++)
        {
            var (place, good) = (places[i % 5], goods[i / 5 % 5]);
            var text = $"{place}第{i / 20}批{good}项目开工\n本报讯 3月{(i % 28) + 1}日，总投资{i + 1}.5亿元的{good}扩建项目在{place}开工，达产后预计年产值{i + 2}亿元。"
                + $"开发区为项目配备专员，{i % 7}个工作日内办完手续；去年{place}规上工业增加值同比增长{i % 9}.{i % 10}%。";
            lines.Append(JsonSerializer.Serialize(new { id = $"d{i}", published = $"2024-03-{(i % 28) + 1:D2}", text }, Plain)).Append('\n');
        }

        return lines.ToString();
    }
}
