using System.Collections.Concurrent;

using PolicyML.Reports.Trends;
using PolicyML.Storage;
using PolicyML.Storage.Kept;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Projects;
using PolicyML.Workbench.Reading;

namespace PolicyML.Workbench.Ledgers;

/// <summary>The whole ledgers of the store, each by the least confidence of names and whether repeats count.</summary>
internal sealed class StandingLedgers(Store store, KeptStore kept, Func<LedgerVocabulary> words)
{
    private readonly ConcurrentDictionary<(double?, bool), Standing<ProjectLedgerView>> projects = new();
    private readonly ConcurrentDictionary<(double?, bool), Standing<IReadOnlyList<EnterpriseRow>>> enterprises = new();
    private readonly ConcurrentDictionary<(double?, bool), Standing<IReadOnlyList<ClusterRow>>> clusters = new();

    /// <summary>The projects.</summary>
    public Standing<ProjectLedgerView> Projects(double? least, bool withRepeats) => projects.GetOrAdd(
        (least, withRepeats), _ => new Standing<ProjectLedgerView>(store, kept, rows => new ProjectLedgerView(Rows(rows, least, withRepeats).AllProjects()), OfProjects));

    /// <summary>The enterprises.</summary>
    public Standing<IReadOnlyList<EnterpriseRow>> Enterprises(double? least, bool withRepeats) => enterprises.GetOrAdd(
        (least, withRepeats), _ => new Standing<IReadOnlyList<EnterpriseRow>>(store, kept, rows => Rows(rows, least, withRepeats).AllEnterprises(), OfNames));

    /// <summary>The clusters.</summary>
    public Standing<IReadOnlyList<ClusterRow>> Clusters(double? least, bool withRepeats) => clusters.GetOrAdd(
        (least, withRepeats), _ => new Standing<IReadOnlyList<ClusterRow>>(store, kept, rows => Rows(rows, least, withRepeats).AllClusters(), OfClusters));

    /// <summary>True for a change by which the ledger of enterprises may be another.</summary>
    private static bool OfNames(KeptChange change) =>
        change.Both.Any(a => a.Projects.Count + a.Enterprises.Count > 0) && (change.OfHead || change.OfLabels || change.OfProjects || change.OfEnterprises);

    private static bool OfProjects(KeptChange change) =>
        OfNames(change) || (change.Both.Any(a => a.Projects.Count > 0) && change.OfFacts(f => f.Fact.Indicator.StartsWith("investment", StringComparison.Ordinal)));

    private static bool OfClusters(KeptChange change) =>
        change.OfFacts(IsNamed) || (change.OfHead && change.Both.Any(a => a.Facts.Any(IsNamed)));

    private static bool IsNamed(StoredFact fact) => fact.Fact.Subject is { Length: > 1 };

    private LedgerRows Rows(IStoreReader rows, double? least, bool withRepeats) =>
        new(rows, new StoreFilter { MinConfidence = least, WithRepeats = withRepeats }, words());
}

/// <summary>The ledger of projects, with the figures that belong to them.</summary>
/// <param name="rows">The ledger.</param>
internal sealed class ProjectLedgerView(IReadOnlyList<ProjectRow> rows)
{
    private readonly Lazy<ProjectsOfFacts> figures = new(() => ProjectsOfFacts.Of(rows));

    /// <summary>The rows.</summary>
    public IReadOnlyList<ProjectRow> Rows => rows;

    /// <summary>Which project a figure belongs to.</summary>
    public ProjectsOfFacts Figures => figures.Value;
}
