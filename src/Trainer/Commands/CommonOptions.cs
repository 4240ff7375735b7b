using System.CommandLine;

using PolicyML.Terminal;

namespace PolicyML.Trainer.Commands;

/// <summary>A checked call: what all commands share.</summary>
internal sealed record CommonValues
{
    /// <summary>Table of labels in the place of the built-in one; null for that.</summary>
    public string? Labels { get; init; }

    /// <summary>Folder of word lists laid over the built-in ones.</summary>
    public string? Lexicon { get; init; }

    /// <summary>File for the result; null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>Form of the result, in small letters; null where the call names none.</summary>
    public string? Format { get; init; }

    /// <summary>Threads to work on.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>No progress, no summary.</summary>
    public bool Quiet { get; init; }

    /// <summary>Stack traces of errors.</summary>
    public bool Debug { get; init; }
}

/// <summary>Options that most commands take.</summary>
internal sealed class CommonOptions
{
    private readonly CommandContext context;
    private readonly Option<string?> labels;
    private readonly Option<string?> lexicon;
    private readonly Option<string?> output;
    private readonly Option<string?>? format;
    private readonly Option<string?>? jobs;

    /// <summary>Builds the options.</summary>
    /// <param name="context">What the command is built with.</param>
    /// <param name="formats">Forms of the result, first the default; none where there is no choice.</param>
    /// <param name="hasJobs">Whether the command works on several threads.</param>
    /// <param name="outMessage">Message that says what <c>--out</c> is.</param>
    public CommonOptions(CommandContext context, IReadOnlyList<string> formats, bool hasJobs = false, string outMessage = "option.out")
    {
        this.context = context;
        labels = context.Build.Value("--labels", "value.file", null, null);
        lexicon = context.Build.Value("--lexicon", "value.dir", null, null);
        output = context.Build.Value("--out", "value.file", null, null, "-o");
        output.Description = context.Messages[outMessage];
        if (outMessage != "option.out") output.HelpName = context.Messages["value.dir"];
        if (hasJobs) jobs = context.Build.Value("--jobs", "value.number", "jobs", text => OptionValues.Jobs(text) is not null, "-j");
        if (formats.Count == 0) return;
        format = new Option<string?>("--format", "-f") { Description = context.Messages["option.format"], HelpName = string.Join('|', formats) };
        format.Validators.Add(result =>
        {
            var name = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (!formats.Contains(name, StringComparer.OrdinalIgnoreCase))
                result.AddError(context.Messages.Format("usage.value", "--format", name, string.Join(", ", formats)));
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option?[])[labels, lexicon, output, format, jobs])
            if (option is not null) command.Add(option);
    }

    /// <summary>The values of a checked call.</summary>
    public CommonValues Bind(ParseResult parsed) => new()
    {
        Labels = parsed.GetValue(labels),
        Lexicon = parsed.GetValue(lexicon),
        Out = parsed.GetValue(output),
        Format = format is null ? null : parsed.GetValue(format)?.ToLowerInvariant(),
        Jobs = jobs is not null && parsed.GetValue(jobs) is { } number ? OptionValues.Jobs(number)!.Value : context.Host.Processors,
        Quiet = parsed.GetValue(context.Global.Quiet),
        Debug = parsed.GetValue(context.Global.Debug),
    };
}
