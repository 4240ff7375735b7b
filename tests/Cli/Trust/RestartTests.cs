using System.Diagnostics;
using System.Net;

using Npgsql;

using PolicyML.Benchmarks.Serving;
using PolicyML.Core.Programs;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>A database server that stops in mid-work, as a loss of power stops it, and comes back or does not.</summary>
public class RestartTests
{
    private const int Documents = 3000;

    [PostgresFact]
    public async Task A_run_waits_for_a_server_that_restarts_and_nothing_is_lost_or_doubled()
    {
        using var server = new OwnServer();
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        using var process = Analyzer.Start(scratch, [("LC_ALL", "C")], "analyze", "news.jsonl", "--store", server.Address, "--jobs", "1");
        var said = process.StandardError.ReadToEndAsync();
        await HaltInTheMiddle(server, process);
        await Task.Delay(1500);
        Assert.False(process.HasExited);
        server.Resume();
        await process.WaitForExitAsync();
        var lines = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(process.ExitCode == 0, string.Join('\n', lines));
        Assert.Contains("waiting for it to come back", Assert.Single(lines, l => l.StartsWith("postgres://", StringComparison.Ordinal)));
        AssertComplete(scratch, server.Address);
    }

    [PostgresFact]
    public async Task A_server_that_stays_away_ends_the_run_with_one_line_and_the_next_run_completes_it()
    {
        using var server = new OwnServer();
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(Documents));
        var impatient = server.Address + ";Timeout=1";
        using var process = Analyzer.Start(scratch, [("LC_ALL", "C")], "analyze", "news.jsonl", "--store", impatient, "--quiet", "--jobs", "1");
        var said = process.StandardError.ReadToEndAsync();
        await HaltInTheMiddle(server, process);
        await process.WaitForExitAsync();
        var line = Assert.Single((await said).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, process.ExitCode);
        Assert.Matches("^postgres://.*: the database server cannot be reached: ", line);
        Assert.DoesNotContain("   at ", line);
        server.Resume();
        Assert.Equal(0, Fill(scratch, server.Address).ExitCode);
        AssertComplete(scratch, server.Address);
    }

    [PostgresFact]
    public async Task A_workbench_says_that_its_server_is_gone_and_goes_on_when_it_is_back()
    {
        using var server = new OwnServer();
        using var scratch = new Scratch();
        scratch.Write("news.jsonl", SampleNews.Lines(40));
        Assert.Equal(0, Fill(scratch, server.Address).ExitCode);
        using var workbench = new WorkbenchProcess(server.Address);
        using var client = new WorkbenchClient(workbench.Url);
        await client.Sign("李四");
        var article = (await client.FirstArticle(), Id: FirstId(server.Address));
        Assert.Equal("made", (await client.Confirm(article.Id, "coal")).Result);
        server.Halt();
        foreach (var page in (string[])["/", article.Item1, "/facts", "/corrections"])
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => client.Get(page));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
        }

        Assert.Equal("error", (await client.Confirm(article.Id, "medicine")).Result);
        server.Resume();
        foreach (var page in (string[])["/", article.Item1, "/facts", "/corrections"]) Assert.NotEmpty(await client.Get(page));
        Assert.Equal("made", (await client.Confirm(article.Id, "steel")).Result);
        using var store = Store.Open(server.Address, StoreAccess.Read);
        Assert.Equal(["coal", "steel"], store.Corrections.List(CorrectionFilter.All).Select(c => c.Label).Order(StringComparer.Ordinal));
    }

    private static async Task HaltInTheMiddle(OwnServer server, Process process)
    {
        while (!process.HasExited && server.Count("article") < Documents / 10) await Task.Delay(10);
        Assert.False(process.HasExited);
        server.Halt();
        Assert.False(process.HasExited);
    }

    private static void AssertComplete(Scratch scratch, string address)
    {
        using var calm = new TestStore(TestStore.Sqlite);
        Assert.Equal(0, Fill(scratch, calm.Address).ExitCode);
        using var expected = calm.Open(StoreAccess.Read);
        using var actual = Store.Open(address, StoreAccess.Read);
        Assert.Equal(StoreContent.Of(expected), StoreContent.Of(actual));
    }

    private static long FirstId(string address)
    {
        using var store = Store.Open(address, StoreAccess.Read);
        return store.Articles(StoreFilter.All).First().Head.Id;
    }

    private static Result Fill(Scratch scratch, string store) =>
        Analyzer.Run(new Call { Arguments = ["analyze", "news.jsonl", "--store", store, "--quiet"], Folder = scratch.Folder });

    /// <summary>A PostgreSQL server of the test's own.</summary>
    private sealed class OwnServer : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("policyml-pg-").FullName;

        public OwnServer() => Address = Script("start").Trim();

        public string Address { get; }

        public void Halt() => Script("halt");

        public void Resume() => Script("resume");

        public long Count(string table)
        {
            using var connection = new NpgsqlConnection(Address + ";Pooling=false");
            connection.Open();
            using var command = new NpgsqlCommand($"SELECT count(*) FROM pg_tables WHERE tablename = '{table}'", connection);
            if (command.ExecuteScalar() is 0L) return 0;
            command.CommandText = $"SELECT count(*) FROM {table}";
            return (long)command.ExecuteScalar()!;
        }

        public void Dispose() => Script("stop");

        private string Script(string what)
        {
            var result = ProgramRun.Run(ProgramFinder.Find("bash")!, [Repository.PathOf(".ci", "postgres"), what, folder], default, 1 << 16, TimeSpan.FromMinutes(2));
            return result.ExitCode == 0 ? System.Text.Encoding.UTF8.GetString(result.Output.Span) : throw new InvalidOperationException($"postgres {what}: {result.Errors}");
        }
    }
}
