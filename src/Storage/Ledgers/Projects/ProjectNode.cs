using PolicyML.Core;
using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>A mention of a project as it is compared.</summary>
internal sealed class ProjectNode
{
    public ProjectNode(StoredProject row, ProjectName name)
    {
        Row = row;
        Name = name;
        Key = FormattableString.Invariant($"{row.Article.Published:yyyy-MM-dd} {row.Article.Source}\u0001{row.Article.Number:D6} {row.Mention.NameSpan.Start:D9}-{row.Mention.NameSpan.End:D9}");
        Places = [.. new[] { row.Mention.Place, row.Article.Place?.Code, name.Place }.OfType<string>().Distinct(StringComparer.Ordinal)];
        Pairs = PairsOf(name.Own);
        End = new string([.. name.Own.Reverse()]);
    }

    public StoredProject Row { get; }

    public ProjectName Name { get; }

    /// <summary>Where the mention stands: orders mentions the same way however the rows come.</summary>
    public string Key { get; }

    /// <summary>The divisions that it may lie in.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The character pairs of its own words, each once, in order.</summary>
    public uint[] Pairs { get; }

    /// <summary>Its own words from the end: names with one head sort together.</summary>
    public string End { get; }

    public ProjectMention Mention => Row.Mention;

    /// <summary>Smallest known county, for blocks; null where none is known.</summary>
    public string? County => Places.FirstOrDefault(PlaceNames.IsCounty) ?? (Places.Count > 0 ? Places[0] : null);

    // Both characters in one number, so that they sort as the text does.
    private static uint[] PairsOf(string own)
    {
        if (own.Length == 1) return [(uint)own[0] << 16];
        var pairs = new uint[Math.Max(0, own.Length - 1)];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = ((uint)own[i] << 16) | own[i + 1];
        Array.Sort(pairs);
        var count = 0;
        foreach (var pair in pairs)
        {
            if (count == 0 || pairs[count - 1] != pair) pairs[count++] = pair;
        }

        return count == pairs.Length ? pairs : pairs[..count];
    }
}
