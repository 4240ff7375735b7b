using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>Runs of text.</summary>
internal static class WordText
{
    /// <summary>Text with its blanks kept and everything taken out that XML cannot hold.</summary>
    public static DocumentFormat.OpenXml.Wordprocessing.Text Of(string text) =>
        new(PlainText.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>The runs of a line.</summary>
    public static IEnumerable<OpenXmlElement> Runs(IReadOnlyList<Inline> line, WordNotes notes, bool isInTable = false) => line.Select(piece => piece switch
    {
        NoteMark mark => notes.Mark(mark.Note, isInTable),
        TextRun run => Run(run),
        _ => throw new NotSupportedException(piece.GetType().Name),
    });

    private static Run Run(TextRun run) => run.Emphasis switch
    {
        Emphasis.Strong => new Run(new RunProperties(new Bold(), new BoldComplexScript()), Of(run.Value)),
        Emphasis.Muted => new Run(new RunProperties(new Color { Val = "595959" }), Of(run.Value)),
        _ => new Run(Of(run.Value)),
    };
}
