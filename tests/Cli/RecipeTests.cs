using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

using PolicyML.Core.Programs;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Tests.Unit.Storage;

namespace PolicyML.Tests.Cli;

/// <summary>The recipes do what they say: their commands are run as they stand.</summary>
public partial class RecipeTests
{
    [Fact]
    public void Add_a_chain()
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.GetFiles(Repository.PathOf("docs", "recipes", "add-a-chain")))
            scratch.Write("add-a-chain/" + Path.GetFileName(file), File.ReadAllBytes(file));
        scratch.Write("articles.jsonl", TrainerTexts.Rows(150));
        var results = Commands(File.ReadAllText(Repository.PathOf("docs", "recipes", "add-a-chain.md"))).Select(command => Trainer.In(scratch.Folder, command)).ToList();
        Assert.Equal(4, results.Count);
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error + result.Output));
        Assert.Contains("宠物经济", results[0].Output);
        Assert.Contains("✓ 宠物经济 pets", results[3].Output);
        var without = Trainer.In(scratch.Folder, "explain", "my-model", "add-a-chain/new-page.txt");
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("label", Assert.Single(without.ErrorLines));
    }

    [Fact]
    public void Papers_to_briefing()
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.GetFiles(Repository.PathOf("datasets", "issues", "danqin-2025"), "*.txt")) scratch.Write("papers/" + Path.GetFileName(file), File.ReadAllBytes(file));
        var recipe = File.ReadAllText(Repository.PathOf("docs", "recipes", "papers-to-briefing.md"));
        scratch.Write("my-words/papers.tsv", string.Concat(recipe.Split('\n').Where(l => l.StartsWith("    ", StringComparison.Ordinal)).Select(l => l.Trim() + "\n")));
        var results = Commands(recipe).Select(command => Analyzer.Run(new Call { Arguments = command, Folder = scratch.Folder })).ToList();
        Assert.Equal(10, results.Count);
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error));
        Assert.Contains("30亿", results[1].Output, StringComparison.Ordinal);
        Assert.Contains("长平牧歌", results[2].Output, StringComparison.Ordinal);
        Assert.Contains("上升", results[4].Output, StringComparison.Ordinal);
        Assert.Contains("高平市", File.ReadAllText(scratch.PathOf("industry.svg")), StringComparison.Ordinal);
        Assert.Contains("一、要点", File.ReadAllText(scratch.PathOf("third-quarter.md")), StringComparison.Ordinal);
        using var book = System.IO.Compression.ZipFile.OpenRead(scratch.PathOf("ledgers.xlsx"));
        Assert.Equal(7, book.Entries.Count(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)));
    }

    [ParallelFact]
    public void Many_processes()
    {
        using var scratch = new Scratch();
        using var together = new TestStore(TestStore.Postgres);
        scratch.Write("bin/analyzer", $"#!/bin/sh\nexec '{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, "analyzer.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(scratch.PathOf("bin/analyzer"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        scratch.Write("news.jsonl", Documents(599));
        Assert.InRange(new FileInfo(scratch.PathOf("news.jsonl")).Length, 1_200_000, 2_900_000);
        foreach (var block in Blocks().Matches(File.ReadAllText(Repository.PathOf("docs", "recipes", "many-processes.md"))).Select(m => m.Groups["lines"].Value))
            Shell(scratch, together.Address, block);
        using var alone = new TestStore(TestStore.Sqlite);
        var answers = Analyzer.Run(new Call { Arguments = ["analyze", "-", "--format", "jsonl", "--store", alone.Address, "--quiet"], Input = File.ReadAllBytes(scratch.PathOf("news.jsonl")) });
        static IEnumerable<string> WithoutLine(IEnumerable<string> lines) => lines.Select(l => LineOfError().Replace(l, ""));
        Assert.Equal(WithoutLine(answers.Lines), WithoutLine(File.ReadLines(scratch.PathOf("answers.jsonl"))));
        Assert.Equal(2, File.ReadLines(scratch.PathOf("errors.jsonl")).Count());
        using var expected = alone.Open(StoreAccess.Read);
        using var actual = together.Open(StoreAccess.Read);
        Assert.Equal(StoreContent.Of(expected), StoreContent.Of(actual));
    }

    /// <summary>Pages of one article each, two bad lines among them.</summary>
    private static string Documents(int count)
    {
        string[] places = ["永济市", "夏县", "灵石县", "介休市", "沁水县", "高平市", "阳城县"];
        string[] goods = ["负极材料", "兽药", "煤机装备", "玻璃器皿", "法兰锻件", "智能终端", "光伏组件", "预制菜", "轴承", "耐火材料", "特种陶瓷"];
        var lines = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder($"{places[i % 7]}{goods[i % 11]}项目开工");
            for (var k = 0; k < 24; k++)
                text.Append(CultureInfo.InvariantCulture, $"\\n{places[(i + (k * i)) % 7]}第{i * (k + 3)}号{goods[(i * (k + 5)) % 11]}项目总投资{(i + k) % 97}.{k % 10}亿元，由{goods[(i + k) % 11]}企业承建。");
            lines.Append(i % 200 == 199 ? "no document\n" : $$"""{"id": "d{{i}}", "published": "2024-03-{{(i % 28) + 1:D2}}", "text": "{{text}}"}""" + "\n");
        }

        return lines.ToString();
    }

    private static void Shell(Scratch scratch, string store, string commands)
    {
        var start = new ProcessStartInfo("bash", ["-e", "-c", commands]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = scratch.Folder };
        start.Environment["PATH"] = scratch.PathOf("bin") + ":" + start.Environment["PATH"];
        start.Environment["POLICYML_STORE"] = store;
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, commands + error + output.Result);
    }

    [Fact]
    public void Corrections_to_training()
    {
        using var scratch = new Scratch();
        foreach (var file in Directory.GetFiles(Repository.PathOf("datasets", "issues", "danqin-2025"), "danqin-2025-*.txt")) scratch.Write("papers/" + Path.GetFileName(file), File.ReadAllBytes(file));
        scratch.Write("articles.jsonl", TrainerTexts.Rows(150));
        var commands = Blocks().Matches(File.ReadAllText(Repository.PathOf("docs", "recipes", "corrections-to-training.md")))
            .SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(' ')).ToList();
        var results = new List<Result>();
        foreach (var command in commands)
        {
            if (results.Count == 1) CorrectInTheWorkbench(scratch.PathOf("papers.db"));
            results.Add(Analyzer.Run(new Call { Arguments = command[1..], Folder = scratch.Folder }, command[0] + ".dll"));
        }

        Assert.Equal(10, results.Count);
        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.Error));
        Assert.Contains("李四", results[1].Output, StringComparison.Ordinal);
        Assert.Contains("confirm_article", File.ReadAllText(scratch.PathOf("corrections.csv")), StringComparison.Ordinal);
        Assert.Equal(26, File.ReadAllLines(scratch.PathOf("corrections.csv")).Length);
        Assert.Equal(12, File.ReadAllLines(scratch.PathOf("checked.jsonl")).Length);
        Assert.Single(File.ReadAllLines(scratch.PathOf("confirmed.jsonl")));
        Assert.True(File.Exists(scratch.PathOf("my-model/manifest.json")), string.Join(' ', Directory.GetFiles(scratch.PathOf("my-model"))));
    }

    /// <summary>What an analyst does between the first two commands: twelve articles with a label confirmed and the first figure, one confirmed as a whole.</summary>
    private static void CorrectInTheWorkbench(string address)
    {
        using var store = Store.Open(address, StoreAccess.Write);
        var at = new DateTimeOffset(2026, 2, 2, 9, 0, 0, TimeSpan.Zero);
        var articles = store.Articles(new StoreFilter { Relevant = true }).Select(a => store.Corrections.Review(a.Head.Id)!).Where(r => r.Facts.Count > 0).Take(12).ToList();
        foreach (var article in articles)
        {
            var label = article.Labels[0];
            Assert.Equal(CorrectionResult.Made, store.Corrections.Make(new ConfirmLabel(article.Id, label.Kind, label.Id) { By = "李四", At = at }).Result);
            Assert.Equal(CorrectionResult.Made, store.Corrections.Make(new ConfirmFact(article.Facts[0].Id) { By = "李四", At = at }).Result);
        }

        var whole = articles[3].Id;
        Assert.Equal(CorrectionResult.Made, store.Corrections.Make(new ConfirmArticle(whole) { By = "李四", At = at, Version = store.Corrections.Review(whole)!.Version }).Result);
    }

    private static IEnumerable<string[]> Commands(string recipe) =>
        Blocks().Matches(recipe).SelectMany(m => m.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Select(line => line.Split(' ')[1..]);

    [GeneratedRegex("```bash\n(?<lines>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex("\"source\":\"-:[0-9]+\",\"line\":[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex LineOfError();
}

/// <summary>A test with GNU parallel and PostgreSQL; skipped with a reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ParallelFactAttribute : FactAttribute
{
    public ParallelFactAttribute()
    {
        if (ProgramFinder.Find("parallel") is null) Skip = "GNU parallel is not installed";
        else if (TestStore.Server is null) Skip = TestStore.Variable + " names no PostgreSQL server";
    }
}
