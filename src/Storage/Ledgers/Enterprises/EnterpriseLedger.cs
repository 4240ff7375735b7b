using PolicyML.Core;
using PolicyML.Storage.Ledgers.Names;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Storage.Ledgers.Enterprises;

/// <summary>
/// The ledger of enterprises: one row a firm from the names that articles print. A pure function of stored rows; the
/// result does not depend on their order.
/// </summary>
public static class EnterpriseLedger
{
    /// <summary>Builds the ledger: firms with roles first, then the most reported.</summary>
    /// <param name="enterprises">Mentions of enterprises.</param>
    /// <param name="projects">Mentions of projects: their owners are enterprises too.</param>
    /// <param name="words">The vocabulary.</param>
    public static IReadOnlyList<EnterpriseRow> Build(IEnumerable<StoredEnterprise> enterprises, IEnumerable<StoredProject> projects, LedgerVocabulary words)
    {
        var (firms, owned) = (enterprises.ToList(), projects.ToList());
        var registry = ProjectLedger.Registry(owned, firms, words);
        var built = ProjectLedger.Build(owned, registry, [], words);
        var says = firms.Select(e => Said(e, registry)).Concat(owned.Select(p => Said(p, registry))).OfType<FirmReport>();
        var names = Flat(built).Where(r => r.OwnerKey is not null).ToLookup(r => r.OwnerKey!, StringComparer.Ordinal);
        return says.GroupBy(s => s.Key, StringComparer.Ordinal)
            .Select(g => Row(g.Key, [.. g.OrderBy(s => s.Evidence, LedgerEvidence.ByPlace).ThenBy(s => s.Name, StringComparer.Ordinal)], names[g.Key], words))
            .OrderBy(r => r.Roles.Count > 0 ? RankOf(r.Roles[0].Role, words) : int.MaxValue)
            .ThenByDescending(r => r.Evidence.Count).ThenBy(r => r.Name, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The industry-chain map: by chain, then by role, the firms. Chains and roles in the order of their tables, unknown ones last.</summary>
    public static IReadOnlyList<ChainMapField> Map(IEnumerable<EnterpriseRow> rows, LedgerVocabulary words)
    {
        var chains = words.Labels.Labels.Select(l => l.Id).ToList();
        return rows.SelectMany(r => Fields(r).Select(f => (f.Chain, f.Role, Row: r)))
            .GroupBy(f => (f.Chain, f.Role))
            .OrderBy(g => g.Key.Chain is { } chain ? chains.IndexOf(chain) : int.MaxValue)
            .ThenBy(g => g.Key.Role is { } role ? RankOf(role, words) : int.MaxValue)
            .Select(g => new ChainMapField(g.Key.Chain, g.Key.Role, [.. g.Select(f => f.Row).OrderByDescending(r => r.Evidence.Count).ThenBy(r => r.Name, StringComparer.Ordinal)]))
            .ToList();
    }

    // A firm stands in the map once a chain and role; a chain by its articles alone counts only where there is no surer one.
    private static IEnumerable<(string? Chain, string? Role)> Fields(EnterpriseRow row)
    {
        var sure = row.Chains.Where(c => c.Source != ChainSource.Article).ToList();
        var chains = (sure.Count > 0 ? sure : row.Chains.Take(1)).Select(c => (string?)c.Chain).DefaultIfEmpty(null);
        return chains.SelectMany(c => row.Roles.Select(r => (string?)r.Role).DefaultIfEmpty(null).Select(r => (c, r)));
    }

    private static int RankOf(string role, LedgerVocabulary words)
    {
        for (var i = 0; i < words.Roles.Count; i++)
        {
            if (words.Roles[i] == role) return i;
        }

        return words.Roles.Count;
    }

    private static IEnumerable<ProjectRow> Flat(IEnumerable<ProjectRow> rows) => rows.SelectMany(r => Flat(r.Within).Prepend(r));

    private static FirmReport? Said(StoredEnterprise row, FirmRegistry registry)
    {
        if (registry.Find(row.Mention.Name, row.Article) is not { } key) return null;
        var evidence = new LedgerEvidence(row.Article, row.Mention.Span, row.Mention.Name, row.Mention.Confidence);
        var roles = row.Mention.RoleSpan is { } span ? new LedgerEvidence(row.Article, span, "", row.Mention.Confidence) : null;
        return new FirmReport(key, row.Mention.Name, evidence, row.Mention.Roles, roles, row.Mention.Chain, ChainSource.Role);
    }

    // The owner of a project; the project's own chain is the firm's.
    private static FirmReport? Said(StoredProject row, FirmRegistry registry)
    {
        if (row.Mention.Owner is not { } owner || registry.Find(owner, row.Article) is not { } key) return null;
        return new FirmReport(key, owner, new LedgerEvidence(row.Article, row.Mention.NameSpan, row.Mention.Name, row.Mention.Confidence), [], null, row.Mention.Chain, ChainSource.Project);
    }

    private static EnterpriseRow Row(string key, List<FirmReport> says, IEnumerable<ProjectRow> projects, LedgerVocabulary words)
    {
        var names = says.Select(s => s.Name).Distinct(StringComparer.Ordinal).ToList();
        var name = names.OrderByDescending(n => NameFolding.Fold(n) == key).ThenByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).First();
        return new EnterpriseRow
        {
            Key = key,
            Name = name,
            OtherNames = [.. names.Where(n => n != name).Order(StringComparer.Ordinal)],
            Roles = [.. RolesOf(says).OrderBy(r => RankOf(r.Role, words))],
            Chains = [.. ChainsOf(says)],
            Places = PlacesOf(says, words),
            Projects = [.. projects.Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            First = says.Min(s => s.Evidence.Article.Published),
            Last = says.Max(s => s.Evidence.Article.Published),
            Evidence = [.. OneAStory(says.Select(s => s.Evidence))],
            Confidence = says.Max(s => s.Evidence.Confidence),
        };
    }

    private static IEnumerable<EnterpriseRole> RolesOf(List<FirmReport> says) => says
        .Where(s => s.RoleEvidence is not null)
        .SelectMany(s => s.Roles.Select(r => (Role: r, Evidence: s.RoleEvidence!)))
        .GroupBy(r => r.Role, StringComparer.Ordinal)
        .Select(g => new EnterpriseRole(g.Key, [.. OneAStory(g.Select(r => r.Evidence))]));

    private static IEnumerable<EnterpriseChain> ChainsOf(List<FirmReport> says)
    {
        var named = says.Where(s => s.Chain is not null).Select(s => (Chain: s.Chain!, s.Source, s.Evidence));
        var around = says.Where(s => s.Evidence.Article.Chains.Count == 1).Select(s => (Chain: s.Evidence.Article.Chains[0].Id, Source: ChainSource.Article, s.Evidence));
        return named.Concat(around).GroupBy(c => c.Chain, StringComparer.Ordinal)
            .Select(g => (g.Key, Source: g.Min(c => c.Source), All: g))
            .Select(g => new EnterpriseChain(g.Key, g.Source, [.. OneAStory(g.All.Where(c => c.Source == g.Source).Select(c => c.Evidence))]))
            .OrderBy(c => c.Source).ThenByDescending(c => c.Evidence.Count).ThenBy(c => c.Chain, StringComparer.Ordinal);
    }

    private static List<Place> PlacesOf(List<FirmReport> says, LedgerVocabulary words) => says
        .Select(s => s.Evidence.Article).DistinctBy(a => a.Story).Select(a => a.Place?.Code).OfType<string>()
        .GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new Place(g.Key, words.PlaceName(g.Key))).ToList();

    private static IEnumerable<LedgerEvidence> OneAStory(IEnumerable<LedgerEvidence> evidence) =>
        evidence.Order(LedgerEvidence.ByPlace).DistinctBy(e => e.Article.Story);

    /// <summary>What one mention says of a firm.</summary>
    private sealed record FirmReport(
        string Key, string Name, LedgerEvidence Evidence, IReadOnlyList<string> Roles, LedgerEvidence? RoleEvidence, string? Chain, ChainSource Source);
}
