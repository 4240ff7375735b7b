namespace PolicyML.Core.Lexicons;

/// <summary>Whether a label is an industry chain (产业链) or a theme.</summary>
public enum LabelKind
{
    /// <summary>An industry chain.</summary>
    Chain,

    /// <summary>A theme.</summary>
    Theme,
}

/// <summary>A label of the schema.</summary>
/// <param name="Kind">Chain or theme.</param>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record LabelDefinition(LabelKind Kind, string Id, string Name, string NameEn);

/// <summary>The chains and themes that articles are labelled with; data in <c>datasets/labels.tsv</c>.</summary>
public sealed class LabelSchema
{
    /// <summary>Themes that alone do not make an article relevant.</summary>
    private static readonly HashSet<string> Background = ["governance", "livelihood"];

    private readonly Dictionary<string, LabelDefinition> byId;

    private LabelSchema(List<LabelDefinition> labels)
    {
        Labels = labels;
        byId = labels.ToDictionary(l => l.Id, StringComparer.Ordinal);
    }

    /// <summary>All labels, chains first, in the order of the table.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>Reads the schema of a vocabulary.</summary>
    /// <exception cref="FormatException">A row names an unknown kind or an id twice.</exception>
    public static LabelSchema Load(Lexicon lexicon)
    {
        var labels = new List<LabelDefinition>();
        foreach (var row in lexicon.Read("labels.tsv"))
        {
            var kind = row["kind"] switch
            {
                "chain" => LabelKind.Chain,
                "theme" => LabelKind.Theme,
                var other => throw row.Error($"unknown kind \"{other}\": chain or theme"),
            };
            if (labels.Exists(l => l.Id == row["id"])) throw row.Error($"label \"{row["id"]}\" stands twice");
            labels.Add(new LabelDefinition(kind, row["id"], row["name"], row["name_en"]));
        }

        return new LabelSchema(labels);
    }

    /// <summary>The label of an id, or null.</summary>
    public LabelDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>True where a chain holds, or a theme other than governance and livelihood.</summary>
    public static bool IsRelevant(IReadOnlyCollection<Label> chains, IEnumerable<Label> themes) =>
        chains.Count > 0 || themes.Any(t => !Background.Contains(t.Id));
}
