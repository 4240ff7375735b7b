using System.Diagnostics;
using System.Text;

namespace PolicyML.Benchmarks.Serving;

/// <summary>A workbench that runs as a process of its own; ended when disposed.</summary>
internal sealed class WorkbenchProcess : IDisposable
{
    private readonly Process process;

    /// <summary>Serves a store; with settings of the environment.</summary>
    public WorkbenchProcess(string store, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "analyzer.dll"), "serve", "--store", store, "--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        Url = "";
        while (Url.Length == 0)
        {
            var line = process.StandardError.ReadLine() ?? throw new InvalidOperationException("the workbench did not start");
            var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            if (at >= 0) Url = line[at..].Trim();
        }
    }

    /// <summary>Where it listens.</summary>
    public string Url { get; }

    /// <summary>Processor time that it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Kills it.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }
}
