
using PolicyML.Storage;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Reports.Trends;

/// <summary>A project that a figure belongs to.</summary>
/// <param name="Key">The same for all reports of one project.</param>
/// <param name="Part">The part of it (一期); null for the whole.</param>
/// <param name="Chain">Its industry chain; null where unknown.</param>
/// <param name="IsCurrent">True for the sum that holds where several were printed.</param>
public sealed record ProjectOfFact(string Key, string? Part = null, string? Chain = null, bool IsCurrent = false);

/// <summary>Which project a sum of money belongs to, as the ledger of projects has it.</summary>
public sealed class ProjectsOfFacts
{
    private readonly Dictionary<(long Article, int Start), ProjectOfFact> projects = [];

    private ProjectsOfFacts()
    {
    }

    /// <summary>No projects known.</summary>
    public static ProjectsOfFacts None { get; } = new();

    /// <summary>The projects of a ledger: what stands within another one is a part of it.</summary>
    public static ProjectsOfFacts Of(IReadOnlyList<ProjectRow> ledger)
    {
        var read = new ProjectsOfFacts();
        var inner = ledger.SelectMany(r => r.Within).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var row in ledger)
        {
            if (!inner.Contains(row)) read.Add(row, row.History[0].Evidence, part: null);
        }

        return read;
    }

    /// <summary>The project of a figure; null where none is known.</summary>
    public ProjectOfFact? Find(StoredFact fact) => projects.GetValueOrDefault((fact.Article.Id, fact.Fact.Span.Start));

    private void Add(ProjectRow row, Storage.Ledgers.LedgerEvidence first, string? part)
    {
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Name} {first.Article.Id}:{first.Span.Start}");
        Add(row, key, part);
    }

    private void Add(ProjectRow row, string key, string? part)
    {
        foreach (var report in row.History)
        {
            if (report.Sum is { } sum) Add(sum, new ProjectOfFact(key, part ?? report.Part, row.Chain, IsCurrent: part is null && report.Part is null && sum == row.Sum));
        }

        foreach (var sum in row.Sums) Add(sum, new ProjectOfFact(key, part, row.Chain, IsCurrent: part is null && sum == row.Sum));
        foreach (var own in row.Parts)
        {
            if (own.Sum is { } sum) Add(sum, new ProjectOfFact(key, part ?? own.Name, row.Chain));
        }

        foreach (var within in row.Within) Add(within, key, within.Name);
    }

    private void Add(ProjectSum sum, ProjectOfFact project) => projects.TryAdd((sum.Evidence.Article.Id, sum.Evidence.Span.Start), project);
}
