using PolicyML.Core.Lexicons;
using PolicyML.Reports.Trends;
using PolicyML.Storage.Ledgers;
using PolicyML.Storage.Ledgers.Tables;

namespace PolicyML.Reports.Briefing;

/// <summary>The words that a briefing needs. Immutable; safe for use from several threads.</summary>
public sealed class BriefingVocabulary
{
    private const string NamePrefix = "name-";
    private readonly Dictionary<string, string> indicators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> leading = new(StringComparer.Ordinal);

    private BriefingVocabulary(Lexicon lexicon)
    {
        foreach (var row in lexicon.Read("indicators.tsv")) indicators[row["id"]] = row["name"];
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("briefing.tsv")) words[row["kind"]] = [.. words.GetValueOrDefault(row["kind"], []), .. row.List("words")];
        Openers = words.GetValueOrDefault("opener", []);
        Datelines = words.GetValueOrDefault("dateline", []);
        KeyIndicators = words.GetValueOrDefault("indicators", []);
        foreach (var (kind, names) in words.Where(w => w.Key.StartsWith(NamePrefix, StringComparison.Ordinal))) leading[kind[NamePrefix.Length..]] = names[^1];
        Labels = LabelSchema.Load(lexicon);
        Series = SeriesVocabulary.Load(lexicon);
        Ledger = LedgerVocabulary.Load(lexicon);
        LedgerNames = LedgerNames.Load(lexicon, Ledger);
    }

    /// <summary>Ids of the indicators of the key figures in their order.</summary>
    public IReadOnlyList<string> KeyIndicators { get; }

    /// <summary>The chains and themes.</summary>
    public LabelSchema Labels { get; }

    internal IReadOnlyList<string> Openers { get; }

    internal IReadOnlyList<string> Datelines { get; }

    internal SeriesVocabulary Series { get; }

    internal LedgerVocabulary Ledger { get; }

    internal LedgerNames LedgerNames { get; }

    /// <summary>Reads the tables of a vocabulary.</summary>
    /// <exception cref="FormatException">A table is malformed; the message names the row.</exception>
    public static BriefingVocabulary Load(Lexicon lexicon) => new(lexicon);

    /// <summary>The name of an indicator; its id where it has none.</summary>
    public string Indicator(string id) => indicators.GetValueOrDefault(id, id);

    /// <summary>The full name of the leading figure of an indicator: 规上工业增加值.</summary>
    public string Leading(string id) => leading.GetValueOrDefault(id) ?? Indicator(id);

    /// <summary>The name of a chain or theme; its id where it has none.</summary>
    public string Label(string id) => Labels.Find(id)?.Name ?? id;

    /// <summary>The name of a division; its code where it has none.</summary>
    public string Place(string code) => Ledger.PlaceName(code);

    /// <summary>Where an indicator stands among the key figures.</summary>
    internal int Rank(string indicator)
    {
        for (var i = 0; i < KeyIndicators.Count; i++)
        {
            if (KeyIndicators[i] == indicator) return i;
        }

        return KeyIndicators.Count;
    }
}
