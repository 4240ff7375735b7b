using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PolicyML.Core.Programs;

/// <summary>How a program's run ended.</summary>
public enum ProgramOutcome
{
    /// <summary>It ended by itself.</summary>
    Ended,

    /// <summary>It could not be started.</summary>
    NotStarted,

    /// <summary>It took too long and was ended.</summary>
    TimedOut,

    /// <summary>It wrote more than was allowed and was ended.</summary>
    TooMuchOutput,
}

/// <summary>A program that was run over some bytes.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="ExitCode">Its exit code; -1 unless it ended by itself.</param>
/// <param name="Output">What it wrote.</param>
/// <param name="Errors">The start of what it complained of.</param>
public sealed record ProgramRun(ProgramOutcome Outcome, int ExitCode, ReadOnlyMemory<byte> Output, string Errors)
{
    private const int LongestErrors = 1 << 14;

    /// <summary>Runs a program: bytes to its standard input, bytes from its standard output, both bounded.</summary>
    public static ProgramRun Run(string program, IEnumerable<string> arguments, ReadOnlyMemory<byte> input, long mostOutput, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            using var process = Process.Start(start);
            return process is null ? Failed(ProgramOutcome.NotStarted) : Attend(process, input, mostOutput, timeout).GetAwaiter().GetResult();
        }
        catch (Win32Exception)
        {
            return Failed(ProgramOutcome.NotStarted);
        }
    }

    private static async Task<ProgramRun> Attend(Process process, ReadOnlyMemory<byte> input, long mostOutput, TimeSpan timeout)
    {
        using var clock = new CancellationTokenSource(timeout);
        var writing = Write(process.StandardInput.BaseStream, input, clock.Token);
        var errors = ReadErrors(process.StandardError.BaseStream, clock.Token);
        try
        {
            var output = await ReadOutput(process.StandardOutput.BaseStream, mostOutput, clock.Token);
            if (output is null) return Failed(ProgramOutcome.TooMuchOutput);
            await process.WaitForExitAsync(clock.Token);
            await writing;
            return new ProgramRun(ProgramOutcome.Ended, process.ExitCode, output.GetBuffer().AsMemory(0, (int)output.Length), await errors);
        }
        catch (OperationCanceledException)
        {
            return Failed(ProgramOutcome.TimedOut);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task Write(Stream stream, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await using (stream) await stream.WriteAsync(input, cancel);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The program ended without reading all; its exit code tells why.
        }
    }

    /// <summary>The output; null where it grows beyond the limit.</summary>
    private static async Task<MemoryStream?> ReadOutput(Stream stream, long limit, CancellationToken cancel)
    {
        var output = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int read; (read = await stream.ReadAsync(chunk, cancel)) > 0;)
        {
            if (output.Length + read > Math.Min(limit, Array.MaxLength)) return null;
            output.Write(chunk, 0, read);
        }

        return output;
    }

    private static async Task<string> ReadErrors(Stream stream, CancellationToken cancel)
    {
        var start = new StringBuilder();
        var chunk = new byte[1 << 12];
        try
        {
            for (int read; (read = await stream.ReadAsync(chunk, cancel)) > 0;)
            {
                if (start.Length < LongestErrors) start.Append(Encoding.UTF8.GetString(chunk, 0, read));
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // What was read until then is enough.
        }

        return start.ToString();
    }

    private static ProgramRun Failed(ProgramOutcome outcome) => new(outcome, -1, default, "");
}
