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

    /// <summary>The character pairs of its own words.</summary>
    public IReadOnlySet<string> Pairs { get; }

    /// <summary>Its own words from the end: names with one head sort together.</summary>
    public string End { get; }

    public ProjectMention Mention => Row.Mention;

    /// <summary>Smallest known county, for blocks; null where none is known.</summary>
    public string? County => Places.FirstOrDefault(PlaceNames.IsCounty) ?? (Places.Count > 0 ? Places[0] : null);

    private static HashSet<string> PairsOf(string own)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        if (own.Length == 1) pairs.Add(own);
        for (var i = 0; i + 1 < own.Length; i++) pairs.Add(own.Substring(i, 2));
        return pairs;
    }
}
