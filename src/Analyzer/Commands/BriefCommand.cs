using System.CommandLine;

using PolicyML.Analyzer.Commands.Ledgers;
using PolicyML.Analyzer.Commands.Stored;
using PolicyML.Reports.Documents;
using PolicyML.Terminal;

namespace PolicyML.Analyzer.Commands;

/// <summary>The command <c>brief</c>: makes a briefing of what a store holds.</summary>
internal static class BriefCommand
{
    private const string Workbook = ".xlsx";

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(Catalogue messages, GlobalOptions global, Host host)
    {
        var options = new StoreCallOptions(messages, global, host, FilterParts.Confidence, hasFormat: false);
        var build = new OptionBuilder(messages);
        var title = build.Value("--title", "value.text", null, null);
        var rows = build.Value("--rows", "value.number", "number", text => OptionValues.Whole(text) is > 0);
        var charts = build.Engine("--charts", OutsideEngines.ChartNames, OutsideEngines.OptionalCharts);
        var command = new Command("brief", messages["brief"]);
        options.AddTo(command);
        command.Add(title);
        command.Add(rows);
        command.Add(charts);
        command.SetAction(parsed =>
        {
            var call = options.Bind(parsed);
            if (Problem(call.Out, messages) is { } problem)
            {
                host.Error.WriteLine(SafeText.Clean(problem));
                return ExitCode.Failed;
            }

            if (IsWorkbook(call.Out!)) return new WorkbookRun(call, messages, host).Execute();
            var most = parsed.GetValue(rows) is { } number ? OptionValues.Whole(number) : null;
            return new BriefRun(call, parsed.GetValue(title), most, parsed.GetValue(charts), messages, host).Execute();
        });
        return command;
    }

    private static string? Problem(string? path, Catalogue messages)
    {
        var known = string.Join(' ', DocumentWriters.All.Select(w => w.Extension).Append(Workbook));
        if (path is null) return messages.Format("brief.no-out", known);
        return DocumentWriters.Find(Path.GetExtension(path)) is null && !IsWorkbook(path) ? messages.Format("brief.extension", path, known) : null;
    }

    private static bool IsWorkbook(string path) => Path.GetExtension(path).Equals(Workbook, StringComparison.OrdinalIgnoreCase);
}
