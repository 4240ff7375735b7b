using System.Runtime.InteropServices;
using System.Text;

using PolicyML.Analyzer.Commands;

namespace PolicyML.Analyzer;

/// <summary>The analyst's command line. Only here the clock, the environment and the terminal are asked.</summary>
internal static class Program
{
    private const int DefaultWidth = 120;
    private const int Chinese = 0x04;

    private static int Main(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        if (OperatingSystem.IsWindows()) Console.OutputEncoding = utf8;
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        using var cancel = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, cancel));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, cancel));
        return CommandLine.Run(args, MakeHost(error, cancel.Token));
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource cancel)
    {
        context.Cancel = !cancel.IsCancellationRequested;   // a second signal ends the process at once
        cancel.Cancel();
    }

    private static Host MakeHost(TextWriter error, CancellationToken cancel) => new()
    {
        Error = error,
        Language = LocaleLanguage(),
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb",
        Width = TerminalWidth(),
        Processors = Environment.ProcessorCount,
        Clock = TimeProvider.System,
        Cancel = cancel,
    };

    private static int TerminalWidth()
    {
        if (Console.IsOutputRedirected) return DefaultWidth;
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : DefaultWidth;
        }
        catch (IOException)
        {
            return DefaultWidth;
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
