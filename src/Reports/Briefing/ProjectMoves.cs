using PolicyML.Core;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Reports.Briefing;

/// <summary>A project that came further in a period.</summary>
/// <param name="Row">The project.</param>
/// <param name="Before">Its stage before the period.</param>
/// <param name="Now">The report of its stage in the period.</param>
internal sealed record ProjectMove(ProjectRow Row, ProjectStage Before, StageReport Now);

/// <summary>What the ledger of projects tells of a period.</summary>
internal sealed class ProjectMoves
{
    /// <summary>Sorts the projects of a ledger.</summary>
    public ProjectMoves(IReadOnlyList<ProjectRow> ledger, BriefingPeriod period, BriefingOptions options)
    {
        var all = ledger.SelectMany(Flat).Distinct(ReferenceEqualityComparer.Instance).Cast<ProjectRow>().ToList();
        Unsure = all.Count(r => r.Confidence < options.LeastConfidence && r.History.Any(h => period.Contains(h.Article.Published)));
        var sure = all.Where(r => r.Confidence >= options.LeastConfidence).ToList();
        var inner = new HashSet<object>(ledger.SelectMany(r => r.Within).SelectMany(Flat), ReferenceEqualityComparer.Instance);
        All = sure;
        New = [.. sure.Where(r => period.Contains(r.First)).OrderByDescending(r => r.Worth).ThenBy(r => r.First)];
        Moved = [.. sure.Where(r => r.First < period.From).Select(r => Move(r, period)).OfType<ProjectMove>().OrderByDescending(m => m.Row.Worth)];
        NewWholes = [.. New.Where(r => !inner.Contains(r))];
    }

    /// <summary>All projects that are sure enough.</summary>
    public IReadOnlyList<ProjectRow> All { get; }

    /// <summary>First reported in the period, greatest investment first.</summary>
    public IReadOnlyList<ProjectRow> New { get; }

    /// <summary>Those of <see cref="New"/> that stand within no other project: their sums can be added.</summary>
    public IReadOnlyList<ProjectRow> NewWholes { get; }

    /// <summary>Reported before, and at a later stage in the period.</summary>
    public IReadOnlyList<ProjectMove> Moved { get; }

    /// <summary>Number of projects of the period that are not sure enough.</summary>
    public int Unsure { get; }

    /// <summary>Where the stage, the sum and the name of a project were read, of the article that tells most.</summary>
    public static IReadOnlyList<LedgerEvidence> EvidenceOf(ProjectRow row, StageReport? stage = null)
    {
        var found = new[] { stage?.Evidence, row.Sum?.Evidence, row.Stage?.Evidence }.OfType<LedgerEvidence>().ToList();
        var article = (found.Count > 0 ? found[0] : row.History[0].Evidence).Article.Id;
        var name = row.History.FirstOrDefault(h => h.Article.Id == article)?.Evidence;
        var same = found.Where(e => e.Article.Id == article);
        return [.. (name is null ? same : same.Prepend(name)).DistinctBy(e => e.Span)];
    }

    /// <summary>Where the sum was read, if in another article than <see cref="EvidenceOf"/> quotes; null where not.</summary>
    public static LedgerEvidence? OtherSum(ProjectRow row, StageReport? stage)
    {
        var first = EvidenceOf(row, stage)[0].Article.Id;
        return row.Sum is { } sum && sum.Evidence.Article.Id != first ? sum.Evidence : null;
    }

    private static IEnumerable<ProjectRow> Flat(ProjectRow row) => row.Within.SelectMany(Flat).Prepend(row);

    private static ProjectMove? Move(ProjectRow row, BriefingPeriod period)
    {
        var told = row.History.Where(h => h.Stage is not null).ToList();
        var before = told.Where(h => h.Article.Published < period.From).Max(h => (ProjectStage?)h.Stage!.Stage);
        var now = told.Where(h => period.Contains(h.Article.Published)).Select(h => h.Stage!).MaxBy(s => s.Stage);
        return before is { } old && now is not null && now.Stage > old ? new ProjectMove(row, old, now) : null;
    }
}
