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

    /// <summary>The table's name.</summary>
    public const string Table = "labels.tsv";

    private readonly Dictionary<string, LabelDefinition> byId;

    private LabelSchema(List<LabelDefinition> labels)
    {
        Labels = [.. labels.FindAll(l => l.Kind == LabelKind.Chain), .. labels.FindAll(l => l.Kind == LabelKind.Theme)];
        byId = new Dictionary<string, LabelDefinition>(labels.Count, StringComparer.Ordinal);
        foreach (var label in labels) byId.Add(label.Id, label);
    }

    /// <summary>All labels, chains first, in the order of the table.</summary>
    public IReadOnlyList<LabelDefinition> Labels { get; }

    /// <summary>Reads the schema of a vocabulary.</summary>
    /// <exception cref="FormatException">A row names an unknown kind, an id twice, or one that is none.</exception>
    public static LabelSchema Load(Lexicon lexicon)
    {
        var labels = new List<LabelDefinition>();
        foreach (var row in lexicon.Read(Table))
        {
            var kind = row["kind"] switch
            {
                "chain" => LabelKind.Chain,
                "theme" => LabelKind.Theme,
                var other => throw row.Error($"unknown kind \"{other}\": chain or theme"),
            };
            var id = row["id"];
            if (id.Length == 0 || !id.All(c => char.IsLetterOrDigit(c) || c is '_' or '-')) throw row.Error($"\"{id}\" is no id: letters, digits, _ and -");
            if (labels.Exists(l => l.Id == id)) throw row.Error($"label \"{id}\" stands twice");
            labels.Add(new LabelDefinition(kind, id, Or(row["name"], id), Or(row["name_en"], id)));
        }

        return new LabelSchema(labels);
    }

    /// <summary>How many labels are chains, which come first.</summary>
    public static int ChainCount(ReadOnlySpan<LabelDefinition> labels)
    {
        var count = 0;
        while (count < labels.Length && labels[count].Kind == LabelKind.Chain) count++;
        return count;
    }

    private static string Or(string name, string id) => name.Length > 0 ? name : id;

    /// <summary>The label of an id, or null.</summary>
    public LabelDefinition? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>True where a chain holds, or a theme other than governance and livelihood.</summary>
    public static bool IsRelevant(IReadOnlyCollection<Label> chains, IEnumerable<Label> themes) =>
        chains.Count > 0 || themes.Any(t => !Background.Contains(t.Id));
}
