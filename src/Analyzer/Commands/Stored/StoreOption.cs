using System.CommandLine;

using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>The option that names the store: a file, or the connection string of a PostgreSQL database.</summary>
internal sealed class StoreOption(Catalogue messages, Host host)
{
    /// <summary>The file that is taken where no store is named.</summary>
    public const string DefaultFile = "policyml.db";

    /// <summary>The variable of the environment that names the store where the option does not.</summary>
    public const string Variable = "POLICYML_STORE";

    private readonly Option<string?> option = new OptionBuilder(messages).Value("--store", "value.store", null, null, "-s");

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(option);

    /// <summary>The store that was named with the option; null where none was.</summary>
    public string? Given(ParseResult parsed) => parsed.GetValue(option);

    /// <summary>The store of a call: named by the option, by the environment, or the file of the default name.</summary>
    public string Of(ParseResult parsed) => Given(parsed) ?? (host.Setting(Variable) is { Length: > 0 } named ? named : DefaultFile);
}
