using System.CommandLine;
using System.Globalization;

using PolicyML.Analyzer.Output.Grid;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Storage;
using PolicyML.Storage.Corrections;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands.Stored;

/// <summary>The command <c>corrections</c>: lists what people corrected in a store, the latest first, with what was taken back.</summary>
internal sealed class CorrectionsCommand
{
    private readonly Option<string?> source;
    private readonly Option<string?> who;
    private readonly Option<string?> kind;
    private readonly Option<string?> from;
    private readonly Option<string?> to;
    private readonly Option<bool> undone;
    private readonly Option<bool> lost;
    private readonly Option<string?> limit;
    private readonly Option<string?> format;
    private readonly Option<string?> output;
    private readonly StoreOption store;

    private CorrectionsCommand(Catalogue messages, Host host)
    {
        var build = new OptionBuilder(messages);
        store = new StoreOption(messages, host);
        source = build.Value("--source", "value.text", null, null);
        who = build.Value("--who", "value.name", null, null);
        kind = build.Value("--kind", "value.name", "correction", text => JsonNames.Parse<CorrectionKind>(text) is not null);
        from = build.Value("--from", "value.date", "day", text => FilterValues.FirstDay(text) is not null);
        to = build.Value("--to", "value.date", "day", text => FilterValues.LastDay(text) is not null);
        (kind.Description, from.Description, to.Description) = (messages["corrections.kind"], messages["corrections.from"], messages["corrections.to"]);
        undone = build.Flag("--undone");
        lost = build.Flag("--lost");
        limit = build.Value("--limit", "value.number", "number", text => OptionValues.Whole(text) is > 0);
        format = build.Value("--format", "value.format", "format", text => FormatNames.Format(text) is not null, "-f");
        output = build.Value("--out", "value.file", null, null, "-o");
    }

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new CorrectionsCommand(messages, host);
        var command = new Command("corrections", messages["corrections"]);
        options.store.AddTo(command);
        foreach (var option in (Option[])[options.source, options.who, options.kind, options.from, options.to, options.undone, options.lost, options.limit, options.format, options.output])
            command.Add(option);
        command.SetAction(parsed => new CorrectionsRun(options.Call(parsed, global), options.Filter(parsed), messages, host).Execute());
        return command;
    }

    private StoreCall Call(ParseResult parsed, GlobalOptions global) => new()
    {
        Store = store.Of(parsed),
        Filter = new FilterValues(),
        Format = parsed.GetValue(format) is { } name ? FormatNames.Format(name)!.Value : FormatNames.FormatOf(parsed.GetValue(output)),
        Out = parsed.GetValue(output),
        Quiet = parsed.GetValue(global.Quiet),
        Debug = parsed.GetValue(global.Debug),
    };

    private CorrectionFilter Filter(ParseResult parsed) => new()
    {
        SourceContains = parsed.GetValue(source),
        By = parsed.GetValue(who),
        Kind = JsonNames.Parse<CorrectionKind>(parsed.GetValue(kind)),
        From = parsed.GetValue(from) is { } first ? StartOf(FilterValues.FirstDay(first)!.Value) : null,
        To = parsed.GetValue(to) is { } last ? StartOf(FilterValues.LastDay(last)!.Value.AddDays(1)) : null,
        Undone = parsed.GetValue(undone) ? true : null,
        Lost = parsed.GetValue(lost) ? true : null,
        Limit = parsed.GetValue(limit) is { } most ? OptionValues.Whole(most) : null,
    };

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed class CorrectionsRun(StoreCall call, CorrectionFilter filter, Catalogue messages, Host host) : StoreRun(call, messages, host)
    {
        protected override int Run(Store store, StoreFilter asked, Lexicon lexicon)
        {
            var isCut = IsCutOnScreen(asked) && filter.Limit is null;
            var found = store.Corrections.List(isCut ? filter with { Limit = RowsOnScreen } : filter);
            var rows = 0;
            WriteResult(stream => rows = GridWriters.Write(CorrectionTable.Of(found), Call.Format, stream, Host.Width, IsColoured));
            if (isCut && rows == RowsOnScreen) Note(Messages.Format("list.cut", RowsOnScreen.ToString(CultureInfo.InvariantCulture)));
            return ExitCode.Done;
        }
    }
}
