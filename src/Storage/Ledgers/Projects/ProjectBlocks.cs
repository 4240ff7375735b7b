namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>
/// Chooses the pairs of mentions that are compared at all: those that share an owner, a rare character pair of their own
/// words, or core and place. Mentions that read alike are chained, so that the cost stays near-linear in their number.
/// </summary>
internal sealed class ProjectBlocks
{
    private const int RarePairs = 4;
    private const int LargestBlock = 40;
    private readonly List<ProjectNode> nodes;
    private readonly HashSet<(int, int)> pairs = [];

    private ProjectBlocks(List<ProjectNode> nodes) => this.nodes = nodes;

    /// <summary>The pairs of positions, the smaller first, in a fixed order.</summary>
    /// <param name="nodes">The mentions in the order of their keys.</param>
    public static IReadOnlyList<(int One, int Other)> Find(List<ProjectNode> nodes)
    {
        var blocks = new ProjectBlocks(nodes);
        var heads = blocks.Alike();
        blocks.ByOwner(heads);
        blocks.ByCapacity(heads);
        blocks.ByPairs(heads);
        var found = blocks.pairs.ToList();
        found.Sort();
        return found;
    }

    // Mentions alike in own words, core, owner, part and place: each is compared with the next; the first, one with a sum and the last stand for all.
    private List<int> Alike()
    {
        var heads = new List<int>();
        var groups = Enumerable.Range(0, nodes.Count).GroupBy(i => (nodes[i].Name.Core, nodes[i].Name.Owner, nodes[i].Name.Part, nodes[i].Name.Capacity, nodes[i].County));
        foreach (var group in groups)
        {
            var members = group.ToList();
            for (var i = 1; i < members.Count; i++) Add(members[i - 1], members[i]);
            heads.Add(members[0]);
            if (members.Count > 1) heads.Add(members[^1]);
            if (members.Find(m => nodes[m].Mention.Investment is not null) is var priced && !heads.Contains(priced) && nodes[priced].Mention.Investment is not null) heads.Add(priced);
        }

        heads.Sort();
        return heads;
    }

    private void ByOwner(List<int> heads)
    {
        foreach (var block in heads.Where(h => nodes[h].Name.Owner is not null).GroupBy(h => nodes[h].Name.Owner!, StringComparer.Ordinal)) AddAll([.. block]);
    }

    // A name without words of its own: the same capacity in the same county.
    private void ByCapacity(List<int> heads)
    {
        foreach (var block in heads.Where(h => nodes[h].Name.Capacity is not null && nodes[h].County is not null).GroupBy(h => (nodes[h].Name.Capacity!.Value, nodes[h].County!))) AddAll([.. block]);
    }

    // Every mention is filed under all its pairs, and looks under its rarest ones; where many stand, only among those of its county.
    private void ByPairs(List<int> heads)
    {
        var index = new Dictionary<(string Pair, string? County), List<int>>();
        foreach (var head in heads)
        {
            foreach (var pair in nodes[head].Pairs)
            {
                In(index, (pair, null)).Add(head);
                if (nodes[head].County is { } county) In(index, (pair, county)).Add(head);
            }
        }

        var sorted = new HashSet<List<int>>();
        foreach (var head in heads)
        {
            foreach (var pair in nodes[head].Pairs.OrderBy(p => index[(p, null)].Count).ThenBy(p => p, StringComparer.Ordinal).Take(RarePairs))
            {
                var block = index[(pair, null)];
                if (block.Count <= LargestBlock) block.ForEach(other => Add(head, other));
                else if (nodes[head].County is { } county) AddNeighbours(head, index[(pair, county)], sorted);
            }
        }
    }

    // Sorted neighbourhood: names that end alike stand beside each other.
    private void AddNeighbours(int head, List<int> block, HashSet<List<int>> sorted)
    {
        if (sorted.Add(block)) block.Sort(ByEnd);
        var at = block.BinarySearch(head, Comparer<int>.Create(ByEnd));
        for (var i = Math.Max(0, at - (LargestBlock / 2)); i < Math.Min(block.Count, at + (LargestBlock / 2)); i++) Add(head, block[i]);
    }

    private int ByEnd(int one, int other)
    {
        var byEnd = string.CompareOrdinal(nodes[one].End, nodes[other].End);
        return byEnd != 0 ? byEnd : one.CompareTo(other);
    }

    private static List<int> In(Dictionary<(string Pair, string? County), List<int>> index, (string Pair, string? County) key)
    {
        if (!index.TryGetValue(key, out var list)) index[key] = list = [];
        return list;
    }

    private void AddAll(List<int> block)
    {
        for (var i = 0; i < block.Count; i++)
        {
            for (var j = i + 1; j < block.Count && j <= i + LargestBlock; j++) Add(block[i], block[j]);
        }
    }

    private void Add(int one, int other)
    {
        if (one == other) return;
        var pair = one < other ? (one, other) : (other, one);
        if (ProjectScorer.MayLink(nodes[pair.Item1], nodes[pair.Item2])) pairs.Add(pair);
    }
}
