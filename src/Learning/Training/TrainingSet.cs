using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.NGrams;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Training;

/// <summary>Articles as the training sees them: laid out, their terms counted, their n-grams gathered.</summary>
internal sealed class TrainingSet
{
    private TrainingSet(TermLexicon terms, bool[][] truth, double[][] evidence, GramCorpus grams, int[] groups) =>
        (Labels, LexiconHash, Truth, Evidence, Grams, Groups) = (terms.Labels, terms.Hash(), truth, evidence, grams, groups);

    /// <summary>The labels, chains first.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>SHA-256 over terms and contexts, hexadecimal.</summary>
    public string LexiconHash { get; }

    /// <summary>For each article, whether each label holds.</summary>
    public bool[][] Truth { get; }

    /// <summary>For each article what <see cref="EvidenceFeatures"/> says.</summary>
    public double[][] Evidence { get; }

    public GramCorpus Grams { get; }

    /// <summary>For each article the number of its group of near-duplicates.</summary>
    public int[] Groups { get; }

    public int Count => Truth.Length;

    /// <summary>Reads all articles; the result does not depend on the number of threads.</summary>
    public static TrainingSet Read(
        IReadOnlyList<LabeledArticle> data, TermLexicon terms, PageLayout layout, NGramOptions options, int threads, CancellationToken cancel)
    {
        var features = new EvidenceFeatures(terms);
        var layouts = new ArticleLayout[data.Count];
        var evidence = new double[data.Count][];
        void Work(int i)
        {
            layouts[i] = SingleArticle.Read(layout, data[i].Text);
            features.Extract(layouts[i], evidence[i] = new double[features.Size]);
        }

        Linear.Parallelism.For(data.Count, threads, Work, cancel);
        var grams = new GramCorpus(options);
        foreach (var article in layouts) grams.Add(article);
        var groups = NearDuplicates.Groups([.. data.Select(a => a.Text)]);
        return new TrainingSet(terms, TruthOf(data, terms.Labels), evidence, grams, groups);
    }

    /// <summary>For each article, whether each label holds.</summary>
    public static bool[][] TruthOf(IReadOnlyList<LabeledArticle> data, IReadOnlyList<LabelDefinition> labels) =>
        [.. data.Select(a => labels.Select(l => (l.Kind == LabelKind.Chain ? a.Chains : a.Themes).Contains(l.Id)).ToArray())];
}
