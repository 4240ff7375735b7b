using System.CommandLine;
using System.CommandLine.Parsing;

using PolicyML.Analyzer.Messages;
using PolicyML.Analyzer.Output;

namespace PolicyML.Analyzer.Commands;

/// <summary>The program's commands, their help and what is wrong with a call.</summary>
internal static class CommandLine
{
    private const string Name = "analyzer";

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Host host)
    {
        var messages = Catalogue.Messages(AskedLanguage(args) ?? host.Language);
        var global = new GlobalOptions(messages);
        var root = new RootCommand(messages["root"]);
        root.Options.Clear();
        root.Subcommands.Add(new AnalyzeCommand(messages, global, host).Command);
        root.Subcommands.Add(new FactsCommand(messages, global, host).Command);
        global.AddTo(root);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.GetValue(global.Help)) return ShowHelp(messages, parsed, Console.Out);
        if (parsed.GetValue(global.Version)) return ShowVersion();
        if (args.Length == 0)
        {
            ShowHelp(messages, parsed, host.Error);
            return ExitCode.Failed;
        }

        if (Problem(messages, parsed, args) is { } problem)
        {
            host.Error.WriteLine(problem);
            return ExitCode.Failed;
        }

        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>The language is needed before the options are built: their descriptions are written in it.</summary>
    private static string? AskedLanguage(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i][7..]
                : args[i] == "--lang" && i + 1 < args.Length ? args[i + 1]
                : null;
            if (value is "zh" or "en") return value;
        }

        return null;
    }

    private static string? Problem(Catalogue messages, ParseResult parsed, string[] args)
    {
        var command = NameOf(parsed.CommandResult);
        if (UnknownToken(parsed, args) is { } token)
            return messages.Format("usage.unknown", SafeText.Clean(token), command);
        return parsed.Errors is [var error, ..]
            ? messages.Format("usage.invalid", SafeText.Clean(error.Message.TrimEnd('.')), command)
            : null;
    }

    /// <summary>The parser takes an option it does not know for a path; only after <c>--</c> a path may begin with a dash.</summary>
    private static string? UnknownToken(ParseResult parsed, string[] args)
    {
        if (parsed.UnmatchedTokens is [var unmatched, ..]) return unmatched;
        var paths = parsed.CommandResult.Tokens.Select(t => t.Value).ToList();
        var dashes = Array.IndexOf(args, "--");
        var checkedPaths = dashes < 0 ? paths.Count : paths.Count - (args.Length - dashes - 1);
        return paths.Take(checkedPaths).FirstOrDefault(p => p.Length > 1 && p[0] == '-');
    }

    private static string NameOf(CommandResult command) =>
        command.Parent is null ? Name : Name + " " + command.Command.Name;

    private static int ShowHelp(Catalogue messages, ParseResult parsed, TextWriter output)
    {
        output.Write(HelpPage.Text(messages, parsed.CommandResult.Command, NameOf(parsed.CommandResult)));
        return ExitCode.Done;
    }

    private static int ShowVersion()
    {
        Console.Out.WriteLine($"{Name} {typeof(CommandLine).Assembly.GetName().Version!.ToString(3)}");
        return ExitCode.Done;
    }
}
