namespace PolicyML.Text.Sources.Html;

/// <summary>What a block of a page is.</summary>
internal enum HtmlBlockKind
{
    /// <summary>A paragraph, or any other text on lines of its own.</summary>
    Text,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A row of a table, its cells separated by tabs.</summary>
    Row,
}

/// <summary>A block of text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Region">Index of the region it stands in.</param>
/// <param name="Text">The text, trimmed; a <c>\n</c> where the page breaks a line.</param>
/// <param name="Linked">Code units of the text that are part of links.</param>
/// <param name="Level">Level of a heading, 1 to 6; else 0.</param>
internal sealed record HtmlBlock(HtmlBlockKind Kind, int Region, string Text, int Linked, int Level)
{
    private static readonly System.Buffers.SearchValues<char> SentenceMarks = System.Buffers.SearchValues.Create("，。！？；,;!?");

    /// <summary>True for running prose: a sentence or more, few links.</summary>
    public bool IsProse { get; } = Kind == HtmlBlockKind.Text && Text.Length >= 15 && Linked * 3 < Text.Length && Text.AsSpan().ContainsAny(SentenceMarks);
}

/// <summary>A block-level element; the blocks and regions within it come after it.</summary>
/// <param name="Name">Lower-case name of the element.</param>
/// <param name="Parent">Index of the region around it; -1 for the outermost.</param>
/// <param name="Likeness">Name and class, by which pieces of one kind are known; null where these say nothing.</param>
/// <param name="Furniture">What name, class and attributes mark it as.</param>
internal sealed record HtmlRegion(string Name, int Parent, string? Likeness, HtmlFurnitureKind Furniture)
{
    /// <summary>Code units of text in it.</summary>
    public int Length { get; set; }

    /// <summary>Of these, in links.</summary>
    public int Linked { get; set; }

    /// <summary>Of these, in running prose.</summary>
    public int Prose { get; set; }

    /// <summary>True where it holds what looks like the headline.</summary>
    public bool HasTitle { get; set; }

    /// <summary>True where it is left out.</summary>
    public bool IsDropped { get; set; }
}

/// <summary>A page taken apart into blocks of text and the regions they stand in.</summary>
/// <param name="Title">The page's title, for the window; empty where there is none.</param>
/// <param name="Regions">The regions, each after the one around it; the first is the page.</param>
/// <param name="Blocks">The blocks, in order.</param>
internal sealed record HtmlPage(string Title, IReadOnlyList<HtmlRegion> Regions, IReadOnlyList<HtmlBlock> Blocks);
