using System.CommandLine;

using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Models;
using PolicyML.Terminal;
using PolicyML.Trainer.Corrections;
using PolicyML.Trainer.Output;
using PolicyML.Trainer.Output.Html;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>The command <c>evaluate</c>: how well a model, or the rules, label a data set.</summary>
internal sealed class EvaluateCommand(
    CommandContext context, CommonValues common, string model, IReadOnlyList<string> paths, StoreSource? store, string? split, int bootstraps, ModelPart part)
    : ScoringRun(context, common)
{
    private const int MostMistakes = 40;
    private const int DefaultBootstraps = 1000;

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var model = DataCommand.One(context, "MODEL", "argument.model");
        var data = StoreOptions.Optional(DataCommand.Data(context));
        var store = new StoreOptions(context);
        var split = TransferCommand.Split(context, "train", "test", "all");
        var bootstraps = context.Build.Value("--bootstraps", "value.number", "number", text => OptionValues.Whole(text) is <= 100_000);
        var part = context.Build.Value("--part", "value.name", "part", name => PartOf(name) is not null);
        var common = new CommonOptions(context, ["table", "json", "html"], hasJobs: true);
        return DataCommand.Make(context, "evaluate", [model, data, .. store.All, split, part, bootstraps], common, parsed => new EvaluateCommand(
            context, common.Bind(parsed), parsed.GetValue(model)!, parsed.GetValue(data)!, store.Of(parsed), parsed.GetValue(split),
            parsed.GetValue(bootstraps) is { } number ? OptionValues.Whole(number)!.Value : DefaultBootstraps,
            PartOf(parsed.GetValue(part)) ?? ModelPart.All).Execute());
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        CheckData(paths, store, "evaluate");
        var scorer = Scorers.Load(model, Lexicon, part);
        var articles = ReadSplit(paths, split, store);
        var scored = Score(articles, scorer);
        Show(Messages["progress.intervals"]);
        var report = Evaluation.Evaluate(scored, bootstraps);
        Write(FormatOf() switch
        {
            "json" => EvaluationJson.Of(report),
            "html" => new EvaluationPage(Messages).Of(new PageSubject(scorer, articles, Layout, Mistake.Worst(scored, MostMistakes)), report),
            _ => new EvaluationText(Messages).Of(report, Messages.Format("evaluate.title", scorer.Name, report.Rows)),
        });
        if (Common.Out is { } path) Note("written", path);
        return ExitCode.Done;
    }

    private static ModelPart? PartOf(string? name) => name switch { "all" => ModelPart.All, "ngrams" => ModelPart.NGrams, "terms" => ModelPart.Terms, _ => null };

    private string FormatOf() => Common.Format ?? Path.GetExtension(Common.Out ?? "").ToLowerInvariant() switch
    {
        ".html" or ".htm" => "html",
        ".json" => "json",
        _ => "table",
    };
}
