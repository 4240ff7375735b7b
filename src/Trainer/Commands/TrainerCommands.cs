using PolicyML.Terminal;

namespace PolicyML.Trainer.Commands;

/// <summary>The program's commands and the examples of their help.</summary>
internal static class TrainerCommands
{
    private static readonly (string Key, string Line)[] Examples =
    [
        ("example.check", "trainer check datasets/articles"),
        ("example.check-json", "trainer check data.jsonl --format json --out audit.json"),
        ("example.label", "trainer label pages/ --out proposed.jsonl"),
        ("example.label-model", "trainer label articles.csv --model models/default --out proposed.jsonl"),
        ("example.review", "trainer review proposed.jsonl --out labelled.jsonl"),
        ("example.review-finish", "trainer review proposed.jsonl --finish --out labelled.jsonl"),
        ("example.train", "trainer train datasets/articles --out models/mine"),
        ("example.train-precision", "trainer train data.jsonl --engine linear --objective precision@0.9 --seed 7 --out models/mine"),
        ("example.evaluate", "trainer evaluate models/default datasets/articles --out report.html"),
        ("example.evaluate-rules", "trainer evaluate rules data.jsonl"),
        ("example.compare", "trainer compare models/default models/mine test.jsonl"),
        ("example.compare-rules", "trainer compare rules models/default test.jsonl"),
        ("example.explain", "trainer explain models/default 2024-03-04.txt"),
        ("example.explain-label", "trainer explain models/default data.jsonl --label steel,coal --most 20"),
        ("example.errors", "trainer errors models/default data.jsonl --out suspects.jsonl"),
        ("example.curve", "trainer curve datasets/articles"),
        ("example.labels", "trainer labels"),
        ("example.labels-studio", "trainer labels --format label-studio"),
        ("example.import", "trainer import labelled.csv export.json --split 0.2 --out data.jsonl"),
        ("example.export", "trainer export data.jsonl --format fasttext --split train --out train.txt"),
    ];

    /// <summary>The program.</summary>
    public static ShellProgram Program { get; } = new(
        "trainer",
        typeof(TrainerCommands).Assembly,
        (messages, global, host) =>
        {
            var context = new CommandContext(messages, global, host);
            return
            [
                new("check", () => CheckCommand.Make(context)),
                new("label", () => LabelCommand.Make(context)),
                new("review", () => ReviewCommand.Make(context)),
                new("train", () => TrainCommand.Make(context)),
                new("evaluate", () => EvaluateCommand.Make(context)),
                new("compare", () => CompareCommand.Make(context)),
                new("explain", () => ExplainCommand.Make(context)),
                new("errors", () => ErrorsCommand.Make(context)),
                new("curve", () => CurveCommand.Make(context)),
                new("labels", () => LabelsCommand.Make(context)),
                new("import", () => TransferCommand.MakeImport(context)),
                new("export", () => TransferCommand.MakeExport(context)),
            ];
        },
        Examples);
}
