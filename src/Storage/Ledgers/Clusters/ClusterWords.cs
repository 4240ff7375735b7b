using PolicyML.Core.Lexicons;
using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Clusters;

/// <summary>A kind of cluster.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record ClusterKind(string Id, string Name, string NameEn);

/// <summary>The kinds of clusters and the forms of their names.</summary>
internal sealed class ClusterWords
{
    private readonly PhraseList forms;
    private readonly Dictionary<string, ClusterKind> kindOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> also = new(StringComparer.Ordinal);

    private ClusterWords(PhraseList forms) => this.forms = forms;

    /// <summary>The kinds in the order of the table.</summary>
    public IReadOnlyList<ClusterKind> Kinds { get; private init; } = [];

    /// <summary>Reads cluster-kinds.tsv.</summary>
    public static ClusterWords Load(Lexicon lexicon)
    {
        var rows = lexicon.Read("cluster-kinds.tsv");
        var kinds = rows.Select(r => new ClusterKind(r["id"], r["name"], r["name_en"])).ToList();
        var words = new ClusterWords(new PhraseList(rows.SelectMany(r => r.List("forms")))) { Kinds = kinds };
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var form in rows[i].List("forms")) words.kindOf.TryAdd(NameFolding.Fold(form), kinds[i]);
            words.also[kinds[i].Id] = [kinds[i].Id, .. rows[i].List("also")];
        }

        return words;
    }

    /// <summary>Length of the form of a name that begins at a position; 0 where none does.</summary>
    public int FormAt(ReadOnlySpan<char> text, int at) => forms.StartsAt(text, at);

    /// <summary>The kind of a form.</summary>
    public ClusterKind KindOf(string form) => kindOf[form];

    /// <summary>True where a form of one kind, standing alone, may mean a cluster of another.</summary>
    public bool MayMean(string kind, string other) => also[kind].Contains(other, StringComparer.Ordinal);
}
