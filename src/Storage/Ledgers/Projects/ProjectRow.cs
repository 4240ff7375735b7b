using PolicyML.Core;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>A total investment as one report gives it.</summary>
/// <param name="Value">Whole units of <paramref name="Currency"/>; the middle of a range.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Bound">How the printed number bounds the true one.</param>
/// <param name="Evidence">Where it was read.</param>
/// <param name="IsCorrection">True where the article takes back an earlier print.</param>
public sealed record ProjectSum(decimal Value, string Currency, Bound Bound, LedgerEvidence Evidence, bool IsCorrection);

/// <summary>A stage as one report gives it.</summary>
/// <param name="Stage">How far the project has come.</param>
/// <param name="Part">The part that it is said of (一期); null for the whole.</param>
/// <param name="Evidence">Where it was read.</param>
public sealed record StageReport(ProjectStage Stage, string? Part, LedgerEvidence Evidence);

/// <summary>What one story says of a project or of one of its parts.</summary>
public sealed record ProjectReport
{
    /// <summary>The article that was printed first.</summary>
    public required ArticleHead Article { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The part that it speaks of (一期); null for the whole.</summary>
    public string? Part { get; init; }

    /// <summary>The stage; null where it tells none.</summary>
    public StageReport? Stage { get; init; }

    /// <summary>The total investment; null where it tells none.</summary>
    public ProjectSum? Sum { get; init; }

    /// <summary>Where the name stands.</summary>
    public required LedgerEvidence Evidence { get; init; }

    /// <summary>Other articles that tell the same story; not counted.</summary>
    public IReadOnlyList<ArticleHead> Repeats { get; init; } = [];

    /// <summary>Why it is taken for the same project as the others; null where it stands alone.</summary>
    public ProjectLink? Link { get; init; }
}

/// <summary>A part of a project: 一期, 二期.</summary>
/// <param name="Name">The part.</param>
/// <param name="Stage">The furthest stage that was reported of it.</param>
/// <param name="Sum">Its investment.</param>
/// <param name="Reports">What was reported of it, oldest first.</param>
public sealed record ProjectPart(string Name, StageReport? Stage, ProjectSum? Sum, IReadOnlyList<ProjectReport> Reports);

/// <summary>One project with all that was reported of it.</summary>
public sealed record ProjectRow
{
    /// <summary>The best form of its name.</summary>
    public required string Name { get; init; }

    /// <summary>Other forms that were printed, in ordinal order.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The enterprise that builds it, in the fullest form printed; null where none is named.</summary>
    public string? Owner { get; init; }

    /// <summary>The owner's key in the ledger of enterprises; null where there is none.</summary>
    public string? OwnerKey { get; init; }

    /// <summary>The division that most reports place it in; null where none does.</summary>
    public Place? Place { get; init; }

    /// <summary>Label id of its industry chain; null where names and articles do not settle it.</summary>
    public string? Chain { get; init; }

    /// <summary>The total investment that holds: the latest, a correction before all; null where none is known.</summary>
    public ProjectSum? Sum { get; init; }

    /// <summary>Every total that was printed, oldest first.</summary>
    public IReadOnlyList<ProjectSum> Sums { get; init; } = [];

    /// <summary>The furthest stage that was reported of the project or of a part of it.</summary>
    public StageReport? Stage { get; init; }

    /// <summary>A later report of the same part that says an earlier stage than <see cref="Stage"/>; null where there is none.</summary>
    public StageReport? Setback { get; init; }

    /// <summary>Day of the first report; null where no article has a day.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Day of the last report.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>What was reported, oldest first, one a story and part.</summary>
    public required IReadOnlyList<ProjectReport> History { get; init; }

    /// <summary>Its parts in their order.</summary>
    public IReadOnlyList<ProjectPart> Parts { get; init; } = [];

    /// <summary>Projects that stand within it by name (a plant in a park): rows of this ledger.</summary>
    public IReadOnlyList<ProjectRow> Within { get; init; } = [];

    /// <summary>The greatest probability that one of its names is a project's, 0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Sum of known worth for sorting, in yuan at par for CNY only; 0 where unknown or in another currency.</summary>
    public decimal Worth => Sum is { Currency: "CNY" } sum ? sum.Value : 0;
}
