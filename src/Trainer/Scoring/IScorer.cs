using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Text.Layout;

namespace PolicyML.Trainer.Scoring;

/// <summary>Words of an article that speak for or against a label.</summary>
/// <param name="Span">Where they stand, in the reading text.</param>
/// <param name="Weight">Above 0 where they speak for it.</param>
internal readonly record struct EvidenceSpan(TextSpan Span, double Weight);

/// <summary>Gives every label a probability. Safe for use from several threads.</summary>
internal interface IScorer
{
    /// <summary>What it is called in messages.</summary>
    string Name { get; }

    /// <summary>Hash of the data it was trained on; null where it was not.</summary>
    string? TrainedOn { get; }

    /// <summary>The labels, in the order of the numbers.</summary>
    IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>The least probability at which each label is said.</summary>
    IReadOnlyList<double> Thresholds { get; }

    /// <summary>The probability of each label.</summary>
    double[] Probabilities(ArticleLayout article);

    /// <summary>The same for several articles, a row each.</summary>
    double[][] Probabilities(IReadOnlyList<ArticleLayout> articles) => [.. articles.Select(Probabilities)];

    /// <summary>What speaks for and against each label.</summary>
    /// <param name="article">The article.</param>
    /// <param name="most">Most parts a label, weightiest first.</param>
    IReadOnlyList<LabelExplanation> Explain(ArticleLayout article, int most);
}
