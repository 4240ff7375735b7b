namespace PolicyML.Core;

/// <summary>A project that an article names, with its stage or its investment.</summary>
public sealed record ProjectMention
{
    /// <summary>The name in the text's own words: the source text of <see cref="NameSpan"/> without line breaks.</summary>
    public required string Name { get; init; }

    /// <summary>Range of the source that holds the name.</summary>
    public required TextSpan NameSpan { get; init; }

    /// <summary>The enterprise that builds it, in the text's own words; null where the text names none beside it.</summary>
    public string? Owner { get; init; }

    /// <summary>Division code where the words around name a place other than the article's.</summary>
    public string? Place { get; init; }

    /// <summary>Industry chain that the words of the name belong to; null where they tell none or several.</summary>
    public string? Chain { get; init; }

    /// <summary>How far it has come; null where the words around do not tell it.</summary>
    public ProjectStage? Stage { get; init; }

    /// <summary>Range of the source that holds the words of the stage; null where there is none.</summary>
    public TextSpan? StageSpan { get; init; }

    /// <summary>Total or signed investment in whole units of <see cref="Currency"/>, the middle of a range; null where unknown.</summary>
    public decimal? Investment { get; init; }

    /// <summary>ISO 4217 code of <see cref="Investment"/>; null where that is null.</summary>
    public string? Currency { get; init; }

    /// <summary>Span of the fact that the investment comes from; null where there is none.</summary>
    public TextSpan? InvestmentSpan { get; init; }

    /// <summary>The part of a larger project that it is (一期, 二期), as printed; null where it is none.</summary>
    public string? Part { get; init; }

    /// <summary>Probability that the name is a project's and rightly bounded, 0 to 1.</summary>
    public double Confidence { get; init; }
}

/// <summary>An enterprise that an article names; once an article, at its first mention or the one that tells its roles.</summary>
public sealed record EnterpriseMention
{
    /// <summary>The name in the text's own words: the source text of <see cref="Span"/> without line breaks.</summary>
    public required string Name { get; init; }

    /// <summary>Range of the source that holds the name.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Ids of <c>lexicon/roles.tsv</c> in the order of the text; empty where the article tells none.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Range of the source that holds the words of the first role; null where there is none.</summary>
    public TextSpan? RoleSpan { get; init; }

    /// <summary>Label id of the industry chain that a role is named for; null where it names none.</summary>
    public string? Chain { get; init; }

    /// <summary>Probability that the name is an enterprise's and rightly bounded, 0 to 1.</summary>
    public double Confidence { get; init; }
}
