using PolicyML.Learning.Engines;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Models;

namespace PolicyML.Learning.Training;

/// <summary>An engine, or a blend, as the cross-validation found it.</summary>
internal sealed record Candidate(IReadOnlyList<ITrainer> Engines, double[][] Scores, ScoredSet Scored, EvaluationReport Report)
{
    public string Name => string.Join('+', Engines.Select(e => e.Engine));

    public double LogLoss { get; } = Reliability.LogLoss(Scored.Probabilities.SelectMany((row, i) => row.Select((p, l) => (p, Scored.Truth[i][l]))));
}

/// <summary>One training, step by step.</summary>
internal sealed class TrainingRun
{
    private readonly TrainingSet set;
    private readonly TrainOptions options;
    private readonly IProgress<TrainProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly GramStage grams;
    private CrossValidation? validation;
    private int done;
    private int total;

    public TrainingRun(TrainingSet set, TrainOptions options, IProgress<TrainProgress>? progress, CancellationToken cancel)
    {
        (this.set, this.options, this.progress, this.cancel) = (set, options, progress, cancel);
        grams = new GramStage(set, options.Linear with { Seed = options.Seed }, options.Threads);
    }

    /// <summary>Cross-validates the engines and, of several, their blend; gives the one of least log loss.</summary>
    public Candidate Choose(List<ITrainer> engines)
    {
        total = grams.Steps + (engines.Count * (set.FoldCount + 1)) + 1;
        var scores = grams.Score(() => Report("n-gram models"), cancel);
        validation = new CrossValidation(set, scores);
        var candidates = engines.ConvertAll(e => Measure([e], validation.Score(e, options.Seed, options.Threads, () => Report(e.Engine), cancel)));
        if (candidates.Count > 1) candidates.Add(Measure(engines, Average(candidates)));
        Tried = candidates;
        return candidates.MinBy(c => c.LogLoss)!;
    }

    /// <summary>All candidates.</summary>
    public IReadOnlyList<Candidate> Tried { get; private set; } = [];

    /// <summary>The n-gram models of all articles.</summary>
    public GramScorer TrainGrams()
    {
        var scorer = grams.TrainAll(cancel);
        Report("n-gram models");
        return scorer;
    }

    /// <summary>Trains the chosen engines on all articles.</summary>
    public LabelModel Build(Candidate chosen, GramScorer scorer, TermLexicon terms, string dataHash)
    {
        var matrix = validation!.FullMatrix();
        var members = new List<(string, ITrainedLabels)>();
        foreach (var engine in chosen.Engines)
        {
            members.Add((engine.Engine, engine.Train(matrix, options.Seed, options.Threads, cancel)));
            Report(engine.Engine);
        }

        var calibrator = Calibrator.Learn(set.Labels, chosen.Scores, set.Truth, set.Written);
        double[][] probabilities = [.. chosen.Scores.Select(s => CrossValidation.Probabilities(calibrator, s))];
        var thresholds = ThresholdChooser.Choose(set.Labels, probabilities, set.Truth, set.Written, options.Objective);
        var manifest = ManifestWriter.Describe(set, chosen, Tried, thresholds, options, dataHash);
        return LabelModel.Of(terms, scorer, new Ensemble(members), calibrator, thresholds, manifest);
    }

    private Candidate Measure(List<ITrainer> engines, double[][] scores)
    {
        var scored = validation!.Calibrate(scores, options.Objective, [.. set.Labels.Select(_ => 0.5)]);
        return new Candidate(engines, scores, scored, Evaluation.Evaluate(scored, bootstraps: 0));
    }

    private double[][] Average(List<Candidate> candidates) =>
        [.. Enumerable.Range(0, set.Count).Select(i => set.Labels.Select((_, l) => candidates.Average(c => c.Scores[i][l])).ToArray())];

    private void Report(string step) => progress?.Report(new TrainProgress(step, ++done, total));
}
