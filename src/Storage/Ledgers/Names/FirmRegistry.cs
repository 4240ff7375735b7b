namespace PolicyML.Storage.Ledgers.Names;

/// <summary>
/// Which names mean one enterprise. Full names with one body and one place are one; a short name (瑞禾药业) belongs to the
/// full name of its article, else to the only full name that it can stand for; where several could be meant it stays by itself.
/// The result does not depend on the order of names.
/// </summary>
internal sealed class FirmRegistry
{
    private const int ShortestPrefix = 4;
    private readonly LedgerVocabulary words;
    private readonly Dictionary<string, string> fulls = new(StringComparer.Ordinal);         // folded full name -> firm
    private readonly Dictionary<string, SortedSet<string>> bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<(long Article, string Firm), bool> articles = [];
    private readonly HashSet<(long Article, string Firm)> named = [];
    private readonly Dictionary<string, HashSet<string>> provinces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FirmName> parsed = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> printed = new(StringComparer.Ordinal);

    private FirmRegistry(LedgerVocabulary words) => this.words = words;

    /// <summary>Builds a registry of all names that some article prints.</summary>
    public static FirmRegistry Build(IReadOnlyCollection<(string Name, ArticleHead Article)> names, LedgerVocabulary words)
    {
        var registry = new FirmRegistry(words);
        foreach (var group in names.Select(n => registry.Parse(n.Name)).Where(n => n.IsFull).Distinct().GroupBy(n => n.Body, StringComparer.Ordinal)) registry.AddBody(group);
        foreach (var (name, article) in names) registry.AddPlace(registry.Parse(name), article);
        foreach (var (name, article) in names)
        {
            if (registry.Find(name, article) is { } firm) registry.named.Add((article.Id, firm));
        }

        foreach (var name in names.Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) registry.AddPrint(name);
        return registry;
    }

    /// <summary>The fullest printed form of each enterprise that is named in full, by its key.</summary>
    public IReadOnlyDictionary<string, string> FullNames => printed;

    /// <summary>True where an article names an enterprise.</summary>
    public bool IsNamed(string firm, ArticleHead article) => named.Contains((article.Id, firm));

    /// <summary>The enterprise that a name means in an article, as a key that is the same for all its names; null for words that name none.</summary>
    public string? Find(string printed, ArticleHead article)
    {
        var name = Parse(printed);
        if (name.Folded.Length < 2 || words.FirmPronouns.Has(name.Folded)) return null;
        if (name.IsFull && fulls.TryGetValue(name.Folded, out var full)) return full;
        return Choose(name.Long, article) ?? (name.Body == name.Long ? null : Choose(name.Body, article)) ?? name.Folded;
    }

    /// <summary>The enterprise whose name a project's folded name begins with, and the length of that name; 0 where there is none.</summary>
    public int Lead(string name, ArticleHead article, out string? firm)
    {
        var known = aliases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(name.Length - 2, 14); length >= ShortestPrefix; length--)
        {
            firm = known.ContainsKey(name.AsSpan(0, length)) ? Choose(name[..length], article) : null;
            if (firm is not null) return length;
        }

        firm = null;
        return 0;
    }

    /// <summary>True where two keys can hardly mean one enterprise: neither name stands in the other and their bodies begin differently.</summary>
    public bool AreDistinct(string one, string other)
    {
        if (one == other) return false;
        var (a, b) = (Parse(one), Parse(other));
        if (a.IsFull && b.IsFull) return true;
        return !(a.Long.Contains(b.Body, StringComparison.Ordinal) || b.Long.Contains(a.Body, StringComparison.Ordinal) || a.Body.AsSpan(0, 2).SequenceEqual(b.Body.AsSpan(0, 2)));
    }

    private FirmName Parse(string printed)
    {
        if (!parsed.TryGetValue(printed, out var name)) parsed[printed] = name = FirmName.Parse(printed, words);
        return name;
    }

    // Names of one body are one firm unless they name places that do not hold each other.
    private void AddBody(IEnumerable<FirmName> group)
    {
        var names = group.OrderBy(n => n.Folded, StringComparer.Ordinal).ToList();
        var places = names.Select(n => n.Place).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var isOne = places.TrueForAll(p => places.TrueForAll(q => PlaceNames.IsWithin(p, q) || PlaceNames.IsWithin(q, p)));
        foreach (var kin in isOne ? [names] : names.GroupBy(n => n.Place).Select(g => g.ToList()))
        {
            var key = kin.OrderByDescending(n => n.Folded.Length).ThenBy(n => n.Folded, StringComparer.Ordinal).First().Folded;
            foreach (var name in kin) Add(name, key);
        }
    }

    private void Add(FirmName name, string key)
    {
        fulls[name.Folded] = key;
        foreach (var whole in name.IsBranch && name.Place is null ? (string[])[] : [name.Long, name.Body]) In(bodies, whole).Add(key);
        foreach (var alias in name.Aliases(words)) In(aliases, alias).Add(key);
        foreach (var front in (string[])[name.Long, name.Body])
        {
            if (name.IsBranch || words.Nationwide.StartsAt(front, 0) > 0) continue;
            for (var length = ShortestPrefix; length < front.Length; length++)
            {
                if (!words.Subsidiary.IsIn(front.AsSpan(length)) && !words.Companies.Has(front.AsSpan(0, length))) In(prefixes, front[..length]).Add(key);
            }
        }
    }

    private void AddPlace(FirmName name, ArticleHead article)
    {
        if (!name.IsFull || !fulls.TryGetValue(name.Folded, out var key)) return;
        articles[(article.Id, key)] = true;
        if (!provinces.TryGetValue(key, out var known)) provinces[key] = known = new HashSet<string>(StringComparer.Ordinal);
        if (name.Place is { } own) known.Add(own[..2]);
        if (article.Place is { } place) known.Add(place.Code[..2]);
    }

    private void AddPrint(string name)
    {
        if (!fulls.TryGetValue(Parse(name).Folded, out var key)) return;
        if (!printed.TryGetValue(key, out var known) || name.Length > known.Length) printed[key] = name;
    }

    // By its whole name without place and legal form, else by any shorter form.
    private string? Choose(string alias, ArticleHead article)
    {
        if (bodies.TryGetValue(alias, out var exact) && Choose(exact, article) is { } found) return found;
        var candidates = new SortedSet<string>(StringComparer.Ordinal);
        if (aliases.TryGetValue(alias, out var shorter)) candidates.UnionWith(shorter);
        if (prefixes.TryGetValue(alias, out var longer)) candidates.UnionWith(longer);
        return candidates.Count > 0 ? Choose(candidates, article) : null;
    }

    // The one that its own article names in full, else the only one, else the only one of its province.
    private string? Choose(SortedSet<string> candidates, ArticleHead article)
    {
        var here = candidates.Where(c => articles.ContainsKey((article.Id, c))).ToList();
        if (here.Count == 1) return here[0];
        if (here.Count > 1) return null;
        var near = candidates.Where(c => IsNear(c, article)).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    private bool IsNear(string firm, ArticleHead article) =>
        article.Place is not { } place || !provinces.TryGetValue(firm, out var known) || known.Count == 0 || known.Contains(place.Code[..2]);

    private static SortedSet<string> In(Dictionary<string, SortedSet<string>> index, string key)
    {
        if (!index.TryGetValue(key, out var set)) index[key] = set = new SortedSet<string>(StringComparer.Ordinal);
        return set;
    }
}
