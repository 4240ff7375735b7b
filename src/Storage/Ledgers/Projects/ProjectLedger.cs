using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>
/// The ledger of projects: one row a project from its mentions over months. A pure function of stored rows; the result
/// does not depend on their order. See docs/decisions on ledgers.
/// </summary>
public static class ProjectLedger
{
    /// <summary>Builds the ledger, greatest investment first.</summary>
    /// <param name="projects">Mentions of projects.</param>
    /// <param name="enterprises">Mentions of enterprises in the same articles: they tell whose name a project bears.</param>
    /// <param name="facts">Facts of investment in the same articles: they give sums their words and bounds.</param>
    /// <param name="words">The vocabulary.</param>
    public static IReadOnlyList<ProjectRow> Build(
        IEnumerable<StoredProject> projects, IEnumerable<StoredEnterprise> enterprises, IEnumerable<StoredFact> facts, LedgerVocabulary words)
    {
        var rows = projects.ToList();
        var firms = enterprises.ToList();
        return Build(rows, Registry(rows, firms, words), facts, words);
    }

    /// <summary>The enterprises that mentions of projects and enterprises name.</summary>
    internal static FirmRegistry Registry(IReadOnlyList<StoredProject> projects, IReadOnlyList<StoredEnterprise> enterprises, LedgerVocabulary words)
    {
        var names = enterprises.Select(e => (e.Mention.Name, e.Article))
            .Concat(projects.Where(p => p.Mention.Owner is not null).Select(p => (p.Mention.Owner!, p.Article)));
        return FirmRegistry.Build([.. names], words);
    }

    internal static IReadOnlyList<ProjectRow> Build(IReadOnlyList<StoredProject> projects, FirmRegistry firms, IEnumerable<StoredFact> facts, LedgerVocabulary words)
    {
        var nodes = projects.Select(p => new ProjectNode(p, ProjectName.Parse(p, firms, words)))
            .OrderBy(n => n.Key, StringComparer.Ordinal).ThenBy(n => n.Name.Part, StringComparer.Ordinal).ToList();
        var builder = new ProjectRowBuilder(nodes, firms, facts, words);
        var rows = ProjectUnion.Unite(nodes, firms, words.Weights).Select(g => builder.Build(g.Members, g.Links));
        return ProjectNesting.Nest([.. rows], words)
            .OrderByDescending(r => r.Worth).ThenByDescending(r => r.Last).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.History[0].Evidence, LedgerEvidence.ByPlace).ToList();
    }
}
