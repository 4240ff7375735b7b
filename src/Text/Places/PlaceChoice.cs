namespace PolicyML.Text.Places;

/// <summary>
/// Chooses the smallest division that covers an article: from the country downwards, it steps into a part as long as
/// that part holds its share of the evidence.
/// </summary>
internal static class PlaceChoice
{
    /// <summary>The division; null where no province holds its share.</summary>
    public static Division? Choose(PlaceEvidence evidence, Division? home, PlaceWeights weights)
    {
        var tree = new Dictionary<Division, double>();
        foreach (var (division, weight) in evidence.Own) Raise(tree, division, weight);
        AddLevels(evidence, tree, home, weights);
        Division? node = null;
        var here = evidence.Elsewhere;
        while (true)
        {
            var (best, bestWeight, parts) = BestPart(tree, node);
            if (best is null) break;
            var share = best.Level switch
            {
                DivisionLevel.Province => weights.ProvinceShare,
                DivisionLevel.Prefecture => weights.PrefectureShare,
                _ => weights.CountyShare,
            };
            if (bestWeight < weights.Least || bestWeight < share * (parts + (here * OwnFactor(node, weights)))) break;
            node = best;
            here = evidence.Own.GetValueOrDefault(node);
        }

        return node;
    }

    private static double OwnFactor(Division? node, PlaceWeights weights) => node switch
    {
        null => 1,
        { Level: DivisionLevel.Province } when !node.Name.EndsWith('市') => weights.ProvinceAgainstPart,
        _ => weights.CityAgainstPart,
    };

    private static (Division? Best, double Weight, double Parts) BestPart(Dictionary<Division, double> tree, Division? node)
    {
        Division? best = null;
        var bestWeight = 0.0;
        var parts = 0.0;
        foreach (var (division, weight) in tree)
        {
            if (!ReferenceEquals(division.Parent, node)) continue;
            parts += weight;
            if (weight < bestWeight || (weight == bestWeight && best is not null && best.Index < division.Index)) continue;
            (best, bestWeight) = (division, weight);
        }

        return (best, bestWeight, parts);
    }

    /// <summary>Words of a level (全市, 县委) speak for the best division of that level, else for the paper's own.</summary>
    private static void AddLevels(PlaceEvidence evidence, Dictionary<Division, double> tree, Division? home, PlaceWeights weights)
    {
        string[] levels = [.. evidence.Levels.Keys];
        Array.Sort(levels, StringComparer.Ordinal);
        foreach (var level in levels)
        {
            var weight = evidence.Levels[level];
            var best = BestOf(tree, level);
            if (best is null || tree[best] < weights.Least / 2) best = PlaceLevels.Of(level, home) ?? best;
            if (best is null) continue;
            evidence.Add(best, weight);
            Raise(tree, best, weight);
        }
    }

    /// <summary>The weightiest division that a word of a level may speak of, of equal ones the first in the gazetteer.</summary>
    private static Division? BestOf(Dictionary<Division, double> tree, string level)
    {
        Division? best = null;
        foreach (var (division, weight) in tree)
        {
            if (!PlaceLevels.Speaks(level, division)) continue;
            if (best is null || weight > tree[best] || (weight == tree[best] && division.Index < best.Index)) best = division;
        }

        return best;
    }

    private static void Raise(Dictionary<Division, double> tree, Division division, double weight)
    {
        for (var at = division; at is not null; at = at.Parent) tree[at] = tree.GetValueOrDefault(at) + weight;
    }
}
