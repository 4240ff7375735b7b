using PolicyML.Core.Lexicons;

namespace PolicyML.Learning.Evidence;

/// <summary>Collects groups of context phrases while the vocabulary is read: named ones, and one for each list written at a term.</summary>
internal sealed class ContextTable
{
    private readonly Dictionary<string, int> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TermContext?> conditions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> phrases = new(StringComparer.Ordinal);

    public static ContextTable Load(Lexicon lexicon)
    {
        var table = new ContextTable();
        foreach (var row in lexicon.Read("term-contexts.tsv"))
        {
            if (row["group"].Length == 0 || row["phrase"].Length == 0) throw row.Error("a group and a phrase are needed");
            table.Add(row["phrase"], table.Group("@" + row["group"]));
        }

        return table;
    }

    public ContextPhrases Compile() =>
        new([.. phrases.Keys], [.. phrases.Values.Select(g => g.ToArray())], [.. groups.OrderBy(g => g.Value).Select(g => g.Key)]);

    /// <summary>Reads a condition such as <c>near:果园|@farm not:手机</c>; null where the cell is empty.</summary>
    public TermContext? Parse(TsvRow row)
    {
        var cell = row["context"];
        if (cell.Length == 0) return null;
        if (conditions.TryGetValue(cell, out var known)) return known;
        int[] near = [], not = [], with = [], without = [];
        foreach (var part in cell.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            var list = Groups(row, part[(colon + 1)..]);
            switch (colon < 0 ? "" : part[..colon])
            {
                case "near": near = list; break;
                case "not": not = list; break;
                case "with": with = list; break;
                case "without": without = list; break;
                default: throw row.Error($"unknown condition \"{part}\": near:, not:, with: or without:");
            }
        }

        return conditions[cell] = new TermContext(near, not, with, without);
    }

    private int[] Groups(TsvRow row, string list)
    {
        var result = new List<int>();
        var own = new List<string>();
        foreach (var item in list.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (item[0] != '@') own.Add(item);
            else if (groups.TryGetValue(item, out var group)) result.Add(group);
            else throw row.Error($"no context group \"{item}\" in term-contexts.tsv");
        }

        if (own.Count > 0)
        {
            var name = string.Join('|', own);
            var isNew = !groups.ContainsKey(name);
            var group = Group(name);
            if (isNew) own.ForEach(p => Add(p, group));
            result.Add(group);
        }

        return result.Count > 0 ? [.. result] : throw row.Error("a condition without phrases");
    }

    private int Group(string name)
    {
        if (!groups.TryGetValue(name, out var group)) groups[name] = group = groups.Count;
        return group;
    }

    private void Add(string phrase, int group)
    {
        if (!phrases.TryGetValue(phrase, out var list)) phrases[phrase] = list = [];
        if (!list.Contains(group)) list.Add(group);
    }
}
