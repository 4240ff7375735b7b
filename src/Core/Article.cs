namespace PolicyML.Core;

/// <summary>What a piece of a page is.</summary>
public enum ArticleKind
{
    /// <summary>An article with a body.</summary>
    Article,

    /// <summary>A photo with its text, standing alone.</summary>
    Caption,

    /// <summary>Page furniture: masthead, slogans, addresses.</summary>
    Masthead,
}

/// <summary>An administrative division.</summary>
/// <param name="Code">Six digits of GB/T 2260.</param>
/// <param name="Name">The full official name of the division alone, without its parents.</param>
public sealed record Place(string Code, string Name);

/// <summary>A label that holds for an article.</summary>
/// <param name="Id">Identifier in the label schema.</param>
/// <param name="P">Probability, 0 to 1.</param>
public sealed record Label(string Id, double P);

/// <summary>One article with everything read off it. The output record of the analyser.</summary>
public sealed record Article
{
    /// <summary>The path of the source as it was given.</summary>
    public required string Source { get; init; }

    /// <summary>Position in reading order, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The main headline, without kicker or subhead; empty where there is none.</summary>
    public string Headline { get; init; } = "";

    /// <summary>What the piece is.</summary>
    public ArticleKind Kind { get; init; }

    /// <summary>Ranges of the source that make up headline, byline and body, in reading order.</summary>
    public IReadOnlyList<TextSpan> Segments { get; init; } = [];

    /// <summary>Reporters and correspondents, separated by one space; null where none is printed.</summary>
    public string? Byline { get; init; }

    /// <summary>The day the issue appeared; null where nothing tells it.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>True where <see cref="Published"/> was inferred from the text.</summary>
    public bool PublishedInferred { get; init; }

    /// <summary>The smallest division that covers the article; null where there is no single one.</summary>
    public Place? Place { get; init; }

    /// <summary>Industry chains at or above their threshold, most probable first.</summary>
    public IReadOnlyList<Label> Chains { get; init; } = [];

    /// <summary>Themes at or above their threshold, most probable first.</summary>
    public IReadOnlyList<Label> Themes { get; init; } = [];

    /// <summary>True where a chain holds, or a theme other than governance and livelihood.</summary>
    public bool Relevant { get; init; }

    /// <summary>The figures, in reading order.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>The projects named with a stage or an investment, in reading order.</summary>
    public IReadOnlyList<ProjectMention> Projects { get; init; } = [];

    /// <summary>The enterprises named, in reading order.</summary>
    public IReadOnlyList<EnterpriseMention> Enterprises { get; init; } = [];

    /// <summary>The article's own text as printed, joined from its segments; null unless asked for.</summary>
    public string? Text { get; init; }
}
