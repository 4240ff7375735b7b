using PolicyML.Core;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Enterprises;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Storage.Ledgers;

/// <summary>
/// The rows of the ledgers of a store. A ledger is built of all that the store holds, so that a project is one row whatever is asked
/// for; place, chain and days then choose among its rows.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="asked">What is asked for.</param>
/// <param name="words">The vocabulary of ledgers.</param>
public sealed class LedgerRows(IStoreReader store, StoreFilter asked, LedgerVocabulary words)
{
    private static readonly string[] Investments = ["investment_total", "investment_signed", "investment_completed"];
    private readonly StoreFilter all = asked with { Place = null, Chain = null, PublishedFrom = null, PublishedTo = null, Limit = null };

    /// <summary>The projects, greatest investment first.</summary>
    public IEnumerable<ProjectRow> Projects() => Choose(AllProjects());

    /// <summary>The whole ledger of projects, whatever place, chain and days were asked for.</summary>
    public IReadOnlyList<ProjectRow> AllProjects()
    {
        var sums = Investments.SelectMany(i => store.Facts(all with { Indicator = i, MinConfidence = null }));
        return ProjectLedger.Build(store.Projects(all), store.Enterprises(all with { MinConfidence = null }), sums, words);
    }

    /// <summary>Those of a ledger that were asked for.</summary>
    public IEnumerable<ProjectRow> Choose(IEnumerable<ProjectRow> rows) =>
        rows.Where(r => IsIn(r.Place) && IsIn(r.First, r.Last) && (asked.Chain is null || r.Chain == asked.Chain));

    /// <summary>The enterprises, those with roles first.</summary>
    public IEnumerable<EnterpriseRow> Enterprises() => Choose(AllEnterprises());

    /// <summary>The whole ledger of enterprises.</summary>
    public IReadOnlyList<EnterpriseRow> AllEnterprises() => EnterpriseLedger.Build(store.Enterprises(all), store.Projects(all), words);

    /// <summary>Those of a ledger that were asked for.</summary>
    public IEnumerable<EnterpriseRow> Choose(IEnumerable<EnterpriseRow> rows) =>
        rows.Where(r => (asked.Place is null || r.Places.Any(IsIn)) && IsIn(r.First, r.Last) && (asked.Chain is null || r.Chains.Any(c => c.Chain == asked.Chain)));

    /// <summary>The map of enterprises by chain and role.</summary>
    public IEnumerable<ChainMapField> Map(IEnumerable<EnterpriseRow> rows) => EnterpriseLedger.Map(rows, words).Where(f => asked.Chain is null || f.Chain == asked.Chain);

    /// <summary>The clusters by kind. Of the facts only those of indicators and measures that a cluster's figures can be of are read.</summary>
    public IEnumerable<ClusterRow> Clusters() => Choose(AllClusters());

    /// <summary>The whole ledger of clusters.</summary>
    public IReadOnlyList<ClusterRow> AllClusters() =>
        ClusterLedger.Build(ClusterLedger.Sources(words).SelectMany(s => store.Facts(all with { Indicator = s.Indicator, Measure = s.Measure })), words);

    /// <summary>Those of a ledger that were asked for.</summary>
    public IEnumerable<ClusterRow> Choose(IEnumerable<ClusterRow> rows) =>
        rows.Where(r => IsIn(r.Place) && IsIn(r.First, r.Last) && (asked.Chain is null || r.Chain == asked.Chain));

    /// <summary>The rows up to the limit that was asked for.</summary>
    public IEnumerable<T> Limited<T>(IEnumerable<T> rows) => asked.Limit is { } most ? rows.Take(most) : rows;

    private bool IsIn(DateOnly? first, DateOnly? last) =>
        (asked.PublishedFrom is null || last >= asked.PublishedFrom) && (asked.PublishedTo is null || first <= asked.PublishedTo);

    private bool IsIn(Place? place) => asked.Place is null || (place is not null && LedgerPlaces.IsWithin(place.Code, asked.Place));
}
