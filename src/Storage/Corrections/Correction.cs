using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Corrections;

/// <summary>What a correction does. The numbers stand in the store.</summary>
public enum CorrectionKind
{
    /// <summary>A fact is right.</summary>
    ConfirmFact,

    /// <summary>A fact means something else.</summary>
    ChangeFact,

    /// <summary>A fact is none.</summary>
    RejectFact,

    /// <summary>A fact was missed.</summary>
    AddFact,

    /// <summary>A label holds.</summary>
    ConfirmLabel,

    /// <summary>Another label holds instead.</summary>
    ChangeLabel,

    /// <summary>A label does not hold.</summary>
    RejectLabel,

    /// <summary>A stretch of text belongs to another article.</summary>
    MoveBoundary,

    /// <summary>The whole article is right.</summary>
    ConfirmArticle,
}

/// <summary>A correction in the history of a source.</summary>
public sealed record Correction
{
    /// <summary>Its number: greater than those of all that were made before.</summary>
    public required long Id { get; init; }

    /// <summary>What it does.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The path of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The article that it is about (<see cref="ArticleHead.Id"/>); null where the source or the article is no longer there.</summary>
    public long? Article { get; init; }

    /// <summary>Position of the article in its source when the correction was made.</summary>
    public required int ArticleNumber { get; init; }

    /// <summary>Headline of the article when the correction was made.</summary>
    public string Headline { get; init; } = "";

    /// <summary>Labels: chain or theme.</summary>
    public LabelKind? LabelKind { get; init; }

    /// <summary>Labels: the id.</summary>
    public string? Label { get; init; }

    /// <summary>Changed labels: the id of the one that holds instead.</summary>
    public string? ToLabel { get; init; }

    /// <summary>Facts and boundaries: where in the text of the source.</summary>
    public TextSpan? Span { get; init; }

    /// <summary>Facts: as it was shown before; null where it was added.</summary>
    public Fact? Before { get; init; }

    /// <summary>Changed and added facts: as it is with this correction.</summary>
    public Fact? After { get; init; }

    /// <summary>Who made it.</summary>
    public required string By { get; init; }

    /// <summary>When, in universal time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who took it back; null where it holds.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>When it was taken back, in universal time; null where it holds.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>True where it was taken back.</summary>
    public bool IsUndone => UndoneAt is not null;

    /// <summary>
    /// True where a later reading of the source no longer has what it is about: it has no effect, and waits for a reading that has.
    /// </summary>
    public bool IsLost { get; init; }
}

/// <summary>Who made a row what it is.</summary>
/// <param name="Id">Number of the last correction of it that holds.</param>
/// <param name="Kind">What that did.</param>
/// <param name="By">Who made it.</param>
/// <param name="At">When, in universal time.</param>
public sealed record CorrectionMark(long Id, CorrectionKind Kind, string By, DateTimeOffset At);

/// <summary>What became of a correction that was asked for.</summary>
public enum CorrectionResult
{
    /// <summary>It is in the store for good.</summary>
    Made,

    /// <summary>Somebody corrected the same thing meanwhile; nothing was written.</summary>
    Conflict,

    /// <summary>What it is about is no longer there: the source was read anew or removed. Nothing was written.</summary>
    Gone,

    /// <summary>It makes no sense; nothing was written.</summary>
    Invalid,
}

/// <summary>Why a correction makes no sense.</summary>
public enum CorrectionProblem
{
    /// <summary>Nobody is named.</summary>
    NoName,

    /// <summary>Nothing would change.</summary>
    NothingChanges,

    /// <summary>The range is empty or does not lie in the text, or, for an added fact, not in the article.</summary>
    BadSpan,

    /// <summary>The selected words are not those of the stored text.</summary>
    OtherEvidence,

    /// <summary>Such a fact is there already.</summary>
    AlreadyThere,

    /// <summary>A value that no fact can have: an empty indicator or unit, a range or period that ends before it begins, a basis of what is no growth, a place that is no code of six digits.</summary>
    BadValues,

    /// <summary>A label without an id.</summary>
    BadLabel,
}

/// <summary>What became of a correction that was asked for.</summary>
/// <param name="Result">In a word.</param>
public sealed record CorrectionOutcome(CorrectionResult Result)
{
    /// <summary>The correction that was made or taken back.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The version of the thing now: after the correction, or after those of the others.</summary>
    public long Version { get; init; }

    /// <summary>Conflicts: what was done since the version that the correction was made on, in order; those taken back included.</summary>
    public IReadOnlyList<Correction> Earlier { get; init; } = [];

    /// <summary>Why it makes no sense.</summary>
    public CorrectionProblem? Problem { get; init; }

    internal static CorrectionOutcome Gone { get; } = new(CorrectionResult.Gone);

    internal static CorrectionOutcome Invalid(CorrectionProblem problem) => new(CorrectionResult.Invalid) { Problem = problem };
}

/// <summary>Which corrections are asked for. Conditions are joined by "and"; null means any.</summary>
public sealed record CorrectionFilter
{
    /// <summary>All of them.</summary>
    public static CorrectionFilter All { get; } = new();

    /// <summary>The one source of that path.</summary>
    public string? Source { get; init; }

    /// <summary>Paths of sources that contain this text.</summary>
    public string? SourceContains { get; init; }

    /// <summary>Who made them.</summary>
    public string? By { get; init; }

    /// <summary>What they do.</summary>
    public CorrectionKind? Kind { get; init; }

    /// <summary>Made at this moment or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Made before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>True: those taken back only; false: those that hold only.</summary>
    public bool? Undone { get; init; }

    /// <summary>True: those that lost what they are about only; false: the others only.</summary>
    public bool? Lost { get; init; }

    /// <summary>The greatest number; null for all.</summary>
    public int? Limit { get; init; }
}
