using System.Text;

namespace PolicyML.Reports.Documents.Markdown;

/// <summary>Writes Markdown (CommonMark with tables and footnotes). Of a picture it gives the words: a text file holds none, and readers of Markdown refuse those in data addresses.</summary>
public sealed class MarkdownWriter : IDocumentWriter
{
    /// <inheritdoc/>
    public string Extension => ".md";

    /// <inheritdoc/>
    public bool TakesPng => false;

    /// <inheritdoc/>
    public void Write(Document document, Stream output)
    {
        using var page = new StreamWriter(output, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        page.WriteLine($"# {MarkdownText.Escape(document.Title)}\n");
        if (document.Subtitle is { } subtitle) page.WriteLine($"{MarkdownText.Escape(subtitle, true)}\n");
        new Body(document, page).Write();
    }

    private sealed class Body(Document document, StreamWriter page)
    {
        private readonly NoteNumbers notes = new(document);
        private readonly HeadingNumbers numbers = new();

        public void Write()
        {
            foreach (var block in document.Blocks) Write(block);
            if (!document.Blocks.OfType<NoteList>().Any()) WriteNotes();
        }

        private void Write(Block block)
        {
            switch (block)
            {
                case Heading heading:
                    page.WriteLine($"{new string('#', Math.Clamp(heading.Level, 1, 3) + 1)} {numbers.Next(heading)}{MarkdownText.Escape(heading.Text)}\n");
                    break;
                case Paragraph paragraph: page.WriteLine(Line(paragraph.Content, true) + "\n"); break;
                case ListBlock list: WriteList(list); break;
                case Table table: WriteTable(table); break;
                case Picture picture: WritePicture(picture); break;
                case PageBreak: page.WriteLine("---\n"); break;
                case Contents contents: WriteContents(contents); break;
                case NoteList: WriteNotes(); break;
                default: throw new NotSupportedException(block.GetType().Name);
            }
        }

        private void WriteList(ListBlock list)
        {
            for (var i = 0; i < list.Items.Count; i++)
                page.WriteLine($"{(list.IsOrdered ? $"{i + 1}." : "-")} {Line(list.Items[i], true)}");
            page.WriteLine();
        }

        private void WriteTable(Table table)
        {
            if (table.Caption is { } caption) page.WriteLine($"**{MarkdownText.Escape(caption)}**\n");
            page.WriteLine($"| {string.Join(" | ", table.Columns.Select(c => MarkdownText.Escape(c.Title)))} |");
            page.WriteLine($"|{string.Concat(table.Columns.Select(c => Rule(c.Kind) + "|"))}");
            foreach (var row in table.Rows)
                page.WriteLine($"| {string.Join(" | ", table.Columns.Select((_, i) => i < row.Cells.Count ? Line(row.Cells[i], false) : ""))} |");
            page.WriteLine();
        }

        private static string Rule(ColumnKind kind) => kind switch
        {
            ColumnKind.Number => "---:",
            ColumnKind.Short => ":---:",
            _ => "---",
        };

        private void WritePicture(Picture picture) => page.WriteLine($"*{MarkdownText.Escape(picture.Caption ?? picture.Alt)}*\n");

        private void WriteContents(Contents contents)
        {
            page.WriteLine($"**{MarkdownText.Escape(contents.Title)}**\n");
            var counted = new HeadingNumbers();
            foreach (var heading in document.Blocks.OfType<Heading>())
            {
                var text = counted.Next(heading) + MarkdownText.Escape(heading.Text);
                if (heading.Level <= contents.Depth) page.WriteLine($"{new string(' ', 2 * (heading.Level - 1))}- {text}");
            }

            page.WriteLine();
        }

        private void WriteNotes()
        {
            for (var i = 0; i < notes.Notes.Count; i++)
                page.WriteLine($"[^{i + 1}]: {MarkdownText.Escape(notes.Notes[i].Content, true)}");
            if (notes.Notes.Count > 0) page.WriteLine();
        }

        private string Line(IReadOnlyList<Inline> line, bool opensLine) => string.Concat(line.Select((piece, i) => piece switch
        {
            TextRun { Value.Length: > 0, Emphasis: Emphasis.Strong } run => $"**{MarkdownText.Escape(run.Value.Trim())}**",
            TextRun run => MarkdownText.Escape(run.Value, opensLine && i == 0),
            NoteMark mark => $"[^{notes[mark.Note]}]",
            _ => throw new NotSupportedException(piece.GetType().Name),
        }));
    }
}
