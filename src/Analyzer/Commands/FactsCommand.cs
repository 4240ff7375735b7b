using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>facts</c>: its options, and what they mean. With paths it reads sources, without any the store.</summary>
internal sealed class FactsCommand
{
    private readonly Catalogue messages;
    private readonly Host host;
    private readonly SourceOptions sources;
    private readonly StoreOption store;
    private readonly FilterOptions filter;
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
        store = new StoreOption(messages, host);
        filter = new FilterOptions(messages, FilterParts.Limit);
        var build = new OptionBuilder(messages);
        explain = new Option<bool>("--explain") { Description = messages["option.explain"] };
        indicator = build.Values("--indicator", "value.id", null, null);
        measure = build.Values("--measure", "value.name", "measure", text => JsonNames.Parse<Measure>(text) is not null);
        status = build.Values("--status", "value.name", "status", text => JsonNames.Parse<FactStatus>(text) is not null);
        minConfidence = build.Value("--min-confidence", "value.probability", "probability", text => OptionValues.Probability(text) is not null);
        Command = new Command("facts", messages["facts"]);
        sources.AddTo(Command);
        foreach (var option in (Option[])[explain, indicator, measure, status, minConfidence]) Command.Add(option);
        store.AddTo(Command);
        filter.AddTo(Command);
        Command.SetAction(Run);
    }

    /// <summary>The command as the parser sees it.</summary>
    public Command Command { get; }

    private int Run(ParseResult parsed)
    {
        var run = sources.Bind(parsed);
        var kept = Filter(parsed);
        var explained = parsed.GetValue(explain);
        if (run.Paths.Count > 0)
        {
            if (store.Given(parsed) is not null || filter.IsGiven(parsed)) return Fail("usage.store-or-paths");
            if (explained && run.Format is ResultFormat.Csv or ResultFormat.Xlsx) return Fail("usage.explain-csv");
            return new FactsRun(new FactsOptions(run, kept, explained), messages, host).Execute();
        }

        return explained ? Fail("usage.explain-store") : new StoredFactsRun(CallOf(parsed, run, kept), kept, messages, host).Execute();
    }

    /// <summary>The store chooses by all that it has an index for; what stands open is chosen from its answer.</summary>
    private StoreCall CallOf(ParseResult parsed, RunOptions run, FactFilter kept) => new()
    {
        Store = store.Of(parsed),
        Filter = filter.Bind(parsed) with
        {
            Indicator = kept.Indicators is [var only] ? only : null,
            Measure = kept.Measures is [var one] ? one : null,
            Status = kept.Statuses is [var single] ? single : null,
            MinConfidence = kept.MinConfidence > 0 ? kept.MinConfidence : null,
            IsOnFacts = true,
        },
        Format = run.Format,
        Out = run.Out,
        Lexicon = run.Lexicon,
        Quiet = run.Quiet,
        Debug = run.Debug,
    };

    private FactFilter Filter(ParseResult parsed) => new()
    {
        Indicators = Values(parsed, indicator),
        Measures = [.. Values(parsed, measure).Select(name => JsonNames.Parse<Measure>(name)!.Value)],
        Statuses = [.. Values(parsed, status).Select(name => JsonNames.Parse<FactStatus>(name)!.Value)],
        MinConfidence = parsed.GetValue(minConfidence) is { } least ? OptionValues.Probability(least)!.Value : 0,
    };

    private int Fail(string key)
    {
        host.Error.WriteLine(messages[key]);
        return ExitCode.Failed;
    }

    private static string[] Values(ParseResult parsed, Option<string[]> option) =>
        [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(','))];
}
