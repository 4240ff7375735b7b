using PolicyML.Core;

namespace PolicyML.Storage.Ledgers.Enterprises;

/// <summary>A role of an enterprise and where it was said.</summary>
/// <param name="Role">Id of roles.tsv.</param>
/// <param name="Evidence">Where it was said, oldest first, one a story.</param>
public sealed record EnterpriseRole(string Role, IReadOnlyList<LedgerEvidence> Evidence);

/// <summary>How an enterprise is known to belong to an industry chain.</summary>
public enum ChainSource
{
    /// <summary>Its role is named for the chain (医药产业链链主).</summary>
    Role,

    /// <summary>The name of a project that it builds tells the chain.</summary>
    Project,

    /// <summary>Articles about that one chain name it: the weakest ground.</summary>
    Article,
}

/// <summary>An industry chain of an enterprise.</summary>
/// <param name="Chain">Label id.</param>
/// <param name="Source">The strongest ground.</param>
/// <param name="Evidence">Where it was read on that ground, oldest first.</param>
public sealed record EnterpriseChain(string Chain, ChainSource Source, IReadOnlyList<LedgerEvidence> Evidence);

/// <summary>One enterprise with all that was reported of it.</summary>
public sealed record EnterpriseRow
{
    /// <summary>The key by which ledgers name it: the folded form of its fullest name.</summary>
    public required string Key { get; init; }

    /// <summary>The fullest form of its name as printed.</summary>
    public required string Name { get; init; }

    /// <summary>Other forms that were printed, in ordinal order.</summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Its roles in the order of roles.tsv.</summary>
    public IReadOnlyList<EnterpriseRole> Roles { get; init; } = [];

    /// <summary>Its chains, surest ground and most evidence first.</summary>
    public IReadOnlyList<EnterpriseChain> Chains { get; init; } = [];

    /// <summary>The divisions of the articles that name it, most frequent first.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>Names of the projects that it builds, as the ledger of projects has them.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>Day of the first report; null where no article has a day.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Day of the last report.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>Where it is named, oldest first, one a story.</summary>
    public required IReadOnlyList<LedgerEvidence> Evidence { get; init; }

    /// <summary>The greatest probability that one of its names is an enterprise's, 0 to 1.</summary>
    public double Confidence { get; init; }
}

/// <summary>The enterprises of one role in one chain: a field of the industry-chain map.</summary>
/// <param name="Chain">Label id; null for those whose chain is unknown.</param>
/// <param name="Role">Id of roles.tsv; null for those without a role.</param>
/// <param name="Enterprises">The enterprises, most reported first.</param>
public sealed record ChainMapField(string? Chain, string? Role, IReadOnlyList<EnterpriseRow> Enterprises);
