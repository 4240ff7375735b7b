using System.CommandLine;

using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Auditing;
using PolicyML.Terminal;
using PolicyML.Trainer.Output;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>check</c>: audits a data set.</summary>
internal sealed class CheckCommand(CommandContext context, CommonValues common, IReadOnlyList<string> paths, AuditOptions options)
    : CommandRun(context, common)
{
    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var data = DataCommand.Data(context);
        var overlap = context.Build.Value("--overlap", "value.share", "share", text => OptionValues.Probability(text) is > 0);
        var least = context.Build.Value("--least", "value.number", "number", text => OptionValues.Whole(text) is not null);
        var common = new CommonOptions(context, ["table", "json"]);
        return DataCommand.Make(context, "check", [data, overlap, least], common, parsed =>
        {
            var standard = new AuditOptions();
            return new CheckCommand(context, common.Bind(parsed), parsed.GetValue(data)!, new AuditOptions
            {
                Overlap = parsed.GetValue(overlap) is { } share ? OptionValues.Probability(share)!.Value : standard.Overlap,
                LeastPositives = parsed.GetValue(least) is { } number ? OptionValues.Whole(number)!.Value : standard.LeastPositives,
            }).Execute();
        });
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        Show(Messages["progress.reading"]);
        var data = DataSet.Read(paths, Schema);
        if (data.Articles.Count == 0)
        {
            foreach (var problem in data.Problems) Report(problem);
            throw new CallException(Messages["data.none"]);
        }

        Show(Messages["progress.comparing"]);
        var report = DataAudit.Run(data, Schema, options, Host.Cancel);
        if (Common.Format == "json") Write(stream => AuditJson.Write(stream, report, Text));
        else Write(new AuditText(Messages, Schema, Text).Of(report));
        return report.HasErrors ? ExitCode.Skips : ExitCode.Done;
    }
}
