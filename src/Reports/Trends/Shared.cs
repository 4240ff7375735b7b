using System.Runtime.InteropServices;

namespace PolicyML.Reports.Trends;

/// <summary>Groups of figures that share something.</summary>
internal static class Shared
{
    /// <summary>
    /// The groups of two or more, each in the order of the items, groups in the order of their first item. Items that share their key with
    /// no other cost no list: of a million figures few are printed twice.
    /// </summary>
    /// <param name="items">What is grouped.</param>
    /// <param name="key">The key of an item; false where it has none.</param>
    public static List<List<Candidate>> Of<TKey>(IReadOnlyList<Candidate> items, KeyOf<TKey> key)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, int>(items.Count);
        var groups = new Dictionary<int, List<Candidate>>();
        for (var i = 0; i < items.Count; i++)
        {
            if (!key(items[i], out var own)) continue;
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(first, own, out var isKnown);
            if (!isKnown) at = i;
            else if (groups.TryGetValue(at, out var group)) group.Add(items[i]);
            else groups[at] = [items[at], items[i]];
        }

        return [.. groups.OrderBy(g => g.Key).Select(g => g.Value)];
    }

    /// <summary>The key of an item; false where it has none.</summary>
    internal delegate bool KeyOf<TKey>(Candidate item, out TKey key);
}
