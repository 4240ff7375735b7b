using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;
using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>A kind of cluster.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record ClusterKind(string Id, string Name, string NameEn);

/// <summary>The kinds of clusters, the forms of their names, and their figures.</summary>
internal sealed class ClusterWords
{
    private readonly PhraseList forms;
    private readonly Dictionary<string, ClusterKind> kindOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> also = new(StringComparer.Ordinal);
    private readonly List<ClusterKind> kinds = [];
    private readonly List<FigureRule> figures = [];
    private readonly string[] perUnit;
    private readonly Dictionary<string, string?> chains = new(StringComparer.Ordinal);
    private readonly PhraseList terms;

    private ClusterWords(PhraseList forms, Lexicon lexicon)
    {
        this.forms = forms;
        var labels = LabelSchema.Load(lexicon);
        foreach (var row in lexicon.Read("terms.tsv"))
        {
            var strong = row["weight"] is "3" or "2" && row["context"].Length == 0 && labels.Find(row["label"]) is { Kind: LabelKind.Chain };
            var label = strong ? row["label"] : null;
            chains[row["term"]] = chains.TryGetValue(row["term"], out var known) && known != label ? null : label;
        }

        terms = new PhraseList(chains.Keys);
        perUnit = [.. lexicon.Read("ledger.tsv").Where(r => r["kind"] == "perUnit").SelectMany(r => r.List("words"))];
    }

    /// <summary>The kinds in the order of the table.</summary>
    public IReadOnlyList<ClusterKind> Kinds => kinds;

    /// <summary>The figures in the order of the table.</summary>
    public IReadOnlyList<ClusterFigureKind> Figures => figures.ConvertAll(f => f.Kind);

    /// <summary>The indicators (null for any) and measures of the figures, none twice and none inside another.</summary>
    public IReadOnlyList<(string? Indicator, Measure Measure)> Sources
    {
        get
        {
            var any = figures.Where(f => f.Indicator.Length == 0).Select(f => f.Kind.Measure).Distinct().ToList();
            var named = figures.Where(f => f.Indicator.Length > 0 && !any.Contains(f.Kind.Measure)).Select(f => ((string?)f.Indicator, f.Kind.Measure)).Distinct();
            return [.. named, .. any.Select(m => ((string?)null, m))];
        }
    }

    /// <summary>Reads cluster-kinds.tsv, cluster-figures.tsv and the terms of chains.</summary>
    /// <exception cref="FormatException">A row names an unknown measure.</exception>
    public static ClusterWords Load(Lexicon lexicon)
    {
        var rows = lexicon.Read("cluster-kinds.tsv");
        var words = new ClusterWords(new PhraseList(rows.SelectMany(r => r.List("forms"))), lexicon);
        foreach (var row in rows)
        {
            var kind = new ClusterKind(row["id"], row["name"], row["name_en"]);
            foreach (var form in row.List("forms")) words.kindOf.TryAdd(NameFolding.Fold(form), kind);
            words.kinds.Add(kind);
            words.also[kind.Id] = [kind.Id, .. row.List("also")];
        }

        foreach (var row in lexicon.Read("cluster-figures.tsv"))
        {
            var measure = JsonNames.Parse<Measure>(row["measure"]) ?? throw row.Error($"unknown measure \"{row["measure"]}\"");
            words.figures.Add(new FigureRule(new ClusterFigureKind(row["id"], row["name"], row["name_en"], measure), row["indicator"], [.. row.List("units")], row.List("words")));
        }

        return words;
    }

    /// <summary>Length of the form of a name that begins at a position; 0 where none does.</summary>
    public int FormAt(ReadOnlySpan<char> text, int at) => forms.StartsAt(text, at);

    /// <summary>The kind of a form.</summary>
    public ClusterKind KindOf(string form) => kindOf[form];

    /// <summary>True where a form of one kind may mean a cluster of another.</summary>
    public bool MayMean(string kind, string other) => also[kind].Contains(other, StringComparer.Ordinal);

    /// <summary>Position of a kind in the table.</summary>
    public int OrderOf(string kind) => kinds.FindIndex(k => k.Id == kind);

    /// <summary>What figure a fact is; null where it is none of the table.</summary>
    public ClusterFigureKind? FigureOf(Fact fact)
    {
        var said = fact.Text + fact.Subject;
        if (Array.Exists(perUnit, w => said.Contains(w, StringComparison.Ordinal))) return null;
        foreach (var rule in figures)
        {
            if (rule.Kind.Measure != fact.Measure || (rule.Indicator.Length > 0 && rule.Indicator != fact.Indicator)) continue;
            if (rule.Units.Count > 0 && !rule.Units.Contains(fact.Unit)) continue;
            if (rule.Words.Length == 0 || Array.Exists(rule.Words, w => said.Contains(w, StringComparison.Ordinal))) return rule.Kind;
        }

        return null;
    }

    /// <summary>True where the whole of the words is a term of some industry, and so a common noun.</summary>
    public bool IsTerm(string name) => terms.Has(name);

    /// <summary>The one chain whose sure terms stand in a name; null where there is none or several.</summary>
    public string? ChainOf(string name)
    {
        string? found = null;
        for (var at = 0; at < name.Length;)
        {
            var length = terms.StartsAt(name, at);
            if (length > 0 && chains.GetValueOrDefault(name.Substring(at, length)) is { } label)
            {
                if (found is not null && found != label) return null;
                found = label;
            }

            at += Math.Max(1, length);
        }

        return found;
    }

    private sealed record FigureRule(ClusterFigureKind Kind, string Indicator, HashSet<string> Units, string[] Words);
}
