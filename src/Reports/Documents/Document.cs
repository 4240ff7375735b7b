namespace PolicyML.Reports.Documents;

/// <summary>A document as a reader sees it, without a word of how it is written down: the writers turn it into .docx, .html or .md.</summary>
/// <remarks>All texts are plain: whatever they hold, a writer shows it and never runs it.</remarks>
public sealed record Document
{
    /// <summary>The title above the text, also in the page header and the properties.</summary>
    public required string Title { get; init; }

    /// <summary>A line below the title; null for none.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The day that the document speaks of, given as its day of creation so that equal data make equal bytes; null for none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who issues it, in the properties; null for none.</summary>
    public string? Author { get; init; }

    /// <summary>The text.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }
}
