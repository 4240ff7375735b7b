using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Models;

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
