using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>What people said about a fact or a label.</summary>
public enum ReviewState
{
    /// <summary>Nothing: it is as the machine read it.</summary>
    Machine,

    /// <summary>It is right.</summary>
    Confirmed,

    /// <summary>It was changed.</summary>
    Changed,

    /// <summary>It is none; shown in reviews only.</summary>
    Rejected,

    /// <summary>The machine missed it.</summary>
    Added,
}

/// <summary>A fact of a review.</summary>
public sealed record ReviewedFact
{
    /// <summary>Identifier in this store, that of <see cref="StoredFact.Id"/>; also of a rejected fact, which no list has.</summary>
    public required long Id { get; init; }

    /// <summary>The fact with all corrections; of a rejected one as it was.</summary>
    public required Fact Fact { get; init; }

    /// <summary>The fact as the machine read it; null where it was added.</summary>
    public Fact? Machine { get; init; }

    /// <summary>What people said about it.</summary>
    public required ReviewState State { get; init; }

    /// <summary>What a correction of it must give as <see cref="CorrectionRequest.Version"/>.</summary>
    public required long Version { get; init; }

    /// <summary>All corrections of it, in order; those taken back included.</summary>
    public IReadOnlyList<Correction> History { get; init; } = [];
}

/// <summary>A label of a review.</summary>
public sealed record ReviewedLabel
{
    /// <summary>Chain or theme.</summary>
    public required LabelKind Kind { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>True where it holds with all corrections.</summary>
    public required bool Holds { get; init; }

    /// <summary>The machine's probability; null where it did not say that the label holds.</summary>
    public double? Machine { get; init; }

    /// <summary>What people said about it. <see cref="ReviewState.Added"/>: it holds, and the machine missed it.</summary>
    public required ReviewState State { get; init; }

    /// <summary>What a correction of it must give as <see cref="CorrectionRequest.Version"/>; 0 for a label that is in no list here.</summary>
    public required long Version { get; init; }

    /// <summary>All corrections of it, in order; those taken back included.</summary>
    public IReadOnlyList<Correction> History { get; init; } = [];
}

/// <summary>An article with everything that can be corrected in it, as it is at one moment.</summary>
public sealed record ArticleReview
{
    /// <summary>Identifier in this store, <see cref="ArticleHead.Id"/>.</summary>
    public required long Id { get; init; }

    /// <summary>The article with all corrections.</summary>
    public required Article Article { get; init; }

    /// <summary>The article as the machine read it.</summary>
    public required Article Machine { get; init; }

    /// <summary>The whole text of the source, which all ranges point into.</summary>
    public required string SourceText { get; init; }

    /// <summary>The facts, rejected ones too, by their place in the text.</summary>
    public required IReadOnlyList<ReviewedFact> Facts { get; init; }

    /// <summary>The labels that hold, or that the machine or somebody spoke of; chains first.</summary>
    public required IReadOnlyList<ReviewedLabel> Labels { get; init; }

    /// <summary>All articles of the source with all corrections, in the machine's order; an empty one was joined to another.</summary>
    public required IReadOnlyList<(long Id, Article Article)> Articles { get; init; }

    /// <summary>What a correction of a boundary or of the whole article must give as <see cref="CorrectionRequest.Version"/>: the last correction in the source.</summary>
    public required long Version { get; init; }

    /// <summary>True where somebody said that the whole article is right.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>True where somebody confirmed or corrected a label or the whole article.</summary>
    public bool HasCheckedLabels => IsConfirmed || Labels.Any(l => l.State != ReviewState.Machine);

    /// <summary>True where somebody confirmed, corrected or added a fact, or confirmed the whole article.</summary>
    public bool HasCheckedFacts => IsConfirmed || Facts.Any(f => f.State != ReviewState.Machine);

    /// <summary>Corrections of boundaries and of whole articles of this source, in order; those taken back included.</summary>
    public IReadOnlyList<Correction> History { get; init; } = [];

    /// <summary>Corrections in this source that hold but no longer find what they are about.</summary>
    public IReadOnlyList<Correction> Lost { get; init; } = [];
}
