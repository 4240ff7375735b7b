using PolicyML.Text.Sources;

namespace PolicyML.Text;

/// <summary>
/// One source (a page, an issue, a report), decoded: line ends are <c>\n</c>, a leading byte-order mark is gone.
/// All spans of results point into <see cref="Text"/>.
/// </summary>
/// <param name="Path">The path as it was given; <c>-</c> for standard input.</param>
/// <param name="Text">The decoded text.</param>
/// <param name="Encoding">Name of the encoding it was read with, or of the format that holds the text (docx, html, pdf).</param>
/// <param name="Bytes">Size of the source in bytes.</param>
public sealed record SourceText(string Path, string Text, string Encoding, long Bytes)
{
    /// <summary>What the reader had to mend, such as a few damaged characters; null where it read everything.</summary>
    public SourceProblem? Warning { get; init; }

    /// <summary>The JSON Lines file that holds the text as one document of many; null where the source is a file of its own.</summary>
    public string? File { get; init; }

    /// <summary>The day of issue that came with the text, as in a JSON Lines file; null where none did.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Headings that the document itself marks, such as h1 to h6 of HTML: where their lines start, ascending, and their level from 1. Empty for plain text.</summary>
    public IReadOnlyList<(int Start, int Level)> Headings { get; init; } = [];

    /// <summary>A source made of a string, for tests and for callers that already hold the text.</summary>
    public static SourceText FromString(string text, string path = "-") => new(path, text, "utf-8", System.Text.Encoding.UTF8.GetByteCount(text));
}
