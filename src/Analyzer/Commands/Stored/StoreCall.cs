using System.CommandLine;

using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>What every command that reads a store is told.</summary>
internal sealed record StoreCall
{
    /// <summary>The store: a file, or the connection string of a PostgreSQL database.</summary>
    public required string Store { get; init; }

    /// <summary>Which rows are asked for, as it was typed.</summary>
    public required FilterValues Filter { get; init; }

    /// <summary>Form of the result.</summary>
    public ResultFormat Format { get; init; }

    /// <summary>File for the result; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>Folder of word lists laid over the built-in ones.</summary>
    public string? Lexicon { get; init; }

    /// <summary>No progress, no summary.</summary>
    public bool Quiet { get; init; }

    /// <summary>Stack traces of errors.</summary>
    public bool Debug { get; init; }
}

/// <summary>The options that every command on the store takes.</summary>
internal sealed class StoreCallOptions
{
    private readonly GlobalOptions global;
    private readonly StoreOption store;
    private readonly FilterOptions filter;
    private readonly Option<string?>? format;
    private readonly Option<string?> output;
    private readonly Option<string?> lexicon;

    /// <summary>Builds the options with descriptions in the language of the messages.</summary>
    /// <param name="messages">Texts of a language.</param>
    /// <param name="global">The options of every command.</param>
    /// <param name="host">The process.</param>
    /// <param name="parts">What rows can be chosen by.</param>
    /// <param name="hasFormat">Whether there is <c>--format</c>; else the extension of <c>--out</c> alone decides.</param>
    public StoreCallOptions(Catalogue messages, GlobalOptions global, Host host, FilterParts parts, bool hasFormat = true)
    {
        this.global = global;
        store = new StoreOption(messages, host);
        filter = new FilterOptions(messages, parts);
        var build = new OptionBuilder(messages);
        format = hasFormat ? build.Value("--format", "value.format", "format", text => FormatNames.Format(text) is not null, "-f") : null;
        output = build.Value("--out", "value.file", null, null, "-o");
        lexicon = build.Value("--lexicon", "value.dir", null, null);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        store.AddTo(command);
        filter.AddTo(command);
        if (format is not null) command.Add(format);
        command.Add(output);
        command.Add(lexicon);
    }

    /// <summary>The values of a checked call.</summary>
    public StoreCall Bind(ParseResult parsed) => new()
    {
        Store = store.Of(parsed),
        Filter = filter.Bind(parsed),
        Format = format is not null && parsed.GetValue(format) is { } name
            ? FormatNames.Format(name)!.Value
            : FormatNames.FormatOf(parsed.GetValue(output)),
        Out = parsed.GetValue(output),
        Lexicon = parsed.GetValue(lexicon),
        Quiet = parsed.GetValue(global.Quiet),
        Debug = parsed.GetValue(global.Debug),
    };
}
