using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Evidence;
using PolicyML.Learning.Training;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Models;

/// <summary>A trained labeller. Immutable and safe for use from several threads.</summary>
public sealed class LabelModel : ILabeler
{
    private const int Together = 64;   // articles that take each step of labelling together
    private readonly TermLexicon terms;
    private readonly EvidenceFeatures evidence;
    private readonly LabelFeatures features;
    private readonly GramScorer grams;
    private readonly Ensemble ensemble;
    private readonly IReadOnlyList<LabelDecision> decisions;
    private readonly LabelDecision decision;
    private readonly Lazy<bool> matches;
    private readonly Lazy<ModelManifest> manifest;

    private LabelModel(TermLexicon terms, GramScorer grams, Ensemble ensemble, IReadOnlyList<LabelDecision> decisions, ModelPart part, Lazy<ModelManifest> manifest)
    {
        (this.terms, this.grams, this.ensemble, this.decisions, decision, this.manifest) = (terms, grams, ensemble, decisions, decisions[(int)part], manifest);
        evidence = new EvidenceFeatures(terms);
        features = new LabelFeatures(terms.Labels);
        matches = new Lazy<bool>(() => string.Equals(terms.Hash(), manifest.Value.LexiconHash, StringComparison.Ordinal));
    }

    /// <summary>What it was made from, and how well it reads.</summary>
    public ModelManifest Manifest => manifest.Value;

    /// <summary>The labels, chains first; the order of probabilities and thresholds.</summary>
    public IReadOnlyList<LabelDefinition> Labels => terms.Labels;

    /// <summary>The least probability at which each label holds.</summary>
    public IReadOnlyList<double> Thresholds => decision.Thresholds;

    /// <summary>True where the terms are those the model was trained with; other terms move probabilities a little.</summary>
    public bool MatchesLexicon => matches.Value;

    internal static LabelModel Of(
        TermLexicon terms, GramScorer grams, Ensemble ensemble, IReadOnlyList<LabelDecision> decisions, ModelManifest manifest) =>
        new(terms, grams, ensemble, decisions, ModelPart.All, new Lazy<ModelManifest>(manifest));

    /// <summary>Reads a model folder.</summary>
    /// <param name="folder">A folder that <see cref="Save"/> wrote.</param>
    /// <param name="lexicon">The vocabulary: terms and label schema.</param>
    /// <param name="engines">Engines from outside that the model may have been trained with.</param>
    /// <exception cref="ModelException">Missing, truncated, altered, of a newer version, of another label set, or of an unknown engine.</exception>
    /// <exception cref="FormatException">A table of the vocabulary is wrong.</exception>
    public static LabelModel Load(string folder, Lexicon lexicon, IReadOnlyList<ITrainer>? engines = null)
    {
        var loading = Task.Run(() => TermLexicon.Load(lexicon));
        var file = ModelFile.Read(folder, ModelTrainer.AllEngines(engines ?? []), lexicon);
        var vocabulary = loading.GetAwaiter().GetResult();
        file.CheckLabels(vocabulary.Labels);
        return new LabelModel(vocabulary, file.Grams, file.Ensemble, file.Decisions, ModelPart.All, file.Manifest);
    }

    /// <summary>The same with one of its views alone, which has a calibration and thresholds of its own; <see cref="Save"/> it whole.</summary>
    public LabelModel Part(ModelPart part) =>
        part == ModelPart.All ? this : new LabelModel(terms, grams, ensemble.Only(part == ModelPart.Terms), decisions, part, manifest);

    /// <summary>
    /// Writes model, manifest and card into a folder, all or nothing: it is written beside the folder and then renamed.
    /// A model that stands there already is replaced; a folder that holds anything else is refused.
    /// </summary>
    /// <exception cref="ModelException">The folder holds something that is no model, or cannot be written.</exception>
    public void Save(string folder) => new ModelFile(grams, ensemble, decisions, manifest).Write(folder);

    /// <summary>Prepares what takes longest when a folder's model is read.</summary>
    /// <param name="folder">A folder that <see cref="Save"/> wrote.</param>
    /// <param name="writer">Receives it.</param>
    /// <returns>The name of the part; null where the model is of a kind that cannot be prepared.</returns>
    /// <exception cref="ModelException">There is no model, or it cannot be used.</exception>
    public static string? Prepare(string folder, PreparedWriter writer) => ModelFile.Prepare(folder, writer);

    /// <inheritdoc/>
    public ArticleLabels Label(ArticleLayout article) =>
        article.Kind == ArticleKind.Masthead ? ArticleLabels.None : ArticleLabels.Of(Labels, terms.ChainCount, Probabilities(article), decision.Thresholds);

    /// <inheritdoc/>
    public ArticleLabels[] Label(IReadOnlyList<ArticleLayout> articles)
    {
        var labels = new ArticleLabels[articles.Count];
        var size = Labels.Count * LabelFeatures.Names.Length;
        var values = Scratch<float>.Rent(size * Math.Min(articles.Count, Together));
        var numbers = Scratch<double>.Rent(evidence.Size);
        for (var from = 0; from < labels.Length; from += Together)
        {
            var part = Math.Min(Together, labels.Length - from);
            // All take one step before any takes the next: what a step looks up stays in the near caches meanwhile.
            for (var i = 0; i < part; i++)
            {
                evidence.Extract(articles[from + i], numbers);
                features.WriteTerms(numbers, values.AsSpan(i * size, size));
            }

            for (var i = 0; i < part; i++) WriteNGrams(articles[from + i], values.AsSpan(i * size, size));
            for (var i = 0; i < part; i++) labels[from + i] = LabelsOf(articles[from + i], values.AsMemory(i * size, size));
        }

        Scratch<double>.Return(numbers);
        Scratch<float>.Return(values);
        return labels;
    }

    private ArticleLabels LabelsOf(ArticleLayout article, ReadOnlyMemory<float> row)
    {
        if (article.Kind == ArticleKind.Masthead) return ArticleLabels.None;
        var scores = new double[Labels.Count];
        ensemble.Score(new ArticleFeatures(row, article.Reading.Text), scores);
        return ArticleLabels.Of(Labels, terms.ChainCount, Calibrate(scores), decision.Thresholds);
    }

    /// <summary>The probability of every label in the order of <see cref="Labels"/>, below the thresholds as well.</summary>
    public double[] Probabilities(ArticleLayout article)
    {
        var numbers = Scratch<double>.Rent(evidence.Size);
        var size = Labels.Count * LabelFeatures.Names.Length;
        var row = Scratch<float>.Rent(size);
        var result = new double[Labels.Count];
        WriteFeatures(article, numbers, row);
        ensemble.Score(new ArticleFeatures(row.AsMemory(0, size), article.Reading.Text), result);
        Scratch<float>.Return(row);
        Scratch<double>.Return(numbers);
        return Calibrate(result);
    }

    /// <summary>The same for many articles, a row each: faster with engines that score in batches.</summary>
    public double[][] Probabilities(IReadOnlyList<ArticleLayout> articles)
    {
        ArticleFeatures[] rows = [.. articles.Select(Features)];
        double[][] result = [.. articles.Select(_ => new double[Labels.Count])];
        ensemble.Score(rows, result);
        foreach (var row in result) Calibrate(row);
        return result;
    }

    /// <summary>What in the text spoke for and against each label, in the order of <see cref="Labels"/>.</summary>
    /// <param name="article">The article.</param>
    /// <param name="most">Most parts a label, weightiest first.</param>
    public IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, int most = 12) =>
        new LabelExplainer(Labels, evidence, grams, ensemble, decision).Explain(article, Features(article), most);

    private double[] Calibrate(double[] scores)
    {
        for (var label = 0; label < scores.Length; label++) scores[label] = decision.Calibrator.Probability(label, scores[label]);
        return scores;
    }

    private ArticleFeatures Features(ArticleLayout article)
    {
        var row = new float[Labels.Count * LabelFeatures.Names.Length];
        WriteFeatures(article, new double[evidence.Size], row);
        return new ArticleFeatures(row, article.Reading.Text);
    }

    private void WriteFeatures(ArticleLayout article, Span<double> numbers, Span<float> row)
    {
        evidence.Extract(article, numbers);
        features.WriteTerms(numbers, row);
        WriteNGrams(article, row);
    }

    private void WriteNGrams(ArticleLayout article, Span<float> row)
    {
        Span<float> scores = stackalloc float[grams.Count <= 256 ? grams.Count : 0];
        if (grams.Count > 256) scores = new float[grams.Count];
        grams.Score(article, scores);
        features.WriteNGrams(scores, row);
    }
}
