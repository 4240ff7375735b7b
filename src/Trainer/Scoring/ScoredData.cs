using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Terminal;
using PolicyML.Text.Layout;

namespace PolicyML.Trainer.Scoring;

/// <summary>Probabilities of articles beside their labels.</summary>
internal static class ScoredData
{
    /// <summary>Articles that are scored at once.</summary>
    private const int Batch = 32;

    /// <summary>Scores articles on several threads; the result does not depend on their number.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="scorer">Gives the probabilities.</param>
    /// <param name="layout">Lays texts out.</param>
    /// <param name="jobs">Threads.</param>
    /// <param name="done">Told how many are done.</param>
    /// <param name="cancel">Stops the run.</param>
    public static ScoredSet Of(
        IReadOnlyList<LabeledArticle> articles, IScorer scorer, PageLayout layout, int jobs, Action<int> done, CancellationToken cancel)
    {
        var probabilities = new List<double[]>(articles.Count);
        OrderedWork.Run(
            articles.Chunk(Batch),
            batch => scorer.Probabilities([.. batch.Select(article => SingleArticle.Read(layout, article.Text))]),
            rows =>
            {
                probabilities.AddRange(rows);
                done(probabilities.Count);
            },
            jobs,
            cancel);
        return new ScoredSet(scorer.Labels, [.. probabilities], Truth(articles, scorer), [.. scorer.Thresholds]);
    }

    private static bool[][] Truth(IReadOnlyList<LabeledArticle> articles, IScorer scorer) =>
        [.. articles.Select(a => scorer.Labels.Select(l => a.Labels.Contains(l.Id, StringComparer.Ordinal)).ToArray())];
}
