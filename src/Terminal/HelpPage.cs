using System.CommandLine;
using System.Text;

namespace PolicyML.Terminal;

/// <summary>The help of a command, in the language of the messages, aligned by display width.</summary>
internal static class HelpPage
{
    private const int Columns = 30;

    /// <summary>The help text.</summary>
    /// <param name="messages">Texts of a language.</param>
    /// <param name="command">The command that is explained.</param>
    /// <param name="program">The program it belongs to.</param>
    /// <param name="name">How it is called, such as <c>analyzer analyze</c>.</param>
    public static string Text(Catalogue messages, Command command, ShellProgram program, string name)
    {
        var page = new StringBuilder();
        page.Append(command.Description).Append("\n\n").Append(messages["help.usage"]).Append("\n  ").Append(name);
        if (command.Subcommands.Count > 0) page.Append(" COMMAND");
        foreach (var argument in command.Arguments)
            page.Append(' ').Append(argument.HelpName).Append(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        page.Append(" [OPTIONS]\n");
        Section(page, messages["help.commands"], command.Subcommands.Select(c => (c.Name, c.Description)));
        Section(page, messages["help.arguments"], command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description)));
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(o => o.Recursive);
        Section(page, messages["help.options"], command.Options.Concat(inherited).Select(o => (Signature(o), o.Description)));
        page.Append('\n').Append(messages["help.examples"]).Append('\n');
        var examples = program.Examples.Where(e => command.Subcommands.Count > 0 || e.Line.Contains(name + " ", StringComparison.Ordinal));
        foreach (var (key, line) in examples) page.Append("  # ").Append(messages[key]).Append("\n  ").Append(line).Append('\n');
        page.Append('\n').Append(messages["help.exit"]).Append('\n');
        if (command.Subcommands.Count > 0) page.Append(messages.Format("help.more", program.Name)).Append('\n');
        return page.ToString();
    }

    private static void Section(StringBuilder page, string title, IEnumerable<(string Name, string? Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0) return;
        page.Append('\n').Append(title).Append('\n');
        foreach (var (name, text) in list)
        {
            page.Append("  ").Append(DisplayWidth.PadEnd(name, Columns - 2));
            if (DisplayWidth.Of(name) > Columns - 4) page.Append('\n').Append(' ', Columns);   // too long to stand beside it
            page.Append(text).Append('\n');
        }
    }

    private static string Signature(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a != "-?").Order(StringComparer.Ordinal).Prepend(option.Name).Distinct());
        return option.HelpName is null ? names : names + " " + option.HelpName;
    }
}
