using PolicyML.Core;
using PolicyML.Text.Reading;

namespace PolicyML.Text.Layout;

/// <summary>What a paragraph of an article is.</summary>
public enum ParagraphRole
{
    /// <summary>The small line above the headline (肩题).</summary>
    Kicker,

    /// <summary>The headline.</summary>
    Headline,

    /// <summary>The line below the headline (副题).</summary>
    Subhead,

    /// <summary>A line that only names reporters.</summary>
    Byline,

    /// <summary>A paragraph of the body.</summary>
    Body,

    /// <summary>A heading inside the body.</summary>
    Heading,

    /// <summary>Text of a photo.</summary>
    Caption,

    /// <summary>A line that only credits a photographer or source.</summary>
    Credit,
}

/// <summary>A paragraph of an article's reading text.</summary>
/// <param name="Span">Its range in the reading text, without the line break at its end.</param>
/// <param name="Role">What it is.</param>
public readonly record struct Paragraph(TextSpan Span, ParagraphRole Role);

/// <summary>An article as the page layout found it, before anything was read off it.</summary>
public sealed record ArticleLayout
{
    /// <summary>What the piece is.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>The main headline as read; empty where there is none.</summary>
    public string Headline { get; init; } = "";

    /// <summary>Reporters and correspondents, separated by one space; null where none is printed.</summary>
    public string? Byline { get; init; }

    /// <summary>Source ranges that make up the piece, in reading order.</summary>
    public required IReadOnlyList<TextSpan> Segments { get; init; }

    /// <summary>The piece as it is read: headline block first, then the body with column breaks rejoined.</summary>
    public required ReadingText Reading { get; init; }

    /// <summary>The paragraphs of <see cref="Reading"/>, in order.</summary>
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }
}
