using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Ledgers;

/// <summary>The options that the commands of ledgers share: those of every command on the store, <c>--history</c>, and the command's own.</summary>
internal sealed class LedgerOptions(Catalogue messages, GlobalOptions global, Host host)
{
    private readonly StoreCallOptions store = new(messages, global, host, FilterParts.Confidence | FilterParts.Limit);
    private readonly Option<bool> history = new OptionBuilder(messages).Flag("--history", "--evidence");

    /// <summary>Makes options in the language of the messages.</summary>
    public OptionBuilder Build { get; } = new(messages);

    /// <summary>Makes a command.</summary>
    /// <param name="name">Its name, which is also the id of its description.</param>
    /// <param name="run">Makes the run of a checked call: what every ledger is told, whether a row a report is asked for, and the values of the command's own options.</param>
    /// <param name="own">The command's own options, before <c>--history</c> in the help.</param>
    public Command Command(string name, Func<StoreCall, bool, ParseResult, StoreRun> run, params Option[] own)
    {
        var command = new Command(name, messages[name]);
        store.AddTo(command);
        foreach (var option in own) command.Add(option);
        command.Add(history);
        command.SetAction(parsed => run(store.Bind(parsed), parsed.GetValue(history), parsed).Execute());
        return command;
    }
}
