using System.Text.Json;

namespace PolicyML.Learning.Data;

/// <summary>One article of a data set with the labels that a person gave it. A label that is not named does not hold.</summary>
public sealed record LabeledArticle
{
    /// <summary>Identifier, unique in a data set; <c>file:line</c> where the file names none.</summary>
    public required string Id { get; init; }

    /// <summary>The text as printed, never blank; line ends are <c>\n</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The day it appeared; null where it is not known.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Division code (GB/T 2260) or name; null where it is not known.</summary>
    public string? Place { get; init; }

    /// <summary>Ids of the industry chains that hold, each once, in the order of the schema.</summary>
    public IReadOnlyList<string> Chains { get; init; } = [];

    /// <summary>Ids of the themes that hold, each once, in the order of the schema.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary><c>train</c> or <c>test</c>; null where the article was not put into a split.</summary>
    public string? Split { get; init; }

    /// <summary>What kind of text it is, such as <c>county_paper</c>; null where it is not known.</summary>
    public string? Register { get; init; }

    /// <summary>The facts of the article in the form of the file; null where they were not annotated.</summary>
    public JsonElement? Facts { get; init; }

    /// <summary>False for an article that nobody has labelled yet: its labels are empty, but say nothing.</summary>
    public bool IsLabeled { get; init; } = true;

    /// <summary>What a labeller proposes, for a person to decide; null where none was asked.</summary>
    public IReadOnlyList<Suggestion>? Suggested { get; init; }

    /// <summary>The file it was read from.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in that file where its row begins, from 1.</summary>
    public int Line { get; init; }

    /// <summary>Chains and themes together.</summary>
    public IEnumerable<string> Labels => Chains.Concat(Themes);
}

/// <summary>A label that a labeller proposes, or almost does.</summary>
/// <param name="Label">The label's id.</param>
/// <param name="P">Probability that it holds, 0 to 1.</param>
/// <param name="Threshold">The least probability at which the labeller says it.</param>
public sealed record Suggestion(string Label, double P, double Threshold)
{
    /// <summary>True where the labeller says it.</summary>
    public bool Holds => P >= Threshold;

    /// <summary>1 at the threshold, 0 where the labeller is sure: how much a decision is worth.</summary>
    public double Uncertainty => 1 - (Holds ? (P - Threshold) / Math.Max(1e-9, 1 - Threshold) : (Threshold - P) / Math.Max(1e-9, Threshold));
}
