using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>
/// The notes of a document. The first mark of a note in running text is a footnote; marks in tables, which would crowd the foot
/// of the page, and later marks of the same note link to the list of notes where the document has one.
/// </summary>
internal sealed class WordNotes(Document document)
{
    private readonly NoteNumbers numbers = new(document);
    private readonly bool hasList = document.Blocks.OfType<NoteList>().Any();
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);
    private readonly Footnotes footnotes = new(
        Separator(-1, FootnoteEndnoteValues.Separator, new SeparatorMark()),
        Separator(0, FootnoteEndnoteValues.ContinuationSeparator, new ContinuationSeparatorMark()));

    private int count;

    /// <summary>The footnotes made so far.</summary>
    public Footnotes Footnotes => footnotes;

    /// <summary>A mark of a note.</summary>
    /// <param name="note">The note.</param>
    /// <param name="isInTable">True where the mark stands in a table.</param>
    public OpenXmlElement Mark(Note note, bool isInTable)
    {
        var isFirst = !isInTable && marked.Add(note.Id);
        if (hasList && !isFirst) return Link(numbers[note], isInTable);
        count++;
        footnotes.Append(Footnote(count, hasList ? $"[{numbers[note]}] {note.Short}" : note.Content));
        return new Run(
            new RunProperties(new RunStyle { Val = WordStyles.NoteMark }),
            new FootnoteReference { Id = count });
    }

    /// <summary>The list of all notes.</summary>
    public IEnumerable<OpenXmlElement> List()
    {
        for (var i = 0; i < numbers.Notes.Count; i++)
        {
            var number = i + 1;
            yield return new W.Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.NoteItem }),
                new BookmarkStart { Id = $"{number}", Name = Anchor(number) },
                new Run(WordText.Of($"[{number}] ")),
                new BookmarkEnd { Id = $"{number}" },
                new Run(WordText.Of(numbers.Notes[i].Content)));
        }
    }

    private static string Anchor(int number) => $"note{number}";

    private static Hyperlink Link(int number, bool isPlain)
    {
        var run = new Run(WordText.Of($"[{number}]"));
        if (!isPlain) run.RunProperties = new RunProperties(new RunStyle { Val = WordStyles.NoteMark });
        return new Hyperlink(run) { Anchor = Anchor(number), History = true };
    }

    private static Footnote Footnote(int id, string text) => new(new W.Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.NoteText }),
        new Run(new RunProperties(new RunStyle { Val = WordStyles.NoteMark }), new FootnoteReferenceMark()),
        new Run(WordText.Of(" " + text))))
    {
        Id = id,
    };

    private static Footnote Separator(int id, FootnoteEndnoteValues type, OpenXmlElement mark) =>
        new(new W.Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }), new Run(mark)))
        {
            Id = id,
            Type = type,
        };
}
