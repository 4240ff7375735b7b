using PolicyML.Learning.Data;
using PolicyML.Learning.Evaluating;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;
using PolicyML.Trainer.Corrections;
using PolicyML.Trainer.Scoring;

namespace PolicyML.Trainer.Commands;

/// <summary>A run that scores a data set by models.</summary>
internal abstract class ScoringRun(CommandContext context, CommonValues common) : CommandRun(context, common)
{
    private PageLayout? layout;

    /// <summary>Lays texts out.</summary>
    protected PageLayout Layout => layout ??= PageLayout.Load(Lexicon);

    /// <summary>
    /// The articles of a split. Where none is asked for and the data has a test split, that is the one: a model is not
    /// measured on what it was trained on.
    /// </summary>
    protected IReadOnlyList<LabeledArticle> ReadSplit(IReadOnlyList<string> paths, string? split, StoreSource? store = null)
    {
        var articles = store is null ? ReadData(paths).Articles : [.. paths.Count == 0 ? [] : ReadData(paths).Articles, .. ReadStore(store)];
        var wanted = split ?? (articles.Any(a => a.Split == "test") ? "test" : "all");
        if (wanted == "all") return articles;
        var chosen = articles.Where(a => a.Split == wanted).ToList();
        if (chosen.Count == 0) throw new CallException(Messages.Format("split.empty", wanted));
        if (split is null) Note("split.test", chosen.Count, articles.Count);
        return chosen;
    }

    private List<LabeledArticle> ReadStore(StoreSource store)
    {
        var articles = new List<LabeledArticle>();
        foreach (var row in RowsOf(store))
        {
            if (row.Article is { } article) articles.Add(article);
            else Report(row.Problem!);
        }

        return articles.Count > 0 ? articles : throw new CallException(Messages["data.none"]);
    }

    /// <summary>Scores articles.</summary>
    protected ScoredSet Score(IReadOnlyList<LabeledArticle> articles, IScorer scorer)
    {
        if (scorer.TrainedOn is { } hash && hash == DataHash.Of(articles)) Say(Messages.Format("score.trained-on", scorer.Name));
        return ScoredData.Of(articles, scorer, Layout, Common.Jobs, done => Show(Messages.Format("progress.scored", done, articles.Count)), Host.Cancel);
    }
}
