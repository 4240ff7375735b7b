using System.Globalization;

using PolicyML.Core.Lexicons;
using PolicyML.Storage.Ledgers.Clusters;
using PolicyML.Storage.Ledgers.Names;
using PolicyML.Storage.Ledgers.Projects;

namespace PolicyML.Storage.Ledgers;

/// <summary>The words and weights by which ledgers are built: ledger*.tsv, entity-cues.tsv, roles.tsv, places.tsv. Immutable; safe for use from several threads.</summary>
public sealed class LedgerVocabulary
{
    private readonly Dictionary<string, List<string>> kinds = new(StringComparer.Ordinal);

    private LedgerVocabulary(Lexicon lexicon)
    {
        foreach (var table in (string[])["entity-cues.tsv", "ledger.tsv"])
        {
            foreach (var row in lexicon.Read(table)) Words(row["kind"]).AddRange(row.List("words"));
        }

        Tails = new PhraseList(Words("tail"));
        Neutral = new PhraseList(Words("neutral"));
        Generic = new PhraseList(Words("generic").Concat(Words("head")).Concat(Words("tail")).Concat(Words("site")));
        Conjunctions = new PhraseList(Words("conjunction"));
        Capacity = new PhraseList(Words("capacity"));
        Corrections = new PhraseList(Words("correction"));
        LegalForms = new PhraseList(Words("fullSuffix"));
        BrandTails = new PhraseList(Words("brandTail").Concat(Words("tradeSuffix")).Concat(Words("firmSuffix")));
        GroupTails = new PhraseList(Words("groupTail"));
        Companies = new PhraseList(lexicon.Read("companies.tsv").Select(r => r["name"]));
        FirmPronouns = new PhraseList(Words("firmPronoun"));
        AreaEnds = new PhraseList(Words("areaEnd"));
        Subsidiary = new PhraseList(Words("subsidiary"));
        Nationwide = new PhraseList(Words("nationwide"));
        Cuts = new PhraseList(Words("cut").Concat(Words("open")));
        Locatives = new PhraseList(Words("locative"));
        Keeps = new PhraseList(Words("keep"));
        ClusterRanks = new PhraseList(Words("clusterRank"));
        ClusterTails = new PhraseList(Words("clusterTail"));
        Sites = new PhraseList(Words("site"));
        Places = PlaceNames.Load(lexicon);
        Weights = LinkWeights.Load(lexicon);
        Units = Unit.Load(lexicon);
        Roles = [.. lexicon.Read("roles.tsv").Where(r => r["id"] != "mask").Select(r => r["id"])];
        RoleNames = lexicon.Read("roles.tsv").Where(r => r["id"] != "mask").ToDictionary(r => r["id"], r => r["name"], StringComparer.Ordinal);
        Labels = LabelSchema.Load(lexicon);
        Clusters = ClusterWords.Load(lexicon);
    }

    /// <summary>Ids of roles in the order of the table.</summary>
    public IReadOnlyList<string> Roles { get; }

    /// <summary>Chinese names of roles by id.</summary>
    public IReadOnlyDictionary<string, string> RoleNames { get; }

    /// <summary>The chains and themes.</summary>
    public LabelSchema Labels { get; }

    internal PhraseList Tails { get; }

    internal PhraseList Neutral { get; }

    internal PhraseList Generic { get; }

    internal PhraseList Conjunctions { get; }

    internal PhraseList Capacity { get; }

    internal PhraseList Corrections { get; }

    internal PhraseList LegalForms { get; }

    internal PhraseList BrandTails { get; }

    internal PhraseList GroupTails { get; }

    internal PhraseList Companies { get; }

    internal PhraseList FirmPronouns { get; }

    internal PhraseList AreaEnds { get; }

    internal PhraseList Subsidiary { get; }

    internal PhraseList Nationwide { get; }

    internal PhraseList Sites { get; }

    internal PhraseList Cuts { get; }

    internal PhraseList Keeps { get; }

    internal PhraseList Locatives { get; }

    internal PhraseList ClusterRanks { get; }

    internal PhraseList ClusterTails { get; }

    internal PlaceNames Places { get; }

    internal LinkWeights Weights { get; }

    internal IReadOnlyDictionary<string, Unit> Units { get; }

    internal ClusterWords Clusters { get; }

    /// <summary>Reads the tables of a vocabulary.</summary>
    /// <exception cref="FormatException">A table is malformed; the message names the row.</exception>
    public static LedgerVocabulary Load(Lexicon lexicon) => new(lexicon);

    /// <summary>The official name of a division; its code where it has none.</summary>
    public string PlaceName(string code) => Places.Name(code);

    private List<string> Words(string kind)
    {
        if (!kinds.TryGetValue(kind, out var words)) kinds[kind] = words = [];
        return words;
    }

    /// <summary>A unit of capacity.</summary>
    /// <param name="Base">The unit that it is counted in.</param>
    /// <param name="Factor">How many of the base it is.</param>
    internal sealed record Unit(string Base, decimal Factor)
    {
        public static Dictionary<string, Unit> Load(Lexicon lexicon)
        {
            var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
            foreach (var row in lexicon.Read("ledger-units.tsv"))
            {
                if (!decimal.TryParse(row["factor"], NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) || factor <= 0)
                    throw row.Error($"\"{row["factor"]}\" is no factor");
                units[NameFolding.Fold(row["unit"])] = new Unit(row["base"], factor);
            }

            return units;
        }
    }
}
