using PolicyML.Storage.Ledgers.Names;

namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>
/// Compares two mentions feature by feature. Additive weights of agreement and disagreement after Fellegi and Sunter (1969),
/// as in Christen, Data Matching (2012); the weights are set by hand and stand in ledger-weights.tsv.
/// </summary>
internal sealed class ProjectScorer(LinkWeights weights, FirmRegistry firms)
{
    private const int Long = 6;
    private const int Middle = 4;
    private const int Short = 2;
    private const double Similar = 0.6;
    private const double Related = 0.3;
    private readonly LinkFeature[] features = new LinkFeature[8];   // of the pair at hand

    /// <summary>The features of two mentions; null where their names and owners alone rule a link out, or they add up to less than the threshold.</summary>
    public ProjectLink? Compare(ProjectNode one, ProjectNode other)
    {
        var name = NameLevel(one, other);
        if (name == "different") return null;
        var owner = OwnerLevel(one, other);
        if (owner == "different" || (name == "related" && owner != "same")) return null;
        var capacity = CapacityLevel(one, other);
        var sum = SumLevel(one, other);
        features[0] = weights["name", name];
        features[1] = weights["owner", owner];
        features[2] = weights["place", PlaceLevel(one.Places, other.Places)];
        features[3] = weights["chain", Level(one.Mention.Chain, other.Mention.Chain)];
        features[4] = weights["sum", sum];
        features[5] = weights["capacity", capacity];
        features[6] = weights["stage", StageLevel(one, other)];
        features[7] = weights["article", one.Row.Article.Id == other.Row.Article.Id ? "same" : "other"];
        var score = 0.0;
        foreach (var feature in features) score += feature.Weight;
        if (score < weights.Threshold) return null;
        var isBacked = owner == "same" || sum is "same" || capacity == "same";
        return new ProjectLink([.. features], name == "bare" || (name is "contains_longest" or "contains_long" or "contains_short" or "contains_front" or "variant" && !isBacked));
    }

    /// <summary>True where two mentions may be one at all: a name without own words needs the same owner, or the same capacity of the same thing.</summary>
    public static bool MayLink(ProjectNode one, ProjectNode other)
    {
        if (one.Name.Own.Length >= Short && other.Name.Own.Length >= Short) return true;
        if (one.Name.Owner is not null && one.Name.Owner == other.Name.Owner) return true;
        var (a, b) = (one.Name.Core, other.Name.Core);
        return one.Name.Capacity is { } capacity && other.Name.Capacity == capacity && a.Length > 0 && b.Length > 0
            && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal));
    }

    private static string NameLevel(ProjectNode first, ProjectNode second)
    {
        var (one, other) = (first.Name, second.Name);
        var (a, b) = (one.Own, other.Own);
        if (a.Length < Short && b.Length < Short && one.Core.Length > 0 && one.Core == other.Core) return "generic";
        if (a.Length < Short || b.Length < Short) return a.Length < Short && b.Length < Short && one.Core.Length > 0 && other.Core.Length > 0 ? "related" : "bare";
        if (a == b) return !MayBeAlike(one.Plain, other.Plain) ? "variant" : a.Length >= Long || (a.Length >= Middle && IsWhole(one, other)) ? "same_long" : a.Length >= Middle || IsTelling(one, other) ? "same" : "same_short";
        var (less, more) = a.Length <= b.Length ? (a, b) : (b, a);
        var shared = Shared(first.Pairs, second.Pairs);
        if (shared >= Math.Min(first.Pairs.Length, second.Pairs.Length) - 1 && IsSubsequence(less, more)) return more[^1] != less[^1] ? "contains_front" : Contained(less, one.Plain, other.Plain);
        var dice = first.Pairs.Length + second.Pairs.Length == 0 ? 0 : 2.0 * shared / (first.Pairs.Length + second.Pairs.Length);
        return dice >= Similar ? "similar" : dice >= Related ? "related" : "different";
    }

    private static string Contained(string own, string one, string other)
    {
        var (less, more) = one.Length <= other.Length ? (one, other) : (other, one);
        var isEnd = more.EndsWith(less, StringComparison.Ordinal);
        if (own.Length > Short && less.Length > Long && isEnd) return "contains_longest";
        if (own.Length >= Long || (own.Length >= Middle && less.Length >= Long && isEnd)) return "contains_longest";
        return own.Length >= Middle || (less.Length >= Long && isEnd) ? "contains_long" : "contains_short";
    }

    // Few words of its own in a longer name that is the same throughout.
    private static bool IsTelling(ProjectName one, ProjectName other) =>
        one.Core == other.Core && (one.Own.Length > Short ? one.Core.Length >= Middle : one.Core.Length >= (one.IsCommon ? Long + Short : Long));

    private static bool IsWhole(ProjectName one, ProjectName other) => one.Core == other.Core && one.Core.Length >= Long + Short;

    // 封装材料 and 封装设备 are two; 封装 may be either.
    private static bool MayBeAlike(string one, string other) => one.Length <= other.Length ? IsSubsequence(one, other) : IsSubsequence(other, one);

    // The shorter in at most two pieces of the longer: 岩板 in 岩板生产, 屠宰和预制菜 in 屠宰加工和预制菜.
    private static bool IsSubsequence(string less, string more)
    {
        if (more.Contains(less, StringComparison.Ordinal)) return true;
        for (var cut = 2; cut <= less.Length - 2; cut++)
        {
            var front = more.AsSpan().IndexOf(less.AsSpan(0, cut));
            if (front < 0) return false;
            if (more.AsSpan(front + cut).IndexOf(less.AsSpan(cut)) >= 0) return true;
        }

        return false;
    }

    // How many pairs two names share. A name that stands in another in two pieces loses one pair at most.
    private static int Shared(uint[] one, uint[] other)
    {
        var (shared, i, j) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
            {
                shared++;
                i++;
                j++;
            }
            else if (one[i] < other[j]) i++;
            else j++;
        }

        return shared;
    }

    private string OwnerLevel(ProjectNode first, ProjectNode second)
    {
        var (one, other) = (first.Name.Owner, second.Name.Owner);
        if (one is null || other is null) return (one ?? other) is { } known && firms.IsNamed(known, (one is null ? first : second).Row.Article) ? "named" : "unknown";
        return one == other ? "same" : firms.AreDistinct(one, other) ? "different" : "unknown";
    }

    /// <summary>How two sets of divisions compare.</summary>
    internal static string PlaceLevel(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return "unknown";
        var best = "disjoint";
        foreach (var a in one)
        {
            foreach (var b in other)
            {
                if (a == b) return "same";
                if (PlaceNames.IsWithin(a, b) || PlaceNames.IsWithin(b, a)) best = "within";
            }
        }

        return best;
    }

    private static string Level(string? one, string? other) => one is null || other is null ? "unknown" : one == other ? "same" : "different";

    private static string SumLevel(ProjectNode one, ProjectNode other)
    {
        if (one.Mention.Investment is not { } a || other.Mention.Investment is not { } b || one.Mention.Currency != other.Mention.Currency) return "unknown";
        if (one.Name.Part != other.Name.Part || a <= 0 || b <= 0) return "unknown";
        var ratio = Math.Max(a, b) / Math.Min(a, b);
        return ratio <= 1.005m ? "same" : ratio <= 1.1m ? "near" : ratio <= 2 ? "restated" : "far";
    }

    private static string CapacityLevel(ProjectNode one, ProjectNode other)
    {
        if (one.Name.Capacity is not { } a || other.Name.Capacity is not { } b || a.Unit != b.Unit) return "unknown";
        return a.Value == b.Value ? "same" : one.Name.Part != other.Name.Part ? "unknown" : "different";
    }

    private static string StageLevel(ProjectNode one, ProjectNode other)
    {
        if (one.Mention.Stage is not { } a || other.Mention.Stage is not { } b || one.Name.Part != other.Name.Part) return "unknown";
        if (one.Row.Article.Published is not { } first || other.Row.Article.Published is not { } second) return "unknown";
        var order = first.CompareTo(second);
        return order == 0 ? "unknown" : (order < 0 ? b >= a : a >= b) ? "onward" : "back";
    }
}
