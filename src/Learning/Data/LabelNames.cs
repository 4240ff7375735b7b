using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Data;

/// <summary>Finds the label that a file means: by id, by Chinese or English name, with or without its kind before it.</summary>
public sealed class LabelNames
{
    private const int MostEdits = 2;
    private readonly LabelSchema schema;
    private readonly Dictionary<string, LabelDefinition> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);

    /// <summary>Names of a schema.</summary>
    public LabelNames(LabelSchema schema)
    {
        this.schema = schema;
        foreach (var label in schema.Labels)
        {
            order[label.Id] = order.Count;
            byName[label.Id] = label;
            byName.TryAdd(label.Name, label);
            byName.TryAdd(label.NameEn, label);
        }
    }

    /// <summary>The labels.</summary>
    public LabelSchema Schema => schema;

    /// <summary>The label of a text such as <c>steel</c>, <c>钢铁与焦化</c>, <c>chain:steel</c>; null where there is none.</summary>
    public LabelDefinition? Find(string text)
    {
        var name = text.Trim();
        if (byName.TryGetValue(name, out var label)) return label;
        var colon = name.IndexOfAny([':', '/', '：']);
        if (colon < 0 || !byName.TryGetValue(name[(colon + 1)..].Trim(), out label)) return null;
        return name[..colon] is "chain" or "chains" or "theme" or "themes" or "产业链" or "主题" ? label : null;
    }

    /// <summary>Ids in the order of the schema, each once.</summary>
    public IReadOnlyList<string> Sort(IEnumerable<string> ids) => [.. ids.Distinct(StringComparer.Ordinal).OrderBy(id => order[id])];

    /// <summary>The id that was probably meant: at most two letters off, or a name that holds the text; null where none is near.</summary>
    public string? Suggest(string text)
    {
        var name = text.Trim();
        if (name.Length < 2) return null;
        var near = schema.Labels.Select(l => (l.Id, Edits: Edits(name, l.Id))).MinBy(pair => pair.Edits);
        if (near.Id is not null && near.Edits <= MostEdits && near.Edits < name.Length / 2) return near.Id;
        return schema.Labels.FirstOrDefault(l => l.Name.Contains(name, StringComparison.Ordinal))?.Id;
    }

    /// <summary>Edit distance (Levenshtein), at most <see cref="MostEdits"/> + 1.</summary>
    private static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostEdits) return MostEdits + 1;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return Math.Min(row[^1], MostEdits + 1);
    }
}
