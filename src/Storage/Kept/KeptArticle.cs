namespace PolicyML.Storage.Kept;

/// <summary>An article with everything of it that series and ledgers are made of.</summary>
/// <param name="Head">The article.</param>
/// <param name="Facts">Its facts in their order.</param>
/// <param name="Projects">Its mentions of projects.</param>
/// <param name="Enterprises">Its mentions of enterprises.</param>
public sealed record KeptArticle(ArticleHead Head, IReadOnlyList<StoredFact> Facts, IReadOnlyList<StoredProject> Projects, IReadOnlyList<StoredEnterprise> Enterprises);

/// <summary>What became of an article since: before and after; null where it was not there.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
public sealed record KeptChange(KeptArticle? Before, KeptArticle? After)
{
    /// <summary>As it is, or as it was before it went.</summary>
    public IEnumerable<KeptArticle> Both
    {
        get
        {
            if (Before is not null) yield return Before;
            if (After is not null) yield return After;
        }
    }

    /// <summary>True where some facts, as they were and as they are, are not the same.</summary>
    /// <param name="which">The facts that are looked at.</param>
    public bool OfFacts(Func<StoredFact, bool> which) => !Those(Before, which).SequenceEqual(Those(After, which));

    /// <summary>True where its mentions of projects are others than they were.</summary>
    public bool OfProjects => !(Before?.Projects.Select(p => p.Mention) ?? []).SequenceEqual(After?.Projects.Select(p => p.Mention) ?? []);

    /// <summary>True where its mentions of enterprises are others than they were.</summary>
    public bool OfEnterprises => !(Before?.Enterprises ?? []).Select(Said).SequenceEqual((After?.Enterprises ?? []).Select(Said));

    /// <summary>True where it has another day, place or story, or is gone or new.</summary>
    public bool OfHead => Before is null || After is null || Before.Head.Published != After.Head.Published || Before.Head.Place != After.Head.Place || Before.Head.Story != After.Head.Story;

    /// <summary>True where it carries other labels.</summary>
    public bool OfLabels => Before is null || After is null || !Before.Head.Chains.SequenceEqual(After.Head.Chains) || !Before.Head.Themes.SequenceEqual(After.Head.Themes);

    private static IEnumerable<Core.Fact> Those(KeptArticle? article, Func<StoredFact, bool> which) => article is null ? [] : article.Facts.Where(which).Select(f => f.Fact);

    private static (string, Core.TextSpan, string, Core.TextSpan?, string?, double) Said(StoredEnterprise row) =>
        (row.Mention.Name, row.Mention.Span, string.Join(' ', row.Mention.Roles), row.Mention.RoleSpan, row.Mention.Chain, row.Mention.Confidence);
}
