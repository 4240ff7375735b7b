using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace PolicyML.Tests.Browser;

/// <summary>A running <c>analyzer serve</c>: the built program as a user starts it, on a free port.</summary>
internal sealed partial class Served : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<string> listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Served(Process process) => this.process = process;

    /// <summary>The address, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    /// <summary>What the program said so far.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Starts the program and waits until it listens.</summary>
    public static async Task<Served> Start(string store, string urls = "http://127.0.0.1:0", string user = "穆青岚")
    {
        var served = new Served(new Process { StartInfo = Call(["serve", "--store", store, "--urls", urls], user) });
        served.process.ErrorDataReceived += served.Hear;
        served.process.Start();
        served.process.BeginErrorReadLine();
        served.Url = await served.listening.Task.WaitAsync(Patience);
        return served;
    }

    /// <summary>Runs another command of the program to its end.</summary>
    public static void Run(params string[] arguments)
    {
        using var run = Process.Start(Call(arguments, "tester"))!;
        var error = run.StandardError.ReadToEnd();
        Assert.True(run.WaitForExit(Patience) && run.ExitCode == 0, error);
    }

    /// <summary>Ends the process at once, as a power cut does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }

    private static ProcessStartInfo Call(string[] arguments, string user)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { UseShellExecute = false, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = Repository.PathOf("datasets", "issues") };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "analyzer.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["USER"] = user;
        return start;
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null)
        {
            listening.TrySetException(new InvalidOperationException("the program ended: " + Said));
            return;
        }

        lock (said) said.AppendLine(line.Data);
        if (Address().Match(line.Data) is { Success: true } found) listening.TrySetResult(found.Value.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/'));
    }

    [GeneratedRegex(@"http://[^\s/]+:[1-9]\d*", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
