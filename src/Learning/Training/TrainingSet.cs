using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Data.Duplicates;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.NGrams;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Training;

/// <summary>Articles as the training sees them: laid out, their terms counted, their n-grams gathered.</summary>
internal sealed class TrainingSet
{
    private const int FewestGroups = 4;

    /// <summary>Rows of all divisions together; beyond it fewer divisions are made.</summary>
    private const int MostRows = 12_000;

    private TrainingSet(TermLexicon terms, int written, bool[][] truth, double[][] evidence, GramCorpus grams, int[] folds, List<int[]> parts, string[] texts)
    {
        (Labels, LexiconHash, Written, Truth, Evidence, Grams, Folds) = (terms.Labels, terms.Hash(), written, truth, evidence, grams, folds);
        (Parts, Texts) = (parts, texts);
        Usable = [.. Enumerable.Repeat(true, truth.Length)];
    }

    private TrainingSet(TrainingSet other, bool[] usable)
    {
        (Labels, LexiconHash, Written, Truth, Evidence, Grams, Folds) = (other.Labels, other.LexiconHash, other.Written, other.Truth, other.Evidence, other.Grams, other.Folds);
        (Parts, Texts) = (other.Parts, other.Texts);
        Usable = [.. usable, .. Parts.Select(p => p.All(i => usable[i]))];
    }

    /// <summary>The labels, chains first.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>SHA-256 over terms and contexts, hexadecimal.</summary>
    public string LexiconHash { get; }

    /// <summary>How many articles were given; they come first. Those behind them are <see cref="RoundUps"/>.</summary>
    public int Written { get; }

    /// <summary>For each article, whether each label holds.</summary>
    public bool[][] Truth { get; }

    /// <summary>For each article what <see cref="EvidenceFeatures"/> says.</summary>
    public double[][] Evidence { get; }

    public GramCorpus Grams { get; }

    /// <summary>The articles as they are read.</summary>
    public string[] Texts { get; }

    /// <summary>For each round-up the articles it is made of.</summary>
    private List<int[]> Parts { get; }

    /// <summary>For each article its fold.</summary>
    public int[] Folds { get; }

    public int FoldCount => Folds.Max() + 1;

    public int Count => Truth.Length;

    /// <summary>Which articles models may learn from; all but in a learning curve.</summary>
    public bool[] Usable { get; }

    /// <summary>The same articles, of which models may learn from some of the given ones only, and round-ups of those.</summary>
    public TrainingSet Limit(bool[] usable) => new(this, usable);

    /// <summary>
    /// Reads all articles, divides them into folds, several times anew, and makes round-ups; the result does not depend on the number of threads.
    /// </summary>
    /// <returns>One set a division, of the same articles in the same order.</returns>
    /// <exception cref="TrainException">The data cannot be trained on.</exception>
    public static TrainingSet[] Read(
        IReadOnlyList<LabeledArticle> data, TermLexicon terms, PageLayout layout, TrainOptions options, CancellationToken cancel)
    {
        var truth = TruthOf(data, terms.Labels);
        var groups = Group(data, truth, cancel);
        var folds = Math.Clamp(options.Folds, 2, Math.Min(20, groups.Distinct().Count() / 2));
        var layouts = new ArticleLayout[data.Count];
        Linear.Parallelism.For(data.Count, options.Threads, i => layouts[i] = SingleArticle.Read(layout, data[i].Text), cancel);
        var evidence = new EvidenceReader(new EvidenceFeatures(terms), options.Threads, cancel);
        var written = new Reading(layouts, truth, evidence.Read(layouts));
        var divisions = Math.Clamp(MostRows / data.Count, 1, Math.Max(1, options.Divisions));
        return [.. Enumerable.Range(0, divisions).Select(d => Divide(written, FoldMaker.Make(truth, groups, folds, options.Seed + d), terms, options with { Seed = options.Seed + d }, evidence))];
    }

    private static TrainingSet Divide(Reading written, int[] folds, TermLexicon terms, TrainOptions options, EvidenceReader evidence)
    {
        var (layouts, truth) = (written.Layouts, written.Truth);
        var plans = RoundUps.Plan([.. layouts.Select(a => a.Reading.Text.Length)], folds, options.RoundUps, options.Seed);
        ArticleLayout[] joined = [.. plans.Select((plan, i) => RoundUps.Join([.. plan.Select(a => layouts[a])], i % 2 == 0))];
        bool[][] held = [.. plans.Select(plan => terms.Labels.Select((_, l) => plan.Any(a => truth[a][l])).ToArray())];
        var grams = new GramCorpus(options.NGrams);
        foreach (var article in layouts) grams.Add(article);
        foreach (var article in joined) grams.Add(article);
        int[] allFolds = [.. folds, .. plans.Select(p => folds[p[0]])];
        return new TrainingSet(terms, layouts.Length, [.. truth, .. held], [.. written.Evidence, .. evidence.Read(joined)], grams, allFolds, plans, [.. layouts.Concat(joined).Select(a => a.Reading.Text)]);
    }

    /// <summary>Numbers the groups of near-duplicates.</summary>
    private static int[] Group(IReadOnlyList<LabeledArticle> data, bool[][] truth, CancellationToken cancel)
    {
        if (data.Count == 0) throw new TrainException("no articles to train on");
        string[] texts = [.. data.Select(a => a.Text)];
        var groups = NearDuplicates.Groups(texts.Length, NearDuplicates.Find(texts, cancel: cancel));
        var different = groups.Distinct().Count();
        if (different < FewestGroups)
            throw new TrainException($"{data.Count} articles ({different} without near-duplicates) are too few to train and measure on: at least {FewestGroups} are needed");
        if (!Enumerable.Range(0, truth[0].Length).Any(l => truth.Any(t => t[l]) && truth.Any(t => !t[l])))
            throw new TrainException("every label holds for all articles or for none: there is nothing to tell apart; add articles of other labels");
        return groups;
    }

    /// <summary>What models learn from: all but each fold, and all.</summary>
    public IEnumerable<IReadOnlyList<bool[]>> TrainingParts() =>
        Enumerable.Range(-1, FoldCount + 1).Select(fold => (IReadOnlyList<bool[]>)[.. Enumerable.Range(0, Count).Where(i => Usable[i] && Folds[i] != fold).Select(i => Truth[i])]);

    /// <summary>For each article, whether each label holds.</summary>
    public static bool[][] TruthOf(IReadOnlyList<LabeledArticle> data, IReadOnlyList<LabelDefinition> labels) =>
        [.. data.Select(a => labels.Select(l => (l.Kind == LabelKind.Chain ? a.Chains : a.Themes).Contains(l.Id)).ToArray())];

    /// <summary>The articles that were given.</summary>
    private sealed record Reading(ArticleLayout[] Layouts, bool[][] Truth, double[][] Evidence);

    private sealed class EvidenceReader(EvidenceFeatures features, int threads, CancellationToken cancel)
    {
        public double[][] Read(ArticleLayout[] articles)
        {
            var evidence = Array.ConvertAll(articles, _ => new double[features.Size]);
            Linear.Parallelism.For(articles.Length, threads, i => features.Extract(articles[i], evidence[i]), cancel);
            return evidence;
        }
    }
}
