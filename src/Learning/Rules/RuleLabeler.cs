using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Engines;
using PolicyML.Learning.Evidence;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Rules;

/// <summary>
/// Labels by weighted terms alone, without a trained model: the terms' evidence (<see cref="EvidenceFeatures"/>) weighed
/// and calibrated by tables of data. Immutable and safe for use from several threads.
/// </summary>
public sealed class RuleLabeler : ILabeler
{
    private readonly TermLexicon terms;
    private readonly LabelCalibration[] calibrations;
    private readonly double[] thresholds;

    private RuleLabeler(TermLexicon terms, LabelCalibration[] calibrations)
    {
        this.terms = terms;
        this.calibrations = calibrations;
        thresholds = [.. calibrations.Select(c => c.Threshold)];
        Features = new EvidenceFeatures(terms);
    }

    /// <summary>The evidence that the labels rest on.</summary>
    public EvidenceFeatures Features { get; }

    /// <summary>The labels, chains first; the order of probabilities and thresholds.</summary>
    public IReadOnlyList<Core.Lexicons.LabelDefinition> Labels => terms.Labels;

    /// <summary>The least probability at which each label holds.</summary>
    public IReadOnlyList<double> Thresholds => thresholds;

    /// <summary>Builds a labeller from a vocabulary.</summary>
    /// <exception cref="FormatException">A row of its tables is wrong.</exception>
    public static RuleLabeler Load(Lexicon lexicon) => Of(TermLexicon.Load(lexicon), lexicon);

    /// <summary>Builds a labeller on terms that are compiled already.</summary>
    internal static RuleLabeler Of(TermLexicon vocabulary, Lexicon lexicon) => new(vocabulary, LabelCalibration.Load(lexicon, vocabulary.Labels));

    /// <inheritdoc/>
    public ArticleLabels Label(ArticleLayout article) =>
        article.Kind == ArticleKind.Masthead ? ArticleLabels.None : ArticleLabels.Of(terms.Labels, terms.ChainCount, Probabilities(article), thresholds);

    /// <summary>The probability of every label in the order of the schema, below the thresholds as well.</summary>
    public double[] Probabilities(ArticleLayout article)
    {
        var features = Scratch<double>.Rent(Features.Size);
        Features.Extract(article, features);
        var result = Probabilities(features);
        Scratch<double>.Return(features);
        return result;
    }

    /// <summary>The same from what the terms say (<see cref="EvidenceFeatures.Extract"/>).</summary>
    internal double[] Probabilities(ReadOnlySpan<double> evidence)
    {
        var size = EvidenceFeatures.Names.Length;
        var result = new double[calibrations.Length];
        for (var i = 0; i < result.Length; i++) result[i] = calibrations[i].Probability(evidence.Slice(i * size, size));
        return result;
    }

    /// <summary>The terms that count in an article and where they stand.</summary>
    public IReadOnlyList<TermHit> Explain(ArticleLayout article) => Features.Explain(article);
}
