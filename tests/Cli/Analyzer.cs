using System.Diagnostics;
using System.Text;

namespace PolicyML.Tests.Cli;

/// <summary>Starts the built program as a user does and gathers what it says.</summary>
internal static class Analyzer
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs the program in English, with no terminal and nothing on standard input.</summary>
    public static Result Run(params string[] arguments) => Run(new Call { Arguments = arguments });

    /// <summary>Runs the program.</summary>
    public static Result Run(Call call, string program = "analyzer.dll")
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = call.Folder ?? Repository.Root,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (var argument in call.Arguments) start.ArgumentList.Add(argument);
        foreach (var name in (string[])["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"]) start.Environment.Remove(name);
        start.Environment["LANG"] = call.Locale;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var input = Task.Run(() => Feed(process, call.Input));
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException($"{program} {string.Join(' ', call.Arguments)} does not end");
        }

        input.Wait();
        return new Result(process.ExitCode, output.ToArray(), error.Result);
    }

    /// <summary>Starts the program and lets it run; with settings of the environment.</summary>
    public static Process Start(Scratch scratch, (string Name, string Value)[] settings, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "analyzer.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = scratch.Folder,
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static void Feed(Process process, byte[] bytes)
    {
        try
        {
            process.StandardInput.BaseStream.Write(bytes);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading its input.
        }
    }
}

/// <summary>How the program is called.</summary>
internal sealed record Call
{
    public required string[] Arguments { get; init; }

    public byte[] Input { get; init; } = [];

    public string Locale { get; init; } = "en_US.UTF-8";

    public string? Folder { get; init; }
}

/// <summary>What the program said.</summary>
internal sealed record Result(int ExitCode, byte[] Bytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(Bytes);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
