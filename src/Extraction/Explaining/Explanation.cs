using PolicyML.Core;

namespace PolicyML.Extraction.Explaining;

/// <summary>A fact with the reasons for what it says.</summary>
/// <param name="Fact">The fact, the same as <see cref="FactExtractor.Extract"/> gives.</param>
/// <param name="Explanation">Why it says so.</param>
public sealed record ExplainedFact(Fact Fact, Explanation Explanation);

/// <summary>Why a fact says what it says: the rule, the words of the source that each part was read off, and the confidence.</summary>
/// <param name="Rule">Name of the rule that chose the indicator, as in <see cref="Fact.Rule"/>.</param>
/// <param name="Reasons">The reasons, by aspect; within an aspect the strongest first.</param>
/// <param name="Confidence">How the confidence comes about.</param>
public sealed record Explanation(string Rule, IReadOnlyList<Reason> Reasons, ConfidenceTerms Confidence);

/// <summary>The part of a fact that a reason is for.</summary>
public enum ReasonAspect
{
    /// <summary>The indicator: the noun that named it, or the figure that lent it.</summary>
    Indicator,

    /// <summary>A noun that was weighed for the indicator and lost.</summary>
    RunnerUp,

    /// <summary>The unit, where it is not printed at the number.</summary>
    Unit,

    /// <summary>The word that makes the figure a change and gives its sign.</summary>
    Change,

    /// <summary>What bounds the number.</summary>
    Bound,

    /// <summary>What the change is against.</summary>
    Basis,

    /// <summary>Whether it is done or hoped for.</summary>
    Status,

    /// <summary>The time.</summary>
    Period,
}

/// <summary>One reason.</summary>
/// <param name="Aspect">The part of the fact that it is for.</param>
/// <param name="Code">What kind of reason it is: a short stable name within the aspect, such as <c>topic</c> for a period.</param>
/// <param name="Text">The words of the source that it leans on, without line breaks; empty where there are none.</param>
/// <param name="Span">Range of those words in the source; null where there are none.</param>
public sealed record Reason(ReasonAspect Aspect, string Code, string Text = "", TextSpan? Span = null)
{
    /// <summary>Evidence of a noun for the indicator, as log-odds; null where nothing was weighed.</summary>
    public double? Score { get; init; }

    /// <summary>Id of the indicator that the words name by themselves; null for other aspects.</summary>
    public string? Indicator { get; init; }
}

/// <summary>
/// The terms of a confidence: <c>1 / (1 + exp(-(Offset + Slope × Evidence)))</c> (Platt 1999), at most what the row <c>most</c> of
/// lexicon/figure-model.tsv allows.
/// </summary>
/// <param name="Offset">Log-odds of the rule, fitted to annotated sources.</param>
/// <param name="IsGeneral">True where the rule has no offset of its own and takes that of all rules.</param>
/// <param name="Evidence">Evidence of the link, as log-odds, within -2 to 5.</param>
/// <param name="Slope">Weight of the evidence.</param>
/// <param name="Probability">The confidence, 0 to 1.</param>
public sealed record ConfidenceTerms(double Offset, bool IsGeneral, double Evidence, double Slope, double Probability);
