using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Layout;

namespace PolicyML.Learning.Models;

/// <summary>A trained labeller. Immutable and safe for use from several threads.</summary>
public sealed class LabelModel : ILabeler
{
    /// <summary>What it was made from, and how well it reads.</summary>
    public ModelManifest Manifest { get; private init; } = null!;

    /// <summary>The labels, chains first; the order of probabilities and thresholds.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; private init; } = [];

    /// <summary>The least probability at which each label holds.</summary>
    public IReadOnlyList<double> Thresholds { get; private init; } = [];

    /// <summary>True where terms and label schema are those the model was trained with; other terms move probabilities a little.</summary>
    public bool MatchesLexicon { get; private init; }

    /// <summary>Reads a model folder.</summary>
    /// <param name="folder">A folder that <see cref="Save"/> wrote.</param>
    /// <param name="lexicon">The vocabulary: terms and label schema.</param>
    /// <param name="engines">Engines from outside that the model may have been trained with.</param>
    /// <exception cref="ModelException">Missing, truncated, altered, of a newer version, of another label set, or of an unknown engine.</exception>
    public static LabelModel Load(string folder, Lexicon lexicon, IReadOnlyList<Training.ITrainer>? engines = null) =>
        throw new NotSupportedException("comes with the learner");

    /// <summary>
    /// Writes model, manifest and card into a folder, all or nothing: it is written beside the folder and then renamed.
    /// A model that stands there already is replaced; a folder that holds anything else is refused.
    /// </summary>
    /// <exception cref="ModelException">The folder holds something that is no model, or cannot be written.</exception>
    public void Save(string folder) => throw new NotSupportedException("comes with the learner");

    /// <inheritdoc/>
    public ArticleLabels Label(ArticleLayout article) => throw new NotSupportedException("comes with the learner");

    /// <summary>The probability of every label, below the thresholds as well.</summary>
    public double[] Probabilities(ArticleLayout article) => throw new NotSupportedException("comes with the learner");

    /// <summary>What in the text spoke for and against each label.</summary>
    /// <param name="article">The article.</param>
    /// <param name="most">Most parts a label, weightiest first.</param>
    public IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, int most = 12) => throw new NotSupportedException("comes with the learner");
}

/// <summary>What spoke for or against a label.</summary>
public enum PartKind
{
    /// <summary>A term of the lexicon.</summary>
    Term,

    /// <summary>Characters that the n-gram model weighs.</summary>
    NGram,

    /// <summary>A property of the article as a whole (its length, its verbs, noise).</summary>
    Article,
}

/// <summary>A part of an explanation.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its words, or the name of the property.</param>
/// <param name="Weight">What it adds to the log-odds; parts sum up to the score but for the bias and what is cut off.</param>
/// <param name="Spans">Where it stands, in the article's reading text; empty for a property of the whole.</param>
public sealed record ExplanationPart(PartKind Kind, string Text, double Weight, IReadOnlyList<TextSpan> Spans);

/// <summary>What spoke for and against a label.</summary>
/// <param name="Label">The label.</param>
/// <param name="Probability">Its probability.</param>
/// <param name="Threshold">The least probability at which it holds.</param>
/// <param name="Bias">The log-odds before anything was read.</param>
/// <param name="Parts">Weightiest first.</param>
public sealed record LabelExplanation(LabelDefinition Label, double Probability, double Threshold, double Bias, IReadOnlyList<ExplanationPart> Parts);

/// <summary>A model folder cannot be read or written; the message says why and what to do, in one line.</summary>
public sealed class ModelException : Exception
{
    /// <summary>An error with its message.</summary>
    public ModelException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
