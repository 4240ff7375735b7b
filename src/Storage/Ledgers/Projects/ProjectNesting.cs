using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>Puts projects that bear the whole name of a park or base (某某产业园污水处理厂项目) under its row.</summary>
internal static class ProjectNesting
{
    private const int ShortestSite = 6;

    /// <summary>The rows, those that stand within another taken from the list and put under it.</summary>
    public static IReadOnlyList<ProjectRow> Nest(IReadOnlyList<ProjectRow> rows, LedgerVocabulary words)
    {
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        var sites = byName.GetAlternateLookup<ReadOnlySpan<char>>();
        var names = rows.Select(r => SiteName(r.Name, words)).ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            if (names[i].Length >= ShortestSite && words.Sites.Ends(names[i]) > 0) byName.TryAdd(names[i], i);
        }

        var parts = new Dictionary<int, List<ProjectRow>>();
        var nested = new HashSet<int>();
        for (var i = 0; i < rows.Count && byName.Count > 0; i++)
        {
            if (WholeOf(i, rows, names, sites) is not { } whole) continue;
            while (WholeOf(whole, rows, names, sites) is { } larger) whole = larger;
            if (!parts.TryGetValue(whole, out var list)) parts[whole] = list = [];
            list.Add(rows[i]);
            nested.Add(i);
        }

        return [.. Enumerable.Range(0, rows.Count).Where(i => !nested.Contains(i)).Select(i => parts.TryGetValue(i, out var within)
            ? rows[i] with { Within = [.. within.OrderBy(w => w.Name, StringComparer.Ordinal)] }
            : rows[i])];
    }

    private static int? WholeOf(int index, IReadOnlyList<ProjectRow> rows, List<string> names, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> sites)
    {
        for (var length = names[index].Length - 2; length >= ShortestSite; length--)
        {
            if (!sites.TryGetValue(names[index].AsSpan(0, length), out var whole) || whole == index) continue;
            var (a, b) = (rows[index].Place?.Code, rows[whole].Place?.Code);
            return a is null || b is null || PlaceNames.IsWithin(a, b) || PlaceNames.IsWithin(b, a) ? whole : null;
        }

        return null;
    }

    private static string SiteName(string name, LedgerVocabulary words)
    {
        var folded = NameFolding.Fold(name);
        foreach (var head in (string[])["建设项目", "项目"])
        {
            if (folded.EndsWith(head, StringComparison.Ordinal) && words.Sites.Ends(folded.AsSpan(0, folded.Length - head.Length)) > 0) return folded[..^head.Length];
        }

        return folded;
    }
}
