using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.NGrams;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Training;

/// <summary>Articles as the training sees them: laid out, their terms counted, their n-grams gathered.</summary>
internal sealed class TrainingSet
{
    /// <summary>Rows of all divisions together; beyond it fewer divisions are made.</summary>
    private const int MostRows = 12_000;

    private TrainingSet(TermLexicon terms, TrainingShare share, bool[][] truth, double[][] evidence, GramCorpus grams, int[] folds, List<int[]> parts, string[] texts)
    {
        (Labels, LexiconHash, Share, Truth, Evidence, Grams, Folds) = (terms.Labels, terms.Hash(), share, truth, evidence, grams, folds);
        (Parts, Texts) = (parts, texts);
        Usable = [.. Enumerable.Repeat(true, truth.Length)];
    }

    private TrainingSet(TrainingSet other, bool[] usable)
    {
        (Labels, LexiconHash, Share, Truth, Evidence, Grams, Folds) = (other.Labels, other.LexiconHash, other.Share, other.Truth, other.Evidence, other.Grams, other.Folds);
        (Parts, Texts) = (other.Parts, other.Texts);
        Usable = [.. usable[..Written], .. Parts.Select(p => p.All(i => usable[i])), .. usable[Written..]];
    }

    /// <summary>The labels, chains first.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>SHA-256 over terms and contexts, hexadecimal.</summary>
    public string LexiconHash { get; }

    /// <summary>Which of the given articles take part, and in what.</summary>
    public TrainingShare Share { get; }

    /// <summary>
    /// How many given articles the second stage learns from; they come first, behind them stand <see cref="RoundUps"/>, last those that only
    /// n-gram models learn from.
    /// </summary>
    public int Written => Share.Weighed.Length;

    /// <summary>Articles and round-ups that the second stage learns from.</summary>
    public int Count => Texts.Length;

    /// <summary>The given articles that take part: those that n-gram models learn from.</summary>
    public IEnumerable<int> Given => Enumerable.Range(0, Written).Concat(Enumerable.Range(Count, Truth.Length - Count));

    /// <summary>For each article, whether each label holds.</summary>
    public bool[][] Truth { get; }

    /// <summary>For each article of the second stage what <see cref="EvidenceFeatures"/> says.</summary>
    public double[][] Evidence { get; }

    public GramCorpus Grams { get; }

    /// <summary>The articles of the second stage as they are read.</summary>
    public string[] Texts { get; }

    /// <summary>For each round-up the articles it is made of.</summary>
    private List<int[]> Parts { get; }

    /// <summary>For each article its fold.</summary>
    public int[] Folds { get; }

    public int FoldCount => Folds.Max() + 1;

    /// <summary>Which articles models may learn from; all but in a learning curve.</summary>
    public bool[] Usable { get; }

    /// <summary>The same articles, of which models may learn from some of the <see cref="Given"/> ones only (in their order), and round-ups of those.</summary>
    public TrainingSet Limit(bool[] usable) => new(this, usable);

    /// <summary>
    /// Reads the articles that take part, divides them into folds, several times anew, and makes round-ups; the result does not depend on the
    /// number of threads.
    /// </summary>
    /// <returns>One set a division, of the same articles in the same order.</returns>
    /// <exception cref="TrainException">The data cannot be trained on.</exception>
    public static TrainingSet[] Read(
        IReadOnlyList<LabeledArticle> data, TermLexicon terms, PageLayout layout, TrainOptions options, CancellationToken cancel)
    {
        var share = TrainingShare.Of(data, options);
        LabeledArticle[] given = [.. share.All.Select(i => data[i])];
        var truth = TruthOf(given, terms.Labels);
        var groups = TrainingShare.Group(given, truth, cancel);
        var folds = Math.Clamp(share.FoldsOf(options), 2, Math.Min(20, groups.Distinct().Count() / 2));
        var reader = new ArticleReader(layout, new EvidenceFeatures(terms), options.Threads, cancel);
        var layouts = reader.Read(given.AsSpan(0, share.Weighed.Length));
        var written = new Reading(share, given, layouts, truth, reader.Weigh(layouts));
        var divisions = Math.Clamp(MostRows / given.Length, 1, Math.Max(1, options.Divisions));
        return [.. Enumerable.Range(0, divisions).Select(d => Divide(written, FoldMaker.Make(truth, groups, folds, options.Seed + d), terms, options with { Seed = options.Seed + d }, reader))];
    }

    private static TrainingSet Divide(Reading written, int[] folds, TermLexicon terms, TrainOptions options, ArticleReader reader)
    {
        var (layouts, truth, count) = (written.Layouts, written.Truth, written.Layouts.Length);
        var plans = RoundUps.Plan([.. layouts.Select(a => a.Reading.Text.Length)], folds[..count], options.RoundUps, options.Seed);
        ArticleLayout[] joined = [.. plans.Select((plan, i) => RoundUps.Join([.. plan.Select(a => layouts[a])], i % 2 == 0))];
        bool[][] held = [.. plans.Select(plan => terms.Labels.Select((_, l) => plan.Any(a => truth[a][l])).ToArray())];
        var grams = new GramCorpus(options.NGrams);
        foreach (var article in layouts) grams.Add(article);
        foreach (var article in joined) grams.Add(article);
        reader.Count(written.Given.AsMemory(count), grams);
        int[] allFolds = [.. folds[..count], .. plans.Select(p => folds[p[0]]), .. folds[count..]];
        return new TrainingSet(
            terms, written.Share, [.. truth[..count], .. held, .. truth[count..]], [.. written.Evidence, .. reader.Weigh(joined)], grams, allFolds, plans,
            [.. layouts.Concat(joined).Select(a => a.Reading.Text)]);
    }

    /// <summary>What models learn from: all but each fold, and all.</summary>
    public IEnumerable<IReadOnlyList<bool[]>> TrainingParts() =>
        Enumerable.Range(-1, FoldCount + 1).Select(fold => (IReadOnlyList<bool[]>)[.. Enumerable.Range(0, Count).Where(i => Usable[i] && Folds[i] != fold).Select(i => Truth[i])]);

    /// <summary>For each article, whether each label holds.</summary>
    public static bool[][] TruthOf(IReadOnlyList<LabeledArticle> data, IReadOnlyList<LabelDefinition> labels) =>
        [.. data.Select(a => labels.Select(l => (l.Kind == LabelKind.Chain ? a.Chains : a.Themes).Contains(l.Id)).ToArray())];

    /// <summary>The articles that take part, and those of the second stage as they were read.</summary>
    private sealed record Reading(TrainingShare Share, LabeledArticle[] Given, ArticleLayout[] Layouts, bool[][] Truth, double[][] Evidence);
}
