using System.CommandLine;

using PolicyML.Trainer.Commands;

namespace PolicyML.Trainer.Corrections;

/// <summary>A store whose corrections are data.</summary>
/// <param name="Name">A file, or the connection string of a PostgreSQL database.</param>
/// <param name="Confirmed">Only articles that somebody confirmed as a whole.</param>
internal sealed record StoreSource(string Name, bool Confirmed);

/// <summary>The options that name one.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string?> store;
    private readonly Option<bool> confirmed;

    /// <summary>Builds the options.</summary>
    public StoreOptions(CommandContext context)
    {
        store = context.Build.Value("--from-store", "value.store", null, null);
        confirmed = context.Build.Flag("--confirmed");
    }

    /// <summary>The options.</summary>
    public IEnumerable<Symbol> All => [store, confirmed];

    /// <summary>The argument of data files, which may be left out where a store is named.</summary>
    public static Argument<string[]> Optional(Argument<string[]> data)
    {
        data.Arity = ArgumentArity.ZeroOrMore;
        return data;
    }

    /// <summary>The store of a checked call; null where it names none.</summary>
    public StoreSource? Of(ParseResult parsed) => parsed.GetValue(store) is { } name ? new StoreSource(name, parsed.GetValue(confirmed)) : null;
}
