using System.CommandLine;

using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;
using PolicyML.Terminal;
using PolicyML.Trainer.Output;

namespace PolicyML.Trainer.Commands;

/// <summary>Options that tell how to train.</summary>
internal sealed class TrainingOptions
{
    private static readonly string[] Engines =
        [TrainOptions.Auto, .. ModelTrainer.EngineNames, .. OutsideEngines.Trainers.Select(t => t.Engine)];

    private readonly Option<string?> engine;
    private readonly Option<string?> seed;
    private readonly Option<string?> folds;
    private readonly Option<string?> objective;

    /// <summary>Builds the options.</summary>
    public TrainingOptions(CommandContext context)
    {
        engine = context.Build.Engine("--engine", Engines, OptionalEngines.Names);
        seed = context.Build.Value("--seed", "value.number", "number", text => OptionValues.Whole(text) is not null);
        folds = context.Build.Value("--folds", "value.number", "folds", text => OptionValues.Whole(text) is >= 2 and <= 20);
        objective = context.Build.Value("--objective", "value.name", "objective", text => ThresholdObjective.Parse(text) is not null);
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> All => [engine, seed, folds, objective];

    /// <summary>The values of a checked call.</summary>
    public TrainOptions Bind(ParseResult parsed, int threads, string? name = null)
    {
        var standard = new TrainOptions();
        return standard with
        {
            Engine = parsed.GetValue(engine) ?? standard.Engine,
            Seed = parsed.GetValue(seed) is { } number ? OptionValues.Whole(number)!.Value : standard.Seed,
            Folds = parsed.GetValue(folds) is { } count ? OptionValues.Whole(count)!.Value : standard.Folds,
            Objective = parsed.GetValue(objective) is { } aim ? ThresholdObjective.Parse(aim)! : standard.Objective,
            Threads = threads,
            Engines = OutsideEngines.Trainers,
            Name = name ?? standard.Name,   // not the folder's: the same training gives the same bytes wherever it is written
        };
    }
}

/// <summary>The command <c>train</c>: trains a model with cross-validation and writes its folder.</summary>
/// <param name="context">Messages and the surroundings.</param>
/// <param name="common">Options that all commands share.</param>
/// <param name="paths">Data files.</param>
/// <param name="options">How to train.</param>
/// <param name="all">True to train on the test split as well: for a model to be shipped, which is then measured on other articles.</param>
internal sealed class TrainCommand(CommandContext context, CommonValues common, IReadOnlyList<string> paths, TrainOptions options, bool all)
    : CommandRun(context, common)
{
    private const string DefaultOut = "models/trained";

    /// <inheritdoc/>
    protected override string? ResultFile => null;   // --out names the model's folder

    /// <summary>The command as the parser sees it.</summary>
    public static Command Make(CommandContext context)
    {
        var data = DataCommand.Data(context);
        var training = new TrainingOptions(context);
        var name = context.Build.Value("--name", "value.name", null, null);
        var split = TransferCommand.Split(context, "train", "all");
        var common = new CommonOptions(context, ["table", "json"], hasJobs: true, outMessage: "option.model-out");
        return DataCommand.Make(context, "train", [data, .. training.All, split, name], common, parsed =>
        {
            var values = common.Bind(parsed);
            var options = training.Bind(parsed, values.Jobs, parsed.GetValue(name));
            return new TrainCommand(context, values with { Out = values.Out ?? DefaultOut }, parsed.GetValue(data)!, options, parsed.GetValue(split) == "all").Execute();
        });
    }

    /// <inheritdoc/>
    protected override int Run()
    {
        var articles = ReadData(paths).Articles;
        var held = all ? 0 : articles.Count(a => a.Split == "test");
        var used = held == 0 ? articles : [.. articles.Where(a => a.Split != "test")];
        if (used.Count == 0) throw new CallException(Messages.Format("split.empty", "train"));
        if (held > 0) Note("train.held-out", used.Count, held);
        var result = ModelTrainer.Train(used, Schema, Lexicon, options, new TrainProgressLine(Messages, Show), Host.Cancel);
        foreach (var reason in result.LeftOut) Note("train.left-out", reason);
        if (result.Measured.Count < used.Count) Note("train.drawn", used.Count, result.Measured.Count);
        result.Model.Save(Common.Out!);
        Write(Common.Format == "json" ? EvaluationJson.Of(WithThresholds(result)) : new EvaluationText(Messages).Of(WithThresholds(result), Messages["train.cross-validated"]));
        var manifest = result.Model.Manifest;
        Note("train.done", Common.Out, manifest.Engine, manifest.Articles, manifest.DataHash);
        return ExitCode.Done;
    }

    /// <summary>Each fold has thresholds of its own; shown are those of the model.</summary>
    private static EvaluationReport WithThresholds(TrainResult result) => result.Report with
    {
        Labels = [.. result.Report.Labels.Select((l, i) => l with { Threshold = result.Model.Thresholds[i] })],
    };
}

/// <summary>Shows how far a training is, on the thread that says so.</summary>
internal sealed class TrainProgressLine(Catalogue messages, Action<string> show) : IProgress<TrainProgress>
{
    /// <inheritdoc/>
    public void Report(TrainProgress value) => show(messages.Format("progress.training", Name(value.Step), value.Done, value.Total));

    private string Name(string step) => step is TrainStep.NGrams or TrainStep.Terms ? messages["step." + step] : messages.Format("step.engine", step);
}
