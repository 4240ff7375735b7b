using PolicyML.Core.Lexicons;

namespace PolicyML.Workbench.Texts;

/// <summary>Something with an id and names in both languages.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Chinese">Chinese name.</param>
/// <param name="English">English name.</param>
internal sealed record Named(string Id, string Chinese, string English)
{
    /// <summary>The name in a language.</summary>
    public string In(Words words) => words.IsEnglish && English.Length > 0 ? English : Chinese;
}

/// <summary>Names of labels, indicators and stages from the vocabulary.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, Named> indicators;
    private readonly Dictionary<string, Named> labels;
    private readonly Dictionary<string, string> families;

    /// <summary>Reads the names of a vocabulary.</summary>
    public Names(Lexicon lexicon)
    {
        var schema = LabelSchema.Load(lexicon);
        Indicators = [.. lexicon.Read("indicators.tsv").Select(r => new Named(r["id"], r["name"], r["name_en"])).DistinctBy(n => n.Id)];
        Chains = [.. schema.Labels.Where(l => l.Kind == LabelKind.Chain).Select(l => new Named(l.Id, l.Name, l.NameEn))];
        Themes = [.. schema.Labels.Where(l => l.Kind == LabelKind.Theme).Select(l => new Named(l.Id, l.Name, l.NameEn))];
        Stages = [.. lexicon.Read("stages.tsv").Select(r => new Named(r["id"], r["name"], r["name_en"]))];
        indicators = Indicators.ToDictionary(n => n.Id, StringComparer.Ordinal);
        labels = Chains.Concat(Themes).ToDictionary(n => n.Id, StringComparer.Ordinal);
        families = Words.Rows("families.tsv").ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
    }

    /// <summary>The indicators in the order of their table.</summary>
    public IReadOnlyList<Named> Indicators { get; }

    /// <summary>The industry chains.</summary>
    public IReadOnlyList<Named> Chains { get; }

    /// <summary>The themes.</summary>
    public IReadOnlyList<Named> Themes { get; }

    /// <summary>The stages of projects in their order.</summary>
    public IReadOnlyList<Named> Stages { get; }

    /// <summary>The name of an indicator; its id where it has none.</summary>
    public string Indicator(string id, Words words) => indicators.TryGetValue(id, out var found) ? found.In(words) : id;

    /// <summary>The name of a chain or theme; its id where it has none.</summary>
    public string Label(string id, Words words) => labels.TryGetValue(id, out var found) ? found.In(words) : id;

    /// <summary>The family of an indicator, which gives it its colour.</summary>
    public string Family(string indicator) => families.GetValueOrDefault(indicator, "other");
}
