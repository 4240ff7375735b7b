using System.Diagnostics;
using System.Reflection;
using System.Xml.Linq;

using PolicyML.Benchmarks.Api;
using PolicyML.Core.Programs;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>What the documentation says is run: the examples of the help, the recipes, the comments of the API.</summary>
public class DocumentationTests
{
    /// <summary>Examples that other tests run, since they wait for somebody or take minutes.</summary>
    private static readonly string[] Elsewhere =
    [
        "analyzer serve",     // runs until it is stopped: tests/Browser
        "trainer review",     // waits for keys: TrainerReviewTests
        "trainer train",      // minutes: TrainerModelTests, RecipeTests
        "trainer curve",      // minutes: TrainerModelTests
        "trainer compare",    // needs a second model: TrainerModelTests
        "trainer import",     // needs files of other programs: TrainerDataTests
        "trainer label articles.csv",
    ];

    [Theory]
    [InlineData("analyzer", 20)]
    [InlineData("trainer", 8)]
    public void Every_example_of_the_help_does_what_it_says(string program, int least)
    {
        if (OperatingSystem.IsWindows()) return;
        using var scratch = Prepare();
        var help = Analyzer.Run(new Call { Arguments = ["--help", "--lang", "en"] }, program + ".dll").Lines;
        var examples = help.SkipWhile(l => l != "Examples:").Skip(1).TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim()).Where(l => l[0] != '#');
        var run = examples.Where(l => !Elsewhere.Any(e => l.StartsWith(e, StringComparison.Ordinal)) && (!l.Contains(".png", StringComparison.Ordinal) || ProgramFinder.Find("rsvg-convert") is not null)).ToList();
        Assert.True(run.Count >= least, string.Join('\n', run));
        Assert.All(run, line => Shell(scratch, line));
    }

    /// <summary>A recipe is named by the test that runs it; workbench.md is a tour of the pages that tests/Browser opens on a server that runs.</summary>
    [Fact]
    public void Every_recipe_is_run_by_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        Assert.All(Directory.EnumerateFiles(Repository.PathOf("docs", "recipes"), "*.md").Select(f => Path.GetFileName(f)!), name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Every_public_type_has_its_page_and_no_comment_points_to_nothing() =>
        Assert.All(ApiPages.Libraries, library =>
        {
            var page = ApiPages.Of(Assembly.Load(library), XDocument.Load(Path.Combine(AppContext.BaseDirectory, library + ".xml")), out var problems);
            Assert.Empty(problems);
            Assert.True(page.Length > 2_000, library);
        });

    private static Scratch Prepare()
    {
        var scratch = new Scratch();
        foreach (var page in (string[])["2024-03-04.txt", "pages/a.txt"]) scratch.Write(page, Samples.Page);
        scratch.Write("page.docx", File.ReadAllBytes(Directory.EnumerateFiles(Samples.Issues, "*.docx").First()));
        scratch.Write("page.html", File.ReadAllBytes(Directory.EnumerateFiles(Samples.Issues, "*.html").First()));
        foreach (var paper in Directory.EnumerateFiles(Path.Combine(Samples.Issues, "danqin-2025"), "*07*.txt")) scratch.Write("papers/2025/" + Path.GetFileName(paper), File.ReadAllBytes(paper));
        var rows = string.Concat(File.ReadLines(Repository.PathOf("datasets", "articles", "03.jsonl")).Take(100).Select(row => row + "\n"));
        foreach (var data in (string[])["data.jsonl", "test.jsonl", "datasets/articles/a.jsonl"]) scratch.Write(data, rows);
        foreach (var part in Directory.EnumerateFiles(Repository.PathOf("models", "default"))) scratch.Write("models/default/" + Path.GetFileName(part), File.ReadAllBytes(part));
        foreach (var name in (string[])["analyzer", "trainer"])
        {
            var script = scratch.Write("bin/" + name, $"#!/bin/sh\nexec '{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}' '{Path.Combine(AppContext.BaseDirectory, name + ".dll")}' \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return scratch;
    }

    private static void Shell(Scratch scratch, string line)
    {
        var start = new ProcessStartInfo("bash", ["-o", "pipefail", "-c", line]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = scratch.Folder };
        start.Environment["PATH"] = scratch.PathOf("bin") + ":" + start.Environment["PATH"];
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{line}: {process.ExitCode} {error} {output.Result}");
    }
}
