namespace PolicyML.Reports.Documents;

/// <summary>A piece of a line.</summary>
public abstract record Inline;

/// <summary>How words are set.</summary>
public enum Emphasis
{
    /// <summary>As the text around.</summary>
    None,

    /// <summary>Bold.</summary>
    Strong,

    /// <summary>Pale: a remark beside the text.</summary>
    Muted,
}

/// <summary>Words.</summary>
/// <param name="Value">The words; line breaks in them count as blanks.</param>
/// <param name="Emphasis">How they are set.</param>
public sealed record TextRun(string Value, Emphasis Emphasis = Emphasis.None) : Inline;

/// <summary>
/// Evidence for what stands before the mark. Two marks of the same <see cref="Id"/> are one note.
/// </summary>
/// <param name="Id">What tells it from other notes.</param>
/// <param name="Content">The whole note, for the list of notes.</param>
/// <param name="Short">The note in a line, for the foot of the page.</param>
public sealed record Note(string Id, string Content, string Short);

/// <summary>A mark that refers to a note.</summary>
/// <param name="Note">The note.</param>
public sealed record NoteMark(Note Note) : Inline;
