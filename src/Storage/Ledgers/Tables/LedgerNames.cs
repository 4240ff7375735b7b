using System.Globalization;

using PolicyML.Core;
using PolicyML.Core.Json;
using PolicyML.Core.Lexicons;

namespace PolicyML.Storage.Ledgers.Tables;

/// <summary>Chinese words of ledgers for their readers: stages, roles, chains, sums.</summary>
public sealed class LedgerNames
{
    private static readonly (decimal Unit, string Name)[] Scales = [(1_000_000_000_000m, "万亿"), (100_000_000m, "亿"), (10_000m, "万")];
    private readonly Dictionary<string, string> stages;
    private readonly LedgerVocabulary words;

    private LedgerNames(Dictionary<string, string> stages, LedgerVocabulary words)
    {
        this.stages = stages;
        this.words = words;
    }

    /// <summary>Reads stages.tsv beside the words of a vocabulary.</summary>
    public static LedgerNames Load(Lexicon lexicon, LedgerVocabulary words) =>
        new(lexicon.Read("stages.tsv").ToDictionary(r => r["id"], r => r["name"], StringComparer.Ordinal), words);

    /// <summary>The name of a stage.</summary>
    public string Stage(ProjectStage stage) => stages.GetValueOrDefault(JsonNames.Of(stage), JsonNames.Of(stage));

    /// <summary>The stage of a name or id; null where there is none.</summary>
    public ProjectStage? ParseStage(string text)
    {
        var id = stages.FirstOrDefault(s => s.Value == text).Key ?? text;
        return JsonNames.Parse<ProjectStage>(id);
    }

    /// <summary>The name of a role.</summary>
    public string Role(string id) => words.RoleNames.GetValueOrDefault(id, id);

    /// <summary>The role of a name or id; null where there is none.</summary>
    public string? ParseRole(string text) => words.Roles.FirstOrDefault(r => r == text || Role(r) == text);

    /// <summary>The names of the roles.</summary>
    public IEnumerable<string> Roles => words.Roles.Select(Role);

    /// <summary>The kind of cluster of a name or id; null where there is none.</summary>
    public string? ParseClusterKind(string text) => words.Clusters.Kinds.FirstOrDefault(k => k.Id == text || k.Name == text)?.Id;

    /// <summary>The names of the kinds of clusters.</summary>
    public IEnumerable<string> ClusterKinds => words.Clusters.Kinds.Select(k => k.Name);

    /// <summary>The name of a chain; null for null.</summary>
    public string? Chain(string? id) => id is null ? null : words.Labels.Find(id)?.Name ?? id;

    /// <summary>A sum as people write it: 12亿元, 3500万美元.</summary>
    public static string Money(decimal value, string currency)
    {
        var (unit, name) = Array.Find(Scales, s => Math.Abs(value) >= s.Unit);
        var number = ArticleJson.WithoutTrailingZeros(unit == 0 ? value : value / unit).ToString(CultureInfo.InvariantCulture);
        return number + name + (currency switch { "CNY" => "元", "USD" => "美元", "EUR" => "欧元", "HKD" => "港元", "JPY" => "日元", _ => currency });
    }
}
