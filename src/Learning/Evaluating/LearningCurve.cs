using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Evaluating;

/// <summary>What a part of the data is worth.</summary>
/// <param name="Articles">Articles trained on.</param>
/// <param name="Report">Cross-validated figures, all measured on the same articles.</param>
public sealed record LearningCurvePoint(int Articles, EvaluationReport Report);

/// <summary>Would more data help: figures of models that are trained on growing parts of the data.</summary>
public static class LearningCurve
{
    /// <summary>The parts that are measured unless others are asked for.</summary>
    public static IReadOnlyList<double> DefaultFractions { get; } = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

    /// <summary>
    /// Trains on part after part of every training fold (each part holds the one before) and measures on the held-out folds.
    /// </summary>
    /// <param name="data">The articles.</param>
    /// <param name="schema">The labels.</param>
    /// <param name="lexicon">The vocabulary.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fractions">The parts to measure, above 0 to 1; null for <see cref="DefaultFractions"/>.</param>
    /// <param name="progress">Hears of steps; counts anew for each part.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="TrainException">The data cannot be trained on.</exception>
    public static IReadOnlyList<LearningCurvePoint> Run(
        IReadOnlyList<LabeledArticle> data, LabelSchema schema, Lexicon lexicon, TrainOptions options,
        IReadOnlyList<double>? fractions = null, IProgress<TrainProgress>? progress = null, CancellationToken cancel = default)
    {
        var choice = EngineChoice.Of(options);
        var set = TrainingSet.Read(data, TermLexicon.Load(lexicon), PageLayout.Load(lexicon), options with { Divisions = 1 }, cancel)[0];
        var order = Order(set, options.Seed);
        var points = new List<LearningCurvePoint>();
        foreach (var fraction in fractions ?? DefaultFractions)
        {
            var usable = new bool[set.Share.Count];
            var count = Math.Clamp((int)Math.Round(fraction * usable.Length), 1, usable.Length);
            foreach (var article in order.Take(count)) usable[article] = true;
            var part = set.Limit(usable);
            var chosen = new TrainingRun([part], options, progress, cancel).Choose(choice.For([part], out _));
            points.Add(new LearningCurvePoint(count, chosen.Whole.Report));
        }

        return points;
    }

    /// <summary>All articles in an order whose every beginning takes as much of each fold: fold after fold in turn.</summary>
    private static int[] Order(TrainingSet set, int seed)
    {
        var random = new SplitMix((ulong)seed);
        int[] folds = [.. set.Given.Select(i => set.Folds[i])];
        var articles = Enumerable.Range(0, folds.Length).ToArray();
        random.Shuffle(articles);
        return [.. articles.GroupBy(i => folds[i]).SelectMany(g => g.Select((article, rank) => (article, rank))).OrderBy(p => p.rank).ThenBy(p => folds[p.article]).Select(p => p.article)];
    }
}
