using System.CommandLine;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>facts</c>: its options, and what they mean.</summary>
internal sealed class FactsCommand
{
    private readonly Catalogue messages;
    private readonly Host host;
    private readonly SourceOptions sources;
    private readonly Option<string[]> indicator;
    private readonly Option<string[]> measure;
    private readonly Option<string[]> status;
    private readonly Option<string?> minConfidence;
    private readonly Option<bool> explain;

    /// <summary>Builds the command with descriptions in the language of the messages.</summary>
    public FactsCommand(Catalogue messages, GlobalOptions global, Host host)
    {
        this.messages = messages;
        this.host = host;
        sources = new SourceOptions(messages, global, host);
        var build = new OptionBuilder(messages);
        explain = new Option<bool>("--explain") { Description = messages["option.explain"] };
        indicator = build.Values("--indicator", "value.id", null, null);
        measure = build.Values("--measure", "value.name", "measure", text => JsonNames.Parse<Measure>(text) is not null);
        status = build.Values("--status", "value.name", "status", text => JsonNames.Parse<FactStatus>(text) is not null);
        minConfidence = build.Value("--min-confidence", "value.probability", "probability", text => OptionValues.Probability(text) is not null);
        Command = new Command("facts", messages["facts"]);
        sources.AddTo(Command);
        foreach (var option in (Option[])[explain, indicator, measure, status, minConfidence]) Command.Add(option);
        Command.SetAction(Run);
    }

    /// <summary>The command as the parser sees it.</summary>
    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        var options = new FactsOptions(sources.Bind(parsed), Filter(parsed), parsed.GetValue(explain));
        if (!sources.HasPaths(options.Run, Command)) return ExitCode.Failed;
        if (options is not { Explain: true, Run.Format: ResultFormat.Csv }) return new FactsRun(options, messages, host).Execute();
        host.Error.WriteLine(messages["usage.explain-csv"]);
        return ExitCode.Failed;
    }

    private FactFilter Filter(ParseResult parsed) => new()
    {
        Indicators = Values(parsed, indicator),
        Measures = [.. Values(parsed, measure).Select(name => JsonNames.Parse<Measure>(name)!.Value)],
        Statuses = [.. Values(parsed, status).Select(name => JsonNames.Parse<FactStatus>(name)!.Value)],
        MinConfidence = parsed.GetValue(minConfidence) is { } least ? OptionValues.Probability(least)!.Value : 0,
    };

    private static string[] Values(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(','))];
}
