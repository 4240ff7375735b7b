using PolicyML.Learning.Engines;
using PolicyML.Learning.Evaluating;

namespace PolicyML.Learning.Training;

/// <summary>The second stage under cross-validation: what each engine says of articles that neither stage saw.</summary>
internal sealed class CrossValidation(TrainingSet set, float[][][] gramScores)
{
    private readonly int[] folds = set.Folds;
    private readonly int foldCount = set.FoldCount;
    private readonly LabelFeatures features = new(set.Labels);

    /// <summary>Scores of an engine, one row an article, each by a model without the article's fold.</summary>
    public double[][] Score(ITrainer engine, int seed, int threads, Action stepDone, CancellationToken cancel)
    {
        var scores = new double[set.Count][];
        for (var fold = 0; fold < foldCount; fold++)
        {
            var held = fold;
            var model = engine.Train(Matrix([.. All().Where(i => set.Usable[i] && folds[i] != held)], i => gramScores[held][i]), seed, threads, cancel);
            foreach (var i in All().Where(i => folds[i] == held)) scores[i] = ScoresOf(model, Features(i, gramScores[held][i]));
            stepDone();
        }

        return scores;
    }

    /// <summary>The matrix of all articles for the final model.</summary>
    public TrainingMatrix FullMatrix() => Matrix([.. All()], i => gramScores[folds[i]][i]);

    /// <summary>Probabilities and thresholds of each article that was given, learned from scores of the other folds.</summary>
    public ScoredSet Calibrate(double[][] scores, ThresholdObjective objective, double[] thresholds)
    {
        var probabilities = new double[set.Written][];
        var ofRow = new double[set.Written][];
        for (var fold = 0; fold < foldCount; fold++)
        {
            int[] others = [.. All().Where(i => set.Usable[i] && folds[i] != fold)];
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

    private double[] ScoresOf(ITrainedLabels model, float[] row)
    {
        var scores = new double[set.Labels.Count];
        model.Score(row, scores);
        return scores;
    }

    private float[] Features(int article, float[] scores)
    {
        var row = new float[set.Labels.Count * LabelFeatures.Names.Length];
        features.Write(set.Evidence[article], scores, row);
        return row;
    }

    private TrainingMatrix Matrix(int[] articles, Func<int, float[]> scores)
    {
        var size = set.Labels.Count * LabelFeatures.Names.Length;
        var values = new float[articles.Length * size];
        for (var row = 0; row < articles.Length; row++) features.Write(set.Evidence[articles[row]], scores(articles[row]), values.AsSpan(row * size, size));
        return new TrainingMatrix(set.Labels, LabelFeatures.Names, values, [.. articles.SelectMany(i => set.Truth[i])], articles.Length);
    }
}
