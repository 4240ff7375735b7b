using PolicyML.Core;

namespace PolicyML.Storage;

/// <summary>What every stored row tells of the article that it stands in.</summary>
public sealed record ArticleHead
{
    /// <summary>Identifier in this store; not stable between stores.</summary>
    public required long Id { get; init; }

    /// <summary>The path of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Position of the article in its source, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The main headline; empty where there is none.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What the piece is.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>The day of issue; null where nothing tells it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The division that the article is about; null where there is no single one.</summary>
    public Place? Place { get; init; }

    /// <summary>Industry chains, most probable first.</summary>
    public IReadOnlyList<Label> Chains { get; init; } = [];

    /// <summary>Themes, most probable first.</summary>
    public IReadOnlyList<Label> Themes { get; init; } = [];

    /// <summary>True where a chain holds, or a theme other than governance and livelihood.</summary>
    public bool Relevant { get; init; }

    /// <summary>True where a person corrected or confirmed something in it.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>The story: articles of one number tell the same (found as near-duplicates). Equal to <see cref="Id"/> for the article that was printed first.</summary>
    public required long Story { get; init; }
}

/// <summary>A stored article in a list.</summary>
/// <param name="Head">What it is.</param>
/// <param name="Facts">The number of its core facts.</param>
/// <param name="Opening">The first sentence or so of its body, for a list.</param>
public sealed record StoredArticle(ArticleHead Head, int Facts, string Opening);

/// <summary>A stored fact with its article.</summary>
/// <param name="Id">Identifier in this store.</param>
/// <param name="Article">The article that it stands in.</param>
/// <param name="Fact">The fact; its <see cref="Fact.Place"/> is null where it is the article's.</param>
public sealed record StoredFact(long Id, ArticleHead Article, Fact Fact)
{
    /// <summary>Bits of <see cref="Id"/> that tell the place in the article; the others are the article's number.</summary>
    internal const int OrdinalBits = 24;

    /// <summary>The greatest place in an article.</summary>
    internal const int MostOrdinal = (1 << OrdinalBits) - 1;

    /// <summary>Who made it what it is; null where it is as the machine read it.</summary>
    public Corrections.CorrectionMark? Correction { get; init; }

    /// <summary>The division that the number is about: the fact's own, else the article's; null where neither names one.</summary>
    public string? PlaceCode => Fact.Place ?? Article.Place?.Code;
}

/// <summary>A stored mention of a project with its article.</summary>
/// <param name="Id">Identifier in this store.</param>
/// <param name="Article">The article that it stands in.</param>
/// <param name="Mention">The mention.</param>
public sealed record StoredProject(long Id, ArticleHead Article, ProjectMention Mention);

/// <summary>A stored mention of an enterprise with its article.</summary>
/// <param name="Id">Identifier in this store.</param>
/// <param name="Article">The article that it stands in.</param>
/// <param name="Mention">The mention.</param>
public sealed record StoredEnterprise(long Id, ArticleHead Article, EnterpriseMention Mention);

/// <summary>An article found by a search.</summary>
/// <param name="Article">The article.</param>
/// <param name="Snippet">The words around the first find, as printed, line breaks dropped.</param>
/// <param name="Hits">Ranges of <paramref name="Snippet"/> that hold the searched text.</param>
public sealed record SearchHit(StoredArticle Article, string Snippet, IReadOnlyList<TextSpan> Hits);
