using System.CommandLine;

using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>Paths and options that every command takes that reads sources.</summary>
internal sealed class SourceOptions
{
    private readonly Catalogue messages;
    private readonly GlobalOptions global;
    private readonly Host host;
    private readonly Argument<string[]> paths;
    private readonly Option<string?> published;
    private readonly Option<string?> format;
    private readonly Option<string?> output;
    private readonly Option<string?> lexicon;
    private readonly Option<string?> model;
    private readonly Option<string?> jobs;
    private readonly Option<string?> encoding;

    /// <summary>Builds the options with descriptions in the language of the messages.</summary>
    public SourceOptions(Catalogue messages, GlobalOptions global, Host host)
    {
        this.messages = messages;
        this.global = global;
        this.host = host;
        var build = new OptionBuilder(messages);
        paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "PATH",
            Description = messages["argument.paths"],
        };
        published = build.Value("--published", "value.date", "date", text => OptionValues.Date(text) is not null);
        format = build.Value("--format", "value.format", "format", text => FormatNames.Format(text) is not null, "-f");
        output = build.Value("--out", "value.file", null, null, "-o");
        lexicon = build.Value("--lexicon", "value.dir", null, null);
        model = build.Value("--model", "value.dir", null, null, "-m");
        jobs = build.Value("--jobs", "value.number", "jobs", text => OptionValues.Jobs(text) is not null, "-j");
        encoding = build.Value("--encoding", "value.name", "encoding", text => OptionValues.Encoding(text) is not null);
    }

    /// <summary>Adds the paths and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(paths);
        foreach (var option in (Option[])[published, format, output, lexicon, model, jobs, encoding]) command.Add(option);
    }

    /// <summary>True where the call names a form of result or a file for it.</summary>
    public bool AsksForResult(ParseResult parsed) => parsed.GetValue(format) is not null || parsed.GetValue(output) is not null;

    /// <summary>The values of a checked call.</summary>
    public RunOptions Bind(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(paths) ?? [],
        Published = parsed.GetValue(published) is { } day ? OptionValues.Date(day) : null,
        Format = parsed.GetValue(format) is { } name
            ? FormatNames.Format(name)!.Value
            : FormatNames.FormatOf(parsed.GetValue(output)),
        Out = parsed.GetValue(output),
        Lexicon = parsed.GetValue(lexicon),
        Model = parsed.GetValue(model),
        Jobs = parsed.GetValue(jobs) is { } number ? OptionValues.Jobs(number)!.Value : host.Processors,
        Encoding = parsed.GetValue(encoding) is { } code ? OptionValues.Encoding(code) : null,
        Quiet = parsed.GetValue(global.Quiet),
        Debug = parsed.GetValue(global.Debug),
    };

    /// <summary>True where the call names a source; else says so.</summary>
    public bool HasPaths(RunOptions options, Command command)
    {
        if (options.Paths.Count > 0) return true;
        host.Error.WriteLine(messages.Format("usage.no-paths", "analyzer " + command.Name));
        return false;
    }
}
