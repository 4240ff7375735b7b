using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PolicyML.Tests.Cli;

/// <summary>The review screen, driven through a pseudo terminal as a user's keys would.</summary>
public class TrainerReviewTests
{
    private const string Rows = """
        {"id":"sure","text":"炼钢车间满产\n高炉、转炉和连铸机同时开动，粗钢产量创下新高，带钢和线材订单排到年底。","suggested":[{"id":"steel","p":0.99,"threshold":0.5}]}
        {"id":"unsure","text":"老街夜市开张\n游客在老街吃小吃、看皮影，商户说周末营业额翻了一番，景区同时延长了开放时间。","suggested":[{"id":"tourism","p":0.52,"threshold":0.5},{"id":"commerce","p":0.3,"threshold":0.5}]}
        """;

    private static bool HasTerminal => !OperatingSystem.IsWindows() && File.Exists("/usr/bin/script");

    [Fact]
    public void Keys_become_decisions_and_decisions_labels()
    {
        if (!HasTerminal) return;
        using var scratch = new Scratch();
        scratch.Write("p.jsonl", Rows);
        var screen = Press(scratch, "yn\r", "--out", "done.jsonl");
        Assert.Contains("老街夜市开张", screen);
        Assert.True(screen.IndexOf("老街夜市", StringComparison.Ordinal) < screen.IndexOf("炼钢车间", StringComparison.Ordinal), "the least certain comes first");
        Assert.Equal(["[\"steel\"] []", "[\"tourism\"] []"], Labels(scratch.PathOf("done.jsonl")));
        Assert.Equal(3, File.ReadAllLines(scratch.PathOf("p.jsonl.decisions.jsonl")).Length);
    }

    [Fact]
    public void Undo_takes_back_even_over_articles_and_sessions()
    {
        if (!HasTerminal) return;
        using var scratch = new Scratch();
        scratch.Write("p.jsonl", Rows);
        Press(scratch, "yy");
        Press(scratch, "uun\r");
        Press(scratch, "\r", "--out", "done.jsonl");
        Assert.Equal(["[\"steel\"] []", "[] []"], Labels(scratch.PathOf("done.jsonl")));
    }

    [Fact]
    public void A_label_that_nobody_proposed_is_added_by_its_name()
    {
        if (!HasTerminal) return;
        using var scratch = new Scratch();
        scratch.Write("p.jsonl", Rows);
        Press(scratch, "y+rural\r\rx", "--out", "done.jsonl");
        Assert.Equal(["[\"tourism\"] [\"rural\"]"], Labels(scratch.PathOf("done.jsonl")));
    }

    [Fact]
    public void Killed_at_any_moment_the_decisions_are_there_and_the_next_session_goes_on()
    {
        if (!HasTerminal) return;
        using var scratch = new Scratch();
        scratch.Write("p.jsonl", Rows);
        var log = scratch.PathOf("p.jsonl.decisions.jsonl");
        using (var process = Start(scratch, []))
        {
            process.StandardInput.Write("y");
            process.StandardInput.Flush();
            for (var i = 0; i < 300 && !(File.Exists(log) && new FileInfo(log).Length > 0); i++) Thread.Sleep(100);
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Assert.Contains("\"tourism\":true", Assert.Single(File.ReadAllLines(log)));
        File.AppendAllText(log, "{\"id\":\"unsure\",\"set\":{\"comm");   // as a power failure leaves it
        Press(scratch, "n\r", "--out", "done.jsonl");
        Assert.Equal(["[\"steel\"] []", "[\"tourism\"] []"], Labels(scratch.PathOf("done.jsonl")));
    }

    [Fact]
    public void Without_a_terminal_it_says_so_and_finish_writes_what_is_decided()
    {
        using var scratch = new Scratch();
        scratch.Write("p.jsonl", Rows);
        var result = Trainer.In(scratch.Folder, "review", "p.jsonl");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("trainer review p.jsonl --finish", Assert.Single(result.ErrorLines));
        scratch.Write("d.jsonl", "{\"id\":\"sure\",\"set\":{\"steel\":false},\"done\":true}\n");
        var finished = Trainer.In(scratch.Folder, "review", "p.jsonl", "--decisions", "d.jsonl", "--finish");
        Assert.Equal(0, finished.ExitCode);
        Assert.Equal("sure", JsonDocument.Parse(Assert.Single(finished.Lines)).RootElement.GetProperty("id").GetString());
    }

    private static string[] Labels(string path) => [.. File.ReadAllLines(path).Select(l => JsonDocument.Parse(l).RootElement)
        .Select(r => $"{r.GetProperty("chains").GetRawText()} {r.GetProperty("themes").GetRawText()}")];

    /// <summary>Presses keys and q; what the terminal showed comes back.</summary>
    private static string Press(Scratch scratch, string keys, params string[] options)
    {
        using var process = Start(scratch, options);
        process.StandardInput.Write(keys + "q");
        process.StandardInput.Close();
        using var patience = new Timer(_ => process.Kill(entireProcessTree: true), null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
        var screen = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Regex.Replace(screen, "\e\\[[0-9;?]*[A-Za-z]", "", RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    private static Process Start(Scratch scratch, string[] options)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo("/usr/bin/script")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = scratch.Folder,
        };
        foreach (var part in (string[])["-qec", $"'{dotnet}' '{Trainer.Path}' review p.jsonl {string.Join(' ', options)}", "/dev/null"]) start.ArgumentList.Add(part);
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["TERM"] = "xterm-256color";
        return Process.Start(start)!;
    }
}
