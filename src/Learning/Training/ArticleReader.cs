using PolicyML.Learning.Data;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.NGrams;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Training;

/// <summary>Lays out articles, counts their terms and their n-grams; the result does not depend on the number of threads.</summary>
internal sealed class ArticleReader(PageLayout layout, EvidenceFeatures features, int threads, CancellationToken cancel)
{
    private const int Block = 2048;

    /// <summary>The articles, each taken as one.</summary>
    public ArticleLayout[] Read(ReadOnlySpan<LabeledArticle> articles)
    {
        var given = articles.ToArray();
        var layouts = new ArticleLayout[given.Length];
        Linear.Parallelism.For(given.Length, threads, i => layouts[i] = SingleArticle.Read(layout, given[i].Text), cancel);
        return layouts;
    }

    /// <summary>What their terms say: <see cref="EvidenceFeatures"/> of each.</summary>
    public double[][] Weigh(ArticleLayout[] articles)
    {
        var evidence = Array.ConvertAll(articles, _ => new double[features.Size]);
        Linear.Parallelism.For(articles.Length, threads, i => features.Extract(articles[i], evidence[i]), cancel);
        return evidence;
    }

    /// <summary>Adds their n-grams to a corpus, some articles at a time, and keeps nothing else of them.</summary>
    public void Count(ReadOnlyMemory<LabeledArticle> articles, GramCorpus grams)
    {
        for (var from = 0; from < articles.Length; from += Block)
            foreach (var article in Read(articles.Span[from..Math.Min(articles.Length, from + Block)])) grams.Add(article);
    }
}
