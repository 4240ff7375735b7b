using System.CommandLine;

using PolicyML.Analyzer.Messages;

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
    private readonly Option<string?> jobs;
    private readonly Option<string?> encoding;

    /// <summary>Builds the options with descriptions in the language of the messages.</summary>
    public SourceOptions(Catalogue messages, GlobalOptions global, Host host)
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
    }

    /// <summary>Adds the paths and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(paths);
        foreach (var option in (Option[])[published, format, output, lexicon, jobs, encoding]) command.Add(option);
    }

    /// <summary>The values of a checked call.</summary>
    public RunOptions Bind(ParseResult parsed) => new()
    {
        Paths = parsed.GetValue(paths) ?? [],
        Published = parsed.GetValue(published) is { } day ? OptionValues.Date(day) : null,
        Format = parsed.GetValue(format) is { } name
            ? OptionValues.Format(name)!.Value
            : OptionValues.FormatOf(parsed.GetValue(output)),
        Out = parsed.GetValue(output),
        Lexicon = parsed.GetValue(lexicon),
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

    /// <summary>An option with one value.</summary>
    /// <param name="name">Name with its dashes; its description is the message <c>option.name</c>.</param>
    /// <param name="helpName">Message that names its value in the help.</param>
    /// <param name="expects">Message <c>expect.…</c> that says what it takes; null where it takes any text.</param>
    /// <param name="holds">Whether a text is such a value; null where any is.</param>
    /// <param name="aliases">Further names.</param>
    public Option<string?> Value(string name, string helpName, string? expects, Func<string, bool>? holds, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            Description = messages["option." + name[2..]],
            HelpName = messages[helpName],
        };
        if (holds is not null) Check(option, expects!, holds);
        return option;
    }

    /// <summary>An option that may be given several times, or once with values between commas.</summary>
    public Option<string[]> Values(string name, string helpName, string? expects, Func<string, bool>? holds)
    {
        var option = new Option<string[]>(name) { Description = messages["option." + name[2..]], HelpName = messages[helpName] };
        if (holds is not null) Check(option, expects!, text => text.Split(',').All(holds));
        return option;
    }

    private void Check(Option option, string expects, Func<string, bool> holds) => option.Validators.Add(result =>
    {
        if (result.Tokens.FirstOrDefault(t => !holds(t.Value)) is { } wrong)
            result.AddError(messages.Format("usage.value", option.Name, wrong.Value, messages["expect." + expects]));
    });
}
