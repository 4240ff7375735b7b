using PolicyML.Learning.Engines;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Evidence;

namespace PolicyML.Learning.Training;

/// <summary>The second stage under cross-validation: what each engine says of articles that neither stage saw.</summary>
internal sealed class CrossValidation(TrainingSet set, float[][][] gramScores)
{
    private readonly int[] folds = set.Folds;
    private readonly int foldCount = set.FoldCount;
    private readonly LabelFeatures features = new(set.Labels);

    /// <summary>Scores of an engine, one row an article, each by a model without the article's fold.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="termsOnly">True where it sees what the terms say and nothing of n-grams.</param>
    /// <param name="seed">Seed of the engine.</param>
    /// <param name="threads">Threads to work on.</param>
    /// <param name="stepDone">Called after each fold.</param>
    /// <param name="cancel">Stops the work.</param>
    public double[][] Score(ITrainer engine, bool termsOnly, int seed, int threads, Action stepDone, CancellationToken cancel)
    {
        var scores = new double[set.Count][];
        for (var fold = 0; fold < foldCount; fold++)
        {
            var held = fold;
            int[] others = [.. All().Where(i => set.Usable[i] && folds[i] != held)];
            var model = engine.Train(Matrix(others, i => gramScores[held][i], termsOnly), seed, threads, cancel);
            int[] unseen = [.. All().Where(i => folds[i] == held)];
            foreach (var i in unseen) scores[i] = new double[set.Labels.Count];
            model.Score([.. unseen.Select(i => new ArticleFeatures(Features(i, gramScores[held][i], termsOnly), TextOf(i, termsOnly)))], [.. unseen.Select(i => scores[i])]);
            stepDone();
        }

        return scores;
    }

    /// <summary>The matrix of all articles for the final model.</summary>
    public TrainingMatrix FullMatrix(bool termsOnly) => Matrix([.. All()], i => gramScores[folds[i]][i], termsOnly);

    /// <summary>Probabilities and thresholds of each article that was given, learned from scores of the other folds.</summary>
    public ScoredSet Calibrate(double[][] scores, ThresholdObjective objective, double[] thresholds)
    {
        var probabilities = new double[set.Written][];
        var ofRow = new double[set.Written][];
        for (var fold = 0; fold < foldCount; fold++)
        {
            int[] others = [.. All().Where(i => i < set.Written && set.Usable[i] && folds[i] != fold)];
            bool[][] truth = [.. others.Select(i => set.Truth[i])];
            var calibrator = Calibrator.Learn(set.Labels, [.. others.Select(i => scores[i])], truth, others.Count(i => i < set.Written));
            double[][] seen = [.. others.Select(i => Probabilities(calibrator, scores[i]))];
            var own = ThresholdChooser.Choose(set.Labels, seen, truth, others.Count(i => i < set.Written), objective);
            foreach (var i in All().Where(i => i < set.Written && folds[i] == fold)) (probabilities[i], ofRow[i]) = (Probabilities(calibrator, scores[i]), own);
        }

        return new ScoredSet(set.Labels, probabilities, set.Truth[..set.Written], thresholds) { ThresholdsOfRow = ofRow };
    }

    /// <summary>The probabilities that scores stand for.</summary>
    public static double[] Probabilities(Calibrator calibrator, double[] scores) => [.. scores.Select((s, l) => calibrator.Probability(l, s))];

    private IEnumerable<int> All() => Enumerable.Range(0, set.Count);

    private string TextOf(int article, bool termsOnly) => termsOnly ? "" : set.Texts[article];

    private float[] Features(int article, float[] scores, bool termsOnly)
    {
        var row = new float[set.Labels.Count * LabelFeatures.Names.Length];
        features.Write(set.Evidence[article], scores, row);
        return termsOnly ? LabelFeatures.Terms(row) : row;
    }

    private TrainingMatrix Matrix(int[] articles, Func<int, float[]> scores, bool termsOnly)
    {
        var names = termsOnly ? EvidenceFeatures.Names : LabelFeatures.Names;
        var size = set.Labels.Count * names.Length;
        var values = new float[articles.Length * size];
        for (var row = 0; row < articles.Length; row++) Features(articles[row], scores(articles[row]), termsOnly).CopyTo(values.AsSpan(row * size));
        return new TrainingMatrix(set.Labels, names, values, [.. articles.SelectMany(i => set.Truth[i])], articles.Length)
        {
            Texts = termsOnly ? [] : [.. articles.Select(i => set.Texts[i])],
        };
    }
}
