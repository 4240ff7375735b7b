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
    private readonly List<long> pairs = [];

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
        return Distinct(blocks.pairs);
    }

    // Both positions in one number: sorted, each once.
    private static List<(int One, int Other)> Distinct(List<long> pairs)
    {
        pairs.Sort();
        var found = new List<(int, int)>(pairs.Count);
        var before = -1L;
        foreach (var pair in pairs)
        {
            if (pair != before) found.Add(((int)(pair >> 32), (int)(pair & uint.MaxValue)));
            before = pair;
        }

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
        var index = new Dictionary<uint, List<int>>();
        foreach (var head in heads)
        {
            foreach (var pair in nodes[head].Pairs) In(index, pair).Add(head);
        }

        var byCounty = Counties(heads, index);
        var sorted = new HashSet<List<int>>();
        var (rare, sizes) = (new List<uint>(), new List<(int Size, uint Pair)>());
        foreach (var head in heads)
        {
            Rarest(nodes[head].Pairs, index, sizes, rare);
            foreach (var pair in rare)
            {
                var block = index[pair];
                if (block.Count <= LargestBlock)
                {
                    foreach (var other in block) Add(head, other);
                }
                else if (nodes[head].County is { } county) AddNeighbours(head, byCounty[(pair, county)], sorted);
            }
        }
    }

    // Only pairs that many names hold are filed by county too.
    private Dictionary<(uint Pair, string County), List<int>> Counties(List<int> heads, Dictionary<uint, List<int>> index)
    {
        var byCounty = new Dictionary<(uint Pair, string County), List<int>>();
        foreach (var head in heads)
        {
            if (nodes[head].County is not { } county) continue;
            foreach (var pair in nodes[head].Pairs)
            {
                if (index[pair].Count > LargestBlock) In(byCounty, (pair, county)).Add(head);
            }
        }

        return byCounty;
    }

    private static void Rarest(uint[] pairs, Dictionary<uint, List<int>> index, List<(int Size, uint Pair)> sizes, List<uint> rare)
    {
        sizes.Clear();
        rare.Clear();
        foreach (var pair in pairs) sizes.Add((index[pair].Count, pair));
        sizes.Sort();
        for (var i = 0; i < sizes.Count && i < RarePairs; i++) rare.Add(sizes[i].Pair);
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

    private static List<int> In<TKey>(Dictionary<TKey, List<int>> index, TKey key)
        where TKey : notnull
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
        var (first, second) = one < other ? (one, other) : (other, one);
        if (ProjectScorer.MayLink(nodes[first], nodes[second])) pairs.Add(((long)first << 32) | (uint)second);
    }
}
