using System.Runtime.InteropServices;
using System.Text;

namespace PolicyML.Terminal;

/// <summary>
/// Starts a program in the process it runs in. Called by <c>Program</c> alone: only here the clock, the environment and
/// the terminal are asked.
/// </summary>
public static class ProcessHost
{
    private const int DefaultWidth = 120;
    private const int DefaultHeight = 40;
    private const int Chinese = 0x04;

    /// <summary>Runs a program; the first interrupt cancels <see cref="Host.Cancel"/>, a second ends the process.</summary>
    public static int Run(ShellProgram program, string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = utf8;
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, cancel));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, cancel));
        return Shell.Run(program, args, MakeHost(error, cancel.Token));
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource cancel)
    {
        context.Cancel = !cancel.IsCancellationRequested;   // a second signal ends the process at once
        cancel.Cancel();
    }

    private static Host MakeHost(TextWriter error, CancellationToken cancel) => new()
    {
        Error = error,
        Home = AppContext.BaseDirectory,
        Language = LocaleLanguage(),
        InputIsTerminal = !Console.IsInputRedirected,
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Width = WindowSize().Columns,
        WindowSize = WindowSize,
        Setting = Environment.GetEnvironmentVariable,
        Processors = Environment.ProcessorCount,
        Clock = TimeProvider.System,
        Cancel = cancel,
    };

    private static (int Columns, int Rows) WindowSize()
    {
        if (Console.IsOutputRedirected) return (DefaultWidth, DefaultHeight);
        try
        {
            return (Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth, Console.WindowHeight > 0 ? Console.WindowHeight : DefaultHeight);
        }
        catch (IOException)
        {
            return (DefaultWidth, DefaultHeight);
        }
    }

    /// <summary>The first of LC_ALL, LC_MESSAGES and LANG that is set decides, as POSIX has it; else the display language of Windows.</summary>
    private static string LocaleLanguage()
    {
        foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            var locale = Environment.GetEnvironmentVariable(name);
            if (!string.IsNullOrEmpty(locale)) return locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh" : "en";
        }

        return OperatingSystem.IsWindows() && (NativeMethods.GetUserDefaultUILanguage() & 0x3FF) == Chinese ? "zh" : "en";
    }

    private static class NativeMethods
    {
        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        internal static extern ushort GetUserDefaultUILanguage();
    }
}
