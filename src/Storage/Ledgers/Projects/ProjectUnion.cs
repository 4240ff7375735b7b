using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>
/// Unites mentions to projects: strong links from the strongest down, then weak ones where a short name fits one project only.
/// No union brings together two owners, two capacities of the whole, or places that do not hold each other.
/// </summary>
internal sealed class ProjectUnion
{
    private const int MostRounds = 12;
    private readonly List<ProjectNode> nodes;
    private readonly FirmRegistry firms;
    private readonly int[] parent;
    private readonly Traits[] traits;
    private readonly Dictionary<int, ProjectLink> reasons = [];

    private ProjectUnion(List<ProjectNode> nodes, FirmRegistry firms)
    {
        this.nodes = nodes;
        this.firms = firms;
        parent = [.. Enumerable.Range(0, nodes.Count)];
        traits = [.. nodes.Select(n => new Traits(n))];
    }

    /// <summary>The mentions of each project, positions in order, projects in the order of their first mention; and the strongest link of each mention to another of its project.</summary>
    public static IReadOnlyList<(List<int> Members, IReadOnlyDictionary<int, ProjectLink> Links)> Unite(List<ProjectNode> nodes, FirmRegistry firms, LinkWeights weights)
    {
        var union = new ProjectUnion(nodes, firms);
        var scorer = new ProjectScorer(weights, firms);
        var links = ProjectBlocks.Find(nodes)
            .Select(p => (p.One, p.Other, Link: scorer.Compare(nodes[p.One], nodes[p.Other])))
            .Where(l => l.Link is not null)
            .Select(l => (l.One, l.Other, Link: l.Link!, l.Link!.Score))
            .OrderByDescending(l => l.Score).ThenBy(l => l.One).ThenBy(l => l.Other)
            .ToList();
        foreach (var link in links.Where(l => !l.Link.IsWeak)) union.Join(link.One, link.Other, link.Link);
        union.JoinWeak([.. links.Where(l => l.Link.IsWeak).Select(l => (l.One, l.Other, l.Link))]);
        return [.. Enumerable.Range(0, nodes.Count).GroupBy(union.Find).OrderBy(g => g.Min()).Select(g => (g.ToList(), (IReadOnlyDictionary<int, ProjectLink>)union.reasons))];
    }

    // A short name joins the one project that it fits; where it fits two it stays by itself.
    private void JoinWeak(List<(int One, int Other, ProjectLink Link)> links)
    {
        for (var round = 0; round < MostRounds && links.Count > 0; round++)
        {
            var joined = false;
            foreach (var fits in Fits(links).Values.Where(f => f.Count == 1))
            {
                var (one, other, link) = fits.Values.First();
                joined |= Join(one, other, link);
            }

            if (!joined) return;
        }
    }

    // Project with a short name -> the projects that it fits, each with the strongest link.
    private SortedDictionary<int, SortedDictionary<int, (int One, int Other, ProjectLink Link)>> Fits(List<(int One, int Other, ProjectLink Link)> links)
    {
        var fits = new SortedDictionary<int, SortedDictionary<int, (int One, int Other, ProjectLink Link)>>();
        foreach (var link in links)
        {
            var (less, more) = IsShorter(link.One, link.Other) ? (link.One, link.Other) : (link.Other, link.One);
            var (from, to) = (Find(less), Find(more));
            if (from == to || IsConflict(traits[from], traits[to])) continue;
            if (!fits.TryGetValue(from, out var targets)) fits[from] = targets = [];
            targets.TryAdd(to, link);
        }

        return fits;
    }

    private bool IsShorter(int one, int other)
    {
        var byLength = nodes[one].Name.Own.Length.CompareTo(nodes[other].Name.Own.Length);
        return byLength != 0 ? byLength < 0 : one > other;
    }

    private bool Join(int one, int other, ProjectLink link)
    {
        var (a, b) = (Find(one), Find(other));
        if (a == b)
        {
            Note(one, other, link);
            return false;
        }

        if (IsConflict(traits[a], traits[b])) return false;
        var (root, leaf) = a < b ? (a, b) : (b, a);
        parent[leaf] = root;
        traits[root].Take(traits[leaf]);
        Note(one, other, link);
        return true;
    }

    private void Note(int one, int other, ProjectLink link)
    {
        reasons.TryAdd(one, link);
        reasons.TryAdd(other, link);
    }

    private bool IsConflict(Traits one, Traits other)
    {
        foreach (var a in one.Owners)
        {
            foreach (var b in other.Owners)
            {
                if (firms.AreDistinct(a, b)) return true;
            }
        }

        if (one.Capacities.Count > 0 && other.Capacities.Count > 0 && AreOfTwoSizes(one, other)) return true;
        return !one.Places.Overlaps(other.Places) && ProjectScorer.PlaceLevel([.. one.Places], [.. other.Places]) == "disjoint";
    }

    private static bool AreOfTwoSizes(Traits one, Traits other)
    {
        foreach (var unit in one.Capacities.Select(c => c.Unit).Intersect(other.Capacities.Select(c => c.Unit), StringComparer.Ordinal))
        {
            if (!one.Capacities.Where(c => c.Unit == unit).Intersect(other.Capacities).Any()) return true;
        }

        return false;
    }

    private int Find(int node)
    {
        while (parent[node] != node)
        {
            parent[node] = parent[parent[node]];
            node = parent[node];
        }

        return node;
    }

    /// <summary>What a project's mentions say that another's may not contradict.</summary>
    private sealed class Traits
    {
        public Traits(ProjectNode node)
        {
            if (node.Name.Owner is { } owner) Owners.Add(owner);
            if (node.Name is { Capacity: { } capacity, Part: null }) Capacities.Add(capacity);
            Places.UnionWith(node.Places);
        }

        public SortedSet<string> Owners { get; } = new(StringComparer.Ordinal);

        public HashSet<Capacity> Capacities { get; } = [];

        public SortedSet<string> Places { get; } = new(StringComparer.Ordinal);

        public void Take(Traits other)
        {
            Owners.UnionWith(other.Owners);
            Capacities.UnionWith(other.Capacities);
            Places.UnionWith(other.Places);
        }
    }
}
