namespace PolicyML.Storage.Ledgers.Projects;

/// <summary>One way in which two mentions agree or differ, and how much that speaks for one project.</summary>
/// <param name="Feature">name, owner, place, chain, sum, capacity, stage or article.</param>
/// <param name="Level">How they compare; a level of ledger-weights.tsv.</param>
/// <param name="Weight">The weight of the level.</param>
public sealed record LinkFeature(string Feature, string Level, double Weight)
{
    /// <summary>Every level that the ledger uses.</summary>
    internal static readonly (string Feature, string Level)[] Known =
    [
        ("threshold", "link"),
        ("name", "same_long"), ("name", "same"), ("name", "same_short"), ("name", "variant"), ("name", "contains_longest"), ("name", "contains_long"), ("name", "contains_short"), ("name", "contains_front"),
        ("name", "bare"), ("name", "generic"), ("name", "similar"), ("name", "related"), ("name", "different"),
        ("owner", "same"), ("owner", "named"), ("owner", "unknown"), ("owner", "different"),
        ("place", "same"), ("place", "within"), ("place", "unknown"), ("place", "disjoint"),
        ("chain", "same"), ("chain", "unknown"), ("chain", "different"),
        ("sum", "same"), ("sum", "near"), ("sum", "unknown"), ("sum", "restated"), ("sum", "far"),
        ("capacity", "same"), ("capacity", "unknown"), ("capacity", "different"),
        ("stage", "onward"), ("stage", "unknown"), ("stage", "back"),
        ("article", "same"), ("article", "other"),
    ];
}

/// <summary>Why two mentions are taken for one project, or not.</summary>
/// <param name="Features">The features in a fixed order.</param>
/// <param name="IsWeak">True where the names alone do not decide: it links only where no other project could be meant.</param>
public sealed record ProjectLink(IReadOnlyList<LinkFeature> Features, bool IsWeak)
{
    /// <summary>The sum of the weights.</summary>
    public double Score => Features.Sum(f => f.Weight);

    /// <summary>The features that say something, as <c>name same_long +8, place same +2</c>.</summary>
    public override string ToString() => string.Join(", ", Features.Where(f => f.Weight != 0).Select(f => FormattableString.Invariant($"{f.Feature} {f.Level} {f.Weight:+0.#;-0.#}")));
}
