using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Ledgers.Names;

/// <summary>Names of divisions in front of the names of projects, companies and zones, and which division lies in which.</summary>
internal sealed class PlaceNames
{
    private const int Shortest = 2;
    private const int LongestWeak = 5;
    private readonly PhraseList sure;
    private readonly Dictionary<string, List<string>> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    private PlaceNames(PhraseList sure) => this.sure = sure;

    /// <summary>Reads places.tsv and the zones of zones.tsv.</summary>
    public static PlaceNames Load(Lexicon lexicon)
    {
        var rows = lexicon.Read("places.tsv");
        var forms = rows.SelectMany(r => r.List("short").Append(r["name"])).Where(f => f.Length >= Shortest);
        var places = new PlaceNames(new PhraseList(forms));
        foreach (var row in rows)
        {
            places.names[row["code"]] = row["name"];
            foreach (var form in row.List("short").Concat(row.List("weak")).Concat(row.List("word")).Append(row["name"])) places.Add(form, row["code"]);
        }

        return places;
    }

    /// <summary>The official name of a division; its code where it has none.</summary>
    public string Name(string code) => names.GetValueOrDefault(code, code);

    /// <summary>True where one division is the other or lies in it, by the digits of GB/T 2260.</summary>
    public static bool IsWithin(string code, string ancestor)
    {
        if (code.Length != 6 || ancestor.Length != 6) return code == ancestor;
        var length = ancestor.EndsWith("0000", StringComparison.Ordinal) ? 2 : ancestor.EndsWith("00", StringComparison.Ordinal) ? 4 : 6;
        return code.AsSpan(0, length).SequenceEqual(ancestor.AsSpan(0, length));
    }

    /// <summary>True for a county, district or county-level city.</summary>
    public static bool IsCounty(string code) => code.Length == 6 && !code.EndsWith("00", StringComparison.Ordinal);

    /// <summary>Length of the names of divisions that a folded name begins with; never the whole of it.</summary>
    /// <param name="name">The folded name.</param>
    /// <param name="home">Codes of the divisions around; a weak name counts where it is one of their prefecture.</param>
    /// <param name="code">The last of the divisions, where it is known which is meant.</param>
    public int Lead(ReadOnlySpan<char> name, IReadOnlyCollection<string> home, out string? code)
    {
        code = null;
        var at = 0;
        while (at < name.Length)
        {
            var length = LeadAt(name[at..], home, out var found);
            if (length == 0 || at + length >= name.Length) break;
            at += length;
            code = found ?? code;
        }

        return at;
    }

    /// <summary>The division that a whole name means in front of such homes; null where it is none or open.</summary>
    public string? CodeOf(string name, IReadOnlyCollection<string> home)
    {
        if (!codes.TryGetValue(name, out var meant)) return null;
        foreach (var code in meant)
        {
            if (home.Any(h => IsWithin(h, code) || IsWithin(code, h))) return code;
        }

        return meant.Count == 1 ? meant[0] : null;
    }

    private int LeadAt(ReadOnlySpan<char> rest, IReadOnlyCollection<string> home, out string? code)
    {
        var length = sure.StartsAt(rest, 0);
        code = length > 0 ? CodeOf(rest[..length].ToString(), home) : null;
        if (length > 0) return length;
        for (length = Math.Min(LongestWeak, rest.Length); length >= Shortest; length--)
        {
            code = NearOf(rest[..length].ToString(), home);
            if (code is not null) return length;
        }

        return 0;
    }

    // A weak name (阳城) counts beside a division of its own prefecture.
    private string? NearOf(string form, IReadOnlyCollection<string> home) =>
        home.Count > 0 && codes.TryGetValue(form, out var meant) ? meant.Find(code => home.Any(h => h.AsSpan(0, 4).SequenceEqual(code.AsSpan(0, 4)))) : null;

    private void Add(string form, string code)
    {
        if (form.Length < Shortest) return;
        if (!codes.TryGetValue(form, out var list)) codes[form] = list = [];
        if (!list.Contains(code)) list.Add(code);
    }
}
