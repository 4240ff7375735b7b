using System.CommandLine;

namespace PolicyML.Trainer.Commands;

/// <summary>A command with its arguments.</summary>
internal static class DataCommand
{
    /// <summary>The argument that names data files.</summary>
    public static Argument<string[]> Data(CommandContext context) => Many(context, "DATA", "argument.data");

    /// <summary>An argument that may stand several times, at least once.</summary>
    public static Argument<string[]> Many(CommandContext context, string name, string message) =>
        new(name) { Arity = ArgumentArity.OneOrMore, HelpName = name, Description = context.Messages[message] };

    /// <summary>An argument that stands once.</summary>
    public static Argument<string> One(CommandContext context, string name, string message) =>
        new(name) { Arity = ArgumentArity.ExactlyOne, HelpName = name, Description = context.Messages[message] };

    /// <summary>A command of arguments and options.</summary>
    public static Command Make(CommandContext context, string name, IEnumerable<Symbol> parts, CommonOptions common, Func<ParseResult, int> run)
    {
        var command = new Command(name, context.Messages[name]);
        foreach (var part in parts)
        {
            if (part is Argument argument) command.Add(argument);
            else command.Add((Option)part);
        }

        common.AddTo(command);
        command.SetAction(run);
        return command;
    }
}
