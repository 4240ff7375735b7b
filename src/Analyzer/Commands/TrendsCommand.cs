using System.CommandLine;

using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Reports.Trends;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>trends</c>: its options, and what they mean.</summary>
internal sealed class TrendsCommand
{
    private readonly Catalogue messages;
    private readonly Host host;
    private readonly StoreCallOptions stored;
    private readonly Option<string?> by;
    private readonly Option<string?> every;
    private readonly Option<string?> basis;
    private readonly Option<string?> unit;
    private readonly Option<string?> chart;
    private readonly Option<string?> charts;
    private readonly Option<bool> evidence;

    private TrendsCommand(Catalogue messages, GlobalOptions global, Host host)
    {
        this.messages = messages;
        this.host = host;
        stored = new StoreCallOptions(messages, global, host, FilterParts.Facts | FilterParts.Confidence);
        var build = new OptionBuilder(messages);
        by = build.Value("--by", "value.name", "by", text => JsonNames.Parse<SeriesBy>(text) is not null);
        every = build.Value("--every", "value.name", "every", text => JsonNames.Parse<SeriesStep>(text) is not null);
        basis = build.Value("--basis", "value.name", "basis", text => JsonNames.Parse<Basis>(text) is not null);
        unit = build.Value("--unit", "value.text", null, null);
        chart = build.Value("--chart", "value.name", "chart", text => JsonNames.Parse<ChartChoice>(text) is not null);
        charts = build.Engine("--charts", OutsideEngines.ChartNames, OutsideEngines.OptionalCharts);
        evidence = build.Flag("--evidence");
    }

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var made = new TrendsCommand(messages, global, host);
        var command = new Command("trends", messages["trends"]);
        made.stored.AddTo(command);
        foreach (var option in (Option[])[made.by, made.every, made.basis, made.unit, made.chart, made.charts, made.evidence]) command.Add(option);
        command.SetAction(made.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var call = stored.Bind(parsed);
        if (TrendsOptions.FormOf(call.Out, call.Format) is not { } form) return Fail(messages.Format("trends.out", call.Out));
        if (call.Filter.Measure is not (null or Measure.Amount or Measure.Growth)) return Fail(messages.Format("trends.measure", JsonNames.Of(call.Filter.Measure.Value)));
        var options = new TrendsOptions(
            call,
            Parse<SeriesBy>(parsed.GetValue(by)) ?? SeriesBy.All,
            Parse<SeriesStep>(parsed.GetValue(every)) ?? SeriesStep.Year,
            Parse<Basis>(parsed.GetValue(basis)) ?? Basis.Yoy,
            parsed.GetValue(unit),
            Parse<ChartChoice>(parsed.GetValue(chart)) ?? ChartChoice.Auto,
            parsed.GetValue(evidence),
            form)
        { Charts = parsed.GetValue(charts) };
        return new TrendsRun(options, messages, host).Execute();
    }

    private static T? Parse<T>(string? text)
        where T : struct, Enum => text is null ? null : JsonNames.Parse<T>(text);

    private int Fail(string message)
    {
        host.Error.WriteLine(SafeText.Clean(message));
        return ExitCode.Failed;
    }
}
