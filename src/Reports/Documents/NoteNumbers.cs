namespace PolicyML.Reports.Documents;

/// <summary>The notes of a document with their numbers, from 1 in the order in which the text refers to them.</summary>
internal sealed class NoteNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Note> notes = [];

    /// <summary>Counts the notes of a document.</summary>
    public NoteNumbers(Document document)
    {
        foreach (var mark in document.Blocks.SelectMany(Lines).SelectMany(line => line).OfType<NoteMark>())
        {
            if (!numbers.TryAdd(mark.Note.Id, notes.Count + 1)) continue;
            notes.Add(mark.Note);
        }
    }

    /// <summary>The notes; the first has the number 1.</summary>
    public IReadOnlyList<Note> Notes => notes;

    /// <summary>The number of a note of the document.</summary>
    public int this[Note note] => numbers[note.Id];

    private static IEnumerable<IReadOnlyList<Inline>> Lines(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Content],
        ListBlock list => list.Items,
        Table table => table.Rows.SelectMany(row => row.Cells),
        _ => [],
    };
}
