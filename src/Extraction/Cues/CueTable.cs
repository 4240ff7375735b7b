using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Cues;

/// <summary>The vocabulary of extraction: indicators.tsv and cues.tsv in one trie.</summary>
internal sealed class CueTable
{
    private readonly Cue[] cues;

    private CueTable(Cue[] cues, string[] indicators, WordSets words, PhraseTrie trie)
    {
        this.cues = cues;
        Words = words;
        Indicators = indicators;
        Trie = trie;
        Other = Array.IndexOf(indicators, "other");
    }

    /// <summary>The sets of words looked for around figures.</summary>
    public WordSets Words { get; }

    /// <summary>Ids of the indicator table, in its order.</summary>
    public string[] Indicators { get; }

    /// <summary>Index of the indicator <c>other</c>.</summary>
    public int Other { get; }

    public PhraseTrie Trie { get; }

    public Cue this[int index] => cues[index];

    public int IndicatorOf(string id)
    {
        var at = Array.IndexOf(Indicators, id);
        return at >= 0 ? at : throw new FormatException($"indicators.tsv: no indicator \"{id}\"");
    }

    public static CueTable Load(Lexicon lexicon)
    {
        var byText = new Dictionary<string, Cue>(StringComparer.Ordinal);
        var indicators = new List<string>();
        foreach (var row in lexicon.Read("indicators.tsv"))
        {
            var index = indicators.IndexOf(row["id"]);
            if (index < 0)
            {
                index = indicators.Count;
                indicators.Add(row["id"]);
            }

            foreach (var word in row.List("strong")) AddIndicator(byText, word, index, strong: true);
            foreach (var word in row.List("weak")) AddIndicator(byText, word, index, strong: false);
        }

        foreach (var row in lexicon.Read("cues.tsv"))
        {
            foreach (var word in row.List("words")) byText[word] = WithRole(Get(byText, word), row);
        }

        return new CueTable([.. byText.Values], [.. indicators], WordSets.Load(lexicon), PhraseTrie.Build(byText.Keys));
    }

    public void Write(PreparedWriter writer)
    {
        writer.Texts(Indicators);
        writer.Texts([.. cues.Select(c => c.Text)]);
        writer.Array<CueRow>([.. cues.Select(CueRow.Of)]);
        Trie.Write(writer);
        Words.Write(writer);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static CueTable Read(PreparedReader reader)
    {
        var (indicators, texts, rows) = (reader.Texts().ToArray(), reader.Texts(), reader.Array<CueRow>());
        var read = new Cue[texts.Count];
        for (var i = 0; i < read.Length; i++) read[i] = rows[i].ToCue(texts[i]);
        var trie = PhraseTrie.Read(reader, read.Length);
        return new CueTable(read, indicators, WordSets.Read(reader), trie);
    }

    private static Cue Get(Dictionary<string, Cue> byText, string word) => byText.GetValueOrDefault(word) ?? new Cue(word);

    private static void AddIndicator(Dictionary<string, Cue> byText, string word, int index, bool strong) =>
        byText[word] = Get(byText, word) with { Roles = Get(byText, word).Roles | CueRoles.Indicator, Indicator = index, Strong = strong };

    private static Cue WithRole(Cue cue, TsvRow row) => (row["kind"], row["value"]) switch
    {
        ("change", "up") => cue with { Roles = cue.Roles | CueRoles.Change, Sign = 1 },
        ("change", "down") => cue with { Roles = cue.Roles | CueRoles.Change, Sign = -1 },
        ("change", "narrow") => cue with { Roles = cue.Roles | CueRoles.Change | CueRoles.Narrow, Sign = -1 },
        ("change", "fan") => cue with { Roles = cue.Roles | CueRoles.Fan, Sign = 1 },
        ("rate_of_change", var sign) => cue with { Roles = cue.Roles | CueRoles.RateOfChange, Sign = sign == "down" ? -1 : 1 },
        ("to_level", var sign) => cue with { Roles = cue.Roles | CueRoles.ToLevel, Sign = sign == "down" ? -1 : 1 },
        ("share", _) => cue with { Roles = cue.Roles | CueRoles.Share },
        ("rate", _) => cue with { Roles = cue.Roles | CueRoles.Rate },
        ("compare", _) => cue with { Roles = cue.Roles | CueRoles.Compare },
        ("basis", var basis) => cue with { Roles = cue.Roles | CueRoles.Basis, Basis = ParseEnum<Basis>(row, basis) },
        ("status", var status) => cue with { Roles = cue.Roles | CueRoles.Status, Status = ParseEnum<FactStatus>(row, status) },
        ("stage", var stage) => cue with { Roles = cue.Roles | CueRoles.Stage, Stage = ParseEnum<ProjectStage>(row, stage.Replace("_", "", StringComparison.Ordinal)) },
        ("market", _) => cue with { Roles = cue.Roles | CueRoles.Market },
        ("status_will", _) => cue with { Roles = cue.Roles | CueRoles.Will },
        ("bound_before", var bound) => cue with { Roles = cue.Roles | CueRoles.BoundBefore, BoundBefore = ParseBound(row, bound) },
        ("bound_after", var bound) => cue with { Roles = cue.Roles | CueRoles.BoundAfter, BoundAfter = ParseBound(row, bound) },
        ("filler", _) => cue with { Roles = cue.Roles | CueRoles.Filler },
        ("industry", _) => cue with { Roles = cue.Roles | CueRoles.Industry },
        ("use_of_money", _) => cue with { Roles = cue.Roles | CueRoles.UseOfMoney },
        ("threshold_name", _) => cue with { Roles = cue.Roles | CueRoles.ThresholdName },
        ("hide", _) => cue with { Roles = CueRoles.None, Indicator = -1 },
        _ => throw row.Error($"unknown kind \"{row["kind"]}\" \"{row["value"]}\""),
    };

    private static T ParseEnum<T>(TsvRow row, string value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var parsed) ? parsed : throw row.Error($"unknown value \"{value}\"");

    private static Bound ParseBound(TsvRow row, string value) => value switch
    {
        "approx" => Bound.Approx,
        "at_least" => Bound.AtLeast,
        "at_most" => Bound.AtMost,
        _ => throw row.Error($"unknown bound \"{value}\""),
    };
}
