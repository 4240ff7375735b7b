using PolicyML.Learning.Engines;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Models;

namespace PolicyML.Learning.Training;

/// <summary>An engine, or several, as the cross-validation found it.</summary>
internal sealed record Candidate(string Name, IReadOnlyList<ITrainer> Engines, double[][] Scores, ScoredSet Scored, EvaluationReport Report)
{
    public double LogLoss { get; } = Reliability.LogLoss(Scored.Probabilities.SelectMany((row, i) => row.Select((p, l) => (p, Scored.Truth[i][l]))));
}

/// <summary>What a cross-validation chose: the engines over all features, the same over the terms alone, and both mixed.</summary>
internal sealed record Choice(Candidate Whole, Candidate NGrams, Candidate Terms, TermShares Shares, IReadOnlyList<Candidate> Tried);

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

    /// <summary>Cross-validates the engines and, of several, their mean; mixes the one of least log loss with the same over terms alone.</summary>
    public Choice Choose(List<ITrainer> engines)
    {
        total = grams.Steps + (2 * engines.Count * (set.FoldCount + 1)) + 1;
        validation = new CrossValidation(set, grams.Score(() => Report(TrainStep.NGrams), cancel));
        var tried = Try(engines, termsOnly: false);
        var best = tried.MinBy(c => c.LogLoss)!;
        var terms = Try([.. best.Engines], termsOnly: true)[^1];
        var shares = TermShares.Choose(set.Labels, best.Scores, terms.Scores, set.Truth, set.Written);
        var whole = Measure(best.Name, best.Engines, shares.Mix(set.Labels, best.Scores, terms.Scores));
        return new Choice(whole, best, terms, shares, [.. tried, terms]);
    }

    /// <summary>The n-gram models of all articles.</summary>
    public GramScorer TrainGrams()
    {
        var scorer = grams.TrainAll(cancel);
        Report(TrainStep.NGrams);
        return scorer;
    }

    /// <summary>Trains the chosen engines on all articles.</summary>
    public LabelModel Build(Choice choice, GramScorer scorer, TermLexicon terms, string dataHash)
    {
        var members = new List<EnsembleMember>();
        foreach (var termsOnly in (ReadOnlySpan<bool>)[false, true])
        {
            var matrix = validation!.FullMatrix(termsOnly);
            foreach (var engine in choice.Whole.Engines)
            {
                members.Add(new EnsembleMember(engine.Engine, termsOnly, engine.Train(matrix, options.Seed, options.Threads, cancel)));
                Report(termsOnly ? TrainStep.Terms : engine.Engine);
            }
        }

        LabelDecision[] decisions = [.. new[] { choice.Whole, choice.NGrams, choice.Terms }.Select(Decide)];   // in the order of ModelPart
        var manifest = ManifestWriter.Describe(set, choice, decisions[0].Thresholds, options, dataHash);
        return LabelModel.Of(terms, scorer, new Ensemble(members, choice.Shares, terms.ChainCount), decisions, manifest);
    }

    private LabelDecision Decide(Candidate candidate)
    {
        var (scores, truth) = (candidate.Scores[..set.Written], set.Truth[..set.Written]);   // round-ups hold more chains than articles do
        var calibrator = Calibrator.Learn(set.Labels, scores, truth, set.Written);
        double[][] probabilities = [.. scores.Select(s => CrossValidation.Probabilities(calibrator, s))];
        return new LabelDecision(calibrator, ThresholdChooser.Choose(set.Labels, probabilities, truth, set.Written, options.Objective));
    }

    /// <summary>Each engine, then the mean of all where there are several.</summary>
    private List<Candidate> Try(List<ITrainer> engines, bool termsOnly)
    {
        var scores = engines.ConvertAll(e => validation!.Score(e, termsOnly, options.Seed, options.Threads, () => Report(termsOnly ? TrainStep.Terms : e.Engine), cancel));
        var suffix = termsOnly ? TermsSuffix : "";
        var tried = engines.Select((e, i) => Measure(e.Engine + suffix, [e], scores[i])).ToList();
        if (engines.Count > 1) tried.Add(Measure(string.Join('+', engines.Select(e => e.Engine)) + suffix, engines, Average(scores)));
        return tried;
    }

    private const string TermsSuffix = " (terms)";

    private Candidate Measure(string name, IReadOnlyList<ITrainer> engines, double[][] scores)
    {
        var scored = validation!.Calibrate(scores, options.Objective, [.. set.Labels.Select(_ => 0.5)]);
        return new Candidate(name, engines, scores, scored, Evaluation.Evaluate(scored, bootstraps: 0));
    }

    private double[][] Average(List<double[][]> scores) =>
        [.. Enumerable.Range(0, set.Count).Select(i => set.Labels.Select((_, l) => scores.Average(s => s[i][l])).ToArray())];

    private void Report(string step) => progress?.Report(new TrainProgress(step, ++done, total));
}
