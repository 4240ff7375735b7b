using PolicyML.Core;

namespace PolicyML.Learning.Evidence;

/// <summary>Where in an article a term stands.</summary>
public enum EvidenceZone : byte
{
    /// <summary>Kicker, headline or subhead.</summary>
    Headline,

    /// <summary>The first code units of the body (<see cref="EvidenceScan.LeadLength"/>).</summary>
    Lead,

    /// <summary>Headings inside the body, the body, captions.</summary>
    Body,
}

/// <summary>A place where a term counts for its label.</summary>
/// <param name="Term">The term.</param>
/// <param name="Span">Where it stands, in the article's reading text.</param>
/// <param name="Zone">The part of the article.</param>
/// <param name="Anchored">A figure or a verb of action stands in its clause.</param>
/// <param name="Bare">It is an item of a bare list of industries.</param>
public readonly record struct TermHit(Term Term, TextSpan Span, EvidenceZone Zone, bool Anchored, bool Bare);

/// <summary>A found phrase before its context is judged: the term's number, its place and its clause.</summary>
internal record struct RawHit(int Start, int Length, int Term, int Clause, int Item, EvidenceZone Zone)
{
    public bool Bare { get; set; }

    public bool Named { get; set; }
}

/// <summary>A context phrase by its number.</summary>
internal readonly record struct ContextHit(int Start, int Phrase);

/// <summary>A stretch between commas, colons and sentence ends.</summary>
internal record struct Clause(int Sentence)
{
    public bool HasFigure { get; set; }

    public bool HasAction { get; set; }
}
