namespace PolicyML.Reports.Documents;

/// <summary>A piece of a document that stands on lines of its own.</summary>
public abstract record Block;

/// <summary>A heading.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Text">Its words without a number.</param>
/// <param name="IsNumbered">True where it is counted as is customary: 一、 （一） 1.</param>
public sealed record Heading(int Level, string Text, bool IsNumbered = true) : Block;

/// <summary>How a paragraph is set.</summary>
public enum ParagraphKind
{
    /// <summary>The text, with its first line indented by two characters.</summary>
    Body,

    /// <summary>A remark in small type: how something was counted, what was left out.</summary>
    Remark,
}

/// <summary>A paragraph.</summary>
/// <param name="Content">Its runs.</param>
/// <param name="Kind">How it is set.</param>
public sealed record Paragraph(IReadOnlyList<Inline> Content, ParagraphKind Kind = ParagraphKind.Body) : Block
{
    /// <summary>A paragraph of one run.</summary>
    public Paragraph(string text, ParagraphKind kind = ParagraphKind.Body)
        : this([new TextRun(text)], kind)
    {
    }
}

/// <summary>A list.</summary>
/// <param name="Items">The runs of each item.</param>
/// <param name="IsOrdered">True where items are counted.</param>
public sealed record ListBlock(IReadOnlyList<IReadOnlyList<Inline>> Items, bool IsOrdered = false) : Block;

/// <summary>What a column of a table holds; it decides how cells are aligned.</summary>
public enum ColumnKind
{
    /// <summary>Words, flush left.</summary>
    Text,

    /// <summary>Numbers, flush right.</summary>
    Number,

    /// <summary>Days, short words and marks, centred.</summary>
    Short,
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Width">Its part of the width, relative to the other columns.</param>
public sealed record Column(string Title, ColumnKind Kind, double Width = 1);

/// <summary>A row of a table.</summary>
/// <param name="Cells">The runs of each cell, one a column.</param>
/// <param name="IsTotal">True for a row that sums up others.</param>
public sealed record Row(IReadOnlyList<IReadOnlyList<Inline>> Cells, bool IsTotal = false);

/// <summary>A table of data, its head repeated on each page and no row broken across pages.</summary>
/// <param name="Caption">Its title, above it; null for none.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record Table(string? Caption, IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block;

/// <summary>A picture.</summary>
public sealed record Picture : Block
{
    /// <summary>What it shows, for who cannot see it.</summary>
    public required string Alt { get; init; }

    /// <summary>Its title, below it; null where the picture has one in itself.</summary>
    public string? Caption { get; init; }

    /// <summary>The picture as SVG, for .html and .md; null where there is none.</summary>
    public string? Svg { get; init; }

    /// <summary>The picture as PNG, for .docx; null where none could be made.</summary>
    public byte[]? Png { get; init; }

    /// <summary>Width in any unit; only the ratio to <see cref="Height"/> counts.</summary>
    public required double Width { get; init; }

    /// <summary>Height in the unit of <see cref="Width"/>.</summary>
    public required double Height { get; init; }
}

/// <summary>The text goes on at the top of a page.</summary>
public sealed record PageBreak : Block;

/// <summary>The table of contents.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Depth">The deepest level of headings in it.</param>
public sealed record Contents(string Title, int Depth = 2) : Block;

/// <summary>All notes of the document, in the order in which the text refers to them.</summary>
public sealed record NoteList : Block;
