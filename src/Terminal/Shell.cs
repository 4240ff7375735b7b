using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;

namespace PolicyML.Terminal;

/// <summary>A program of commands.</summary>
/// <param name="Name">How it is called.</param>
/// <param name="Home">The assembly with its version and its <c>messages.tsv</c>.</param>
/// <param name="Commands">Its commands.</param>
/// <param name="Examples">Example calls of the help, each with the key of the message that explains it.</param>
public sealed record ShellProgram(
    string Name, Assembly Home, Func<Catalogue, GlobalOptions, Host, IReadOnlyList<CommandMaker>> Commands, IReadOnlyList<(string Key, string Line)> Examples);

/// <summary>A command that is made when it is called: a start does not wait for the options of all others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Makes it.</param>
public sealed record CommandMaker(string Name, Func<Command> Make);

/// <summary>Runs a program: its help, its version, what is wrong with a call, and the command that is called.</summary>
public static class Shell
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(ShellProgram program, string[] args, Host host)
    {
        var messages = Catalogue.Messages(AskedLanguage(args) ?? host.Language, program.Home);
        var global = new GlobalOptions(messages);
        var root = new RootCommand(messages["root"]);
        root.Options.Clear();
        var commands = program.Commands(messages, global, host);
        var called = args.Length == 0 ? null : commands.FirstOrDefault(c => string.Equals(c.Name, args[0], StringComparison.Ordinal));
        foreach (var command in called is null ? commands : [called]) root.Subcommands.Add(command.Make());
        global.AddTo(root);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        var name = NameOf(program, parsed.CommandResult);
        if (parsed.GetValue(global.Help)) return ShowHelp(program, messages, parsed, Console.Out);
        if (parsed.GetValue(global.Version)) return ShowVersion(program);
        if (args.Length == 0)
        {
            ShowHelp(program, messages, parsed, host.Error);
            return ExitCode.Failed;
        }

        if (Problem(messages, parsed, args, name) is { } problem)
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

    private static string? Problem(Catalogue messages, ParseResult parsed, string[] args, string command)
    {
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

    private static string NameOf(ShellProgram program, CommandResult command) =>
        command.Parent is null ? program.Name : program.Name + " " + command.Command.Name;

    private static int ShowHelp(ShellProgram program, Catalogue messages, ParseResult parsed, TextWriter output)
    {
        output.Write(HelpPage.Text(messages, parsed.CommandResult.Command, program, NameOf(program, parsed.CommandResult)));
        return ExitCode.Done;
    }

    private static int ShowVersion(ShellProgram program)
    {
        Console.Out.WriteLine($"{program.Name} {program.Home.GetName().Version!.ToString(3)}");
        return ExitCode.Done;
    }
}
