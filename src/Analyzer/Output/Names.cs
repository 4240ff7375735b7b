using PolicyML.Core;
using PolicyML.Core.Lexicons;

namespace PolicyML.Analyzer.Output;

/// <summary>Chinese names of labels and indicators, from the vocabulary.</summary>
internal sealed class Names
{
    private readonly LabelSchema labels;
    private readonly Dictionary<string, string> indicators;

    private Names(LabelSchema labels, Dictionary<string, string> indicators)
    {
        this.labels = labels;
        this.indicators = indicators;
    }

    /// <summary>Reads the names of a vocabulary.</summary>
    public static Names Load(Lexicon lexicon)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in lexicon.Read("indicators.tsv")) byId[row["id"]] = row["name"];
        return new Names(LabelSchema.Load(lexicon), byId);
    }

    /// <summary>The name of an indicator; its id where it has none.</summary>
    public string Indicator(string id) => indicators.GetValueOrDefault(id, id);

    /// <summary>The names of labels, joined.</summary>
    public string Labels(IEnumerable<Label> found, string separator) =>
        string.Join(separator, found.Select(l => labels.Find(l.Id)?.Name ?? l.Id));
}
