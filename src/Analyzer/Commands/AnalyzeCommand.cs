using System.CommandLine;

using PolicyML.Analyzer.Messages;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>analyze</c>: its options, and what they mean.</summary>
internal sealed class AnalyzeCommand
{
    private const int DefaultFigures = 8;
    private readonly Catalogue messages;
    private readonly GlobalOptions global;
    private readonly Host host;
    private readonly Argument<string[]> paths;
    private readonly Option<string?> published;
    private readonly Option<string?> format;
    private readonly Option<string?> output;
    private readonly Option<string?> lexicon;
    private readonly Option<string?> jobs;
    private readonly Option<string?> encoding;
    private readonly Option<string?> figures;
    private readonly Option<bool> withText;

    /// <summary>Builds the command with descriptions in the language of the messages.</summary>
    public AnalyzeCommand(Catalogue messages, GlobalOptions global, Host host)
    {
        this.messages = messages;
        this.global = global;
        this.host = host;
        paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.ZeroOrMore,
            HelpName = "PATH",
            Description = messages["argument.paths"],
        };
        published = Value("--published", "value.date", "date", text => OptionValues.Date(text) is not null);
        format = Value("--format", "value.format", "format", text => OptionValues.Format(text) is not null, "-f");
        output = Value("--out", "value.file", null, null, "-o");
        lexicon = Value("--lexicon", "value.dir", null, null);
        jobs = Value("--jobs", "value.number", "jobs", text => OptionValues.Jobs(text) is not null, "-j");
        encoding = Value("--encoding", "value.name", "encoding", text => OptionValues.Encoding(text) is not null);
        figures = Value("--figures", "value.number", "figures", text => OptionValues.Figures(text) is not null);
        withText = new Option<bool>("--with-text") { Description = messages["option.with-text"] };
        Command = new Command("analyze", messages["analyze"])
        {
            paths, published, format, output, lexicon, jobs, withText, encoding, figures,
        };
        Command.SetAction(Run);
    }

    /// <summary>The command as the parser sees it.</summary>
    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        var options = Bind(parsed);
        if (options.Paths.Count > 0) return new AnalyzeRun(options, messages, host).Execute();
        host.Error.WriteLine(messages["usage.no-paths"]);
        return ExitCode.Failed;
    }

    private AnalyzeOptions Bind(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(paths) ?? [],
        Published = parsed.GetValue(published) is { } day ? OptionValues.Date(day) : null,
        Format = parsed.GetValue(format) is { } name
            ? OptionValues.Format(name)!.Value
            : OptionValues.FormatOf(parsed.GetValue(output)),
        Out = parsed.GetValue(output),
        Lexicon = parsed.GetValue(lexicon),
        Jobs = parsed.GetValue(jobs) is { } number ? OptionValues.Jobs(number)!.Value : host.Processors,
        WithText = parsed.GetValue(withText),
        Encoding = parsed.GetValue(encoding) is { } code ? OptionValues.Encoding(code) : null,
        Figures = parsed.GetValue(figures) is { } most ? OptionValues.Figures(most)!.Value : DefaultFigures,
        Quiet = parsed.GetValue(global.Quiet),
        Debug = parsed.GetValue(global.Debug),
    };

    private Option<string?> Value(string name, string helpName, string? expects, Func<string, bool>? holds, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            Description = messages["option." + name[2..]],
            HelpName = messages[helpName],
        };
        if (holds is null) return option;
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 0 || holds(result.Tokens[^1].Value)) return;
            result.AddError(messages.Format("usage.value", name, result.Tokens[^1].Value, messages["expect." + expects]));
        });
        return option;
    }
}
