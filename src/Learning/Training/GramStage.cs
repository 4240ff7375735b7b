using PolicyML.Learning.Engines;
using PolicyML.Learning.Linear;
using PolicyML.Learning.NGrams;

namespace PolicyML.Learning.Training;

/// <summary>
/// The first stage: linear models on n-grams. The second stage learns from scores of models that did not see the article, and is
/// itself measured on articles that no model before it saw; so there is a model without each fold and one without each pair of folds.
/// </summary>
internal sealed class GramStage(TrainingSet set, LinearOptions options, int threads)
{
    private readonly int[] folds = set.Folds;
    private readonly int foldCount = set.FoldCount;
    private readonly LabelFeatures features = new(set.Labels);

    /// <summary>Models on all articles.</summary>
    public GramScorer TrainAll(CancellationToken cancel)
    {
        int[] all = [.. set.Given.Where(i => set.Usable[i])];
        var vocabulary = NGramVocabulary.Learn(set.Grams, all);
        return GramScorer.Of(vocabulary, Train(vocabulary, all, cancel));
    }

    /// <summary>
    /// Scores of articles by held-out fold: <c>result[k][i]</c> is the score of article i by a model that saw neither its own fold nor fold k.
    /// </summary>
    public float[][][] Score(Action stepDone, CancellationToken cancel)
    {
        var result = new float[foldCount][][];
        for (var k = 0; k < foldCount; k++) result[k] = new float[set.Count][];
        for (var a = 0; a < foldCount; a++)
        {
            for (var b = a; b < foldCount; b++)
            {
                if (foldCount == 2 && a != b) continue;
                Without(a, b, result, cancel);
                stepDone();
            }
        }

        if (foldCount == 2) Borrow(result);
        return result;
    }

    /// <summary>How many steps <see cref="Score"/> takes.</summary>
    public int Steps => foldCount == 2 ? 2 : foldCount * (foldCount + 1) / 2;

    private void Without(int a, int b, float[][][] result, CancellationToken cancel)
    {
        int[] seen = [.. set.Given.Where(i => set.Usable[i] && folds[i] != a && folds[i] != b)];
        int[] unseen = [.. Enumerable.Range(0, set.Count).Where(i => folds[i] == a || folds[i] == b)];
        var vocabulary = NGramVocabulary.Learn(set.Grams, seen);
        var models = Train(vocabulary, seen, cancel);
        var rows = vocabulary.Transform(set.Grams, unseen);
        for (var row = 0; row < unseen.Length; row++)
        {
            var article = unseen[row];
            var scores = Array.ConvertAll(models, m => (float)m.Score(rows, row));
            if (folds[article] == a) result[b][article] = scores;
            if (folds[article] == b) result[a][article] = scores;
        }
    }

    /// <summary>With two folds nothing is left to train a pair on: the models without one fold stand in.</summary>
    private void Borrow(float[][][] result)
    {
        for (var i = 0; i < set.Count; i++) result[1 - folds[i]][i] = result[folds[i]][i];
    }

    private LinearSolution[] Train(NGramVocabulary vocabulary, int[] articles, CancellationToken cancel)
    {
        var rows = vocabulary.Transform(set.Grams, articles);
        var targets = features.Targets([.. articles.Select(i => set.Truth[i])]);
        return OneVersusRest.Train(rows, targets, options, threads, cancel);
    }
}
