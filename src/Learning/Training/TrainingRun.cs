using PolicyML.Learning.Data;
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

/// <summary>
/// One training, step by step. What depends on the chance of one division into folds (n-gram scores of models that did not see an article,
/// engines, calibration, thresholds) is averaged over several.
/// </summary>
internal sealed class TrainingRun
{
    private readonly TrainingSet[] sets;
    private readonly TrainingSet set;
    private readonly TrainOptions options;
    private readonly IProgress<TrainProgress>? progress;
    private readonly CancellationToken cancel;
    private readonly CrossValidation[] validations;
    private int done;
    private int total;

    /// <summary>A training on several divisions of the same articles.</summary>
    public TrainingRun(TrainingSet[] sets, TrainOptions options, IProgress<TrainProgress>? progress, CancellationToken cancel)
    {
        (this.sets, this.options, this.progress, this.cancel) = (sets, options, progress, cancel);
        set = sets[0];
        validations = new CrossValidation[sets.Length];
    }

    /// <summary>Cross-validates the engines and, of several, their mean; mixes the one of least log loss with the same over terms alone.</summary>
    public Choice Choose(List<ITrainer> engines)
    {
        total = (sets.Length * Grams(0).Steps) + (engines.Sum(e => Math.Min(sets.Length, e.MostDivisions)) * 2 * (set.FoldCount + 1)) + 1;
        for (var d = 0; d < sets.Length; d++) validations[d] = new CrossValidation(sets[d], Grams(d).Score(() => Report(TrainStep.NGrams), cancel));
        var tried = Try(engines, termsOnly: false);
        var best = tried.MinBy(c => c.LogLoss)!;
        var terms = Try([.. best.Engines], termsOnly: true)[^1];
        var shares = TermShares.Choose(set.Labels, best.Scores, terms.Scores, set.Truth[..set.Written], set.Written);
        var whole = Measure(best.Name, best.Engines, shares.Mix(set.Labels, best.Scores, terms.Scores));
        return new Choice(whole, best, terms, shares, [.. tried, terms]);
    }

    /// <summary>The n-gram models of all articles.</summary>
    public GramScorer TrainGrams()
    {
        var scorer = Grams(0).TrainAll(cancel);
        Report(TrainStep.NGrams);
        return scorer;
    }

    /// <summary>Trains the chosen engines on all articles, once a division.</summary>
    public LabelModel Build(Choice choice, GramScorer scorer, TermLexicon terms, IReadOnlyList<LabeledArticle> data)
    {
        var members = new List<EnsembleMember>();
        foreach (var termsOnly in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (var engine in choice.Whole.Engines)
            {
                for (var d = 0; d < Math.Min(sets.Length, engine.MostDivisions); d++)
                {
                    members.Add(new EnsembleMember(engine.Engine, termsOnly, engine.Train(validations[d].FullMatrix(termsOnly), SeedOf(d), options.Threads, cancel)));
                    Report(termsOnly ? TrainStep.Terms : engine.Engine);
                }
            }
        }

        LabelDecision[] decisions = [.. new[] { choice.Whole, choice.NGrams, choice.Terms }.Select(Decide)];   // in the order of ModelPart
        var manifest = ManifestWriter.Describe(set, choice, decisions[0].Thresholds, options, data);
        return LabelModel.Of(terms, scorer, new Ensemble(members, choice.Shares, terms.ChainCount), decisions, manifest);
    }

    private int SeedOf(int division) => options.Seed + division;

    private GramStage Grams(int division) => new(sets[division], options.Linear with { Seed = SeedOf(division), MaxPasses = set.Share.PassesOf(options) }, options.Threads);

    private LabelDecision Decide(Candidate candidate)
    {
        var (scores, truth) = (candidate.Scores, set.Truth[..set.Written]);   // of articles alone: round-ups hold more chains
        var calibrator = Calibrator.Learn(set.Labels, scores, truth, set.Written);
        double[][] probabilities = [.. scores.Select(s => CrossValidation.Probabilities(calibrator, s))];
        return new LabelDecision(calibrator, ThresholdChooser.Choose(set.Labels, probabilities, truth, set.Written, options.Objective));
    }

    /// <summary>Scores of each engine, averaged over the divisions, then the mean of all where there are several.</summary>
    private List<Candidate> Try(List<ITrainer> engines, bool termsOnly)
    {
        var scores = engines.ConvertAll(e => Average([.. validations.Take(e.MostDivisions).Select((validation, d) =>
            validation.Score(e, termsOnly, SeedOf(d), options.Threads, () => Report(termsOnly ? TrainStep.Terms : e.Engine), cancel))]));
        var suffix = termsOnly ? TermsSuffix : "";
        var tried = engines.Select((e, i) => Measure(e.Engine + suffix, [e], scores[i])).ToList();
        if (engines.Count > 1) tried.Add(Measure(string.Join('+', engines.Select(e => e.Engine)) + suffix, engines, Average(scores)));
        return tried;
    }

    private const string TermsSuffix = " (terms)";

    private Candidate Measure(string name, IReadOnlyList<ITrainer> engines, double[][] scores)
    {
        var scored = validations[0].Calibrate(scores, options.Objective, [.. set.Labels.Select(_ => 0.5)]);
        return new Candidate(name, engines, scores, scored, Evaluation.Evaluate(scored, bootstraps: 0));
    }

    private double[][] Average(List<double[][]> scores) =>
        [.. Enumerable.Range(0, set.Written).Select(i => set.Labels.Select((_, l) => scores.Average(s => s[i][l])).ToArray())];

    private void Report(string step) => progress?.Report(new TrainProgress(step, ++done, total));
}
