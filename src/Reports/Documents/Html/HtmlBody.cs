namespace PolicyML.Reports.Documents.Html;

/// <summary>The text of a document, block by block.</summary>
internal sealed class HtmlBody(Document document, TextWriter page)
{
    private readonly NoteNumbers notes = new(document);
    private readonly HashSet<string> marked = new(StringComparer.Ordinal);
    private readonly HeadingNumbers numbers = new();
    private int headings;
    private bool hasList;

    /// <summary>Writes all blocks, and the notes at the end where the document does not say where they stand.</summary>
    public void Write()
    {
        foreach (var block in document.Blocks) Write(block);
        if (hasList || notes.Notes.Count == 0) return;
        page.WriteLine("<hr>");
        WriteNotes();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Heading heading: WriteHeading(heading); break;
            case Paragraph paragraph:
                page.WriteLine($"<p{(paragraph.Kind == ParagraphKind.Remark ? " class=\"remark\"" : "")}>{Line(paragraph.Content)}</p>");
                break;
            case ListBlock list: WriteList(list); break;
            case Table table: WriteTable(table); break;
            case Picture picture: WritePicture(picture); break;
            case PageBreak: page.WriteLine("<hr>"); break;
            case Contents contents: WriteContents(contents); break;
            case NoteList: WriteNotes(); break;
            default: throw new NotSupportedException(block.GetType().Name);
        }
    }

    private void WriteHeading(Heading heading)
    {
        var level = Math.Clamp(heading.Level, 1, 3) + 1;
        page.WriteLine($"<h{level} id=\"h{++headings}\">{numbers.Next(heading)}{HtmlText.Encode(heading.Text)}</h{level}>");
    }

    private void WriteList(ListBlock list)
    {
        var name = list.IsOrdered ? "ol" : "ul";
        page.WriteLine($"<{name}>");
        foreach (var item in list.Items) page.WriteLine($"<li>{Line(item)}</li>");
        page.WriteLine($"</{name}>");
    }

    private void WriteTable(Table table)
    {
        page.WriteLine("<div class=\"scroll\"><table>");
        if (table.Caption is { } caption) page.WriteLine($"<caption>{HtmlText.Encode(caption)}</caption>");
        var heads = table.Columns.Select(c => $"<th scope=\"col\"{Class(c.Kind)}>{HtmlText.Encode(c.Title)}</th>");
        page.WriteLine($"<thead><tr>{string.Concat(heads)}</tr></thead>");
        page.WriteLine("<tbody>");
        foreach (var row in table.Rows)
        {
            var cells = table.Columns.Select((c, i) => $"<td{Class(c.Kind)}>{(i < row.Cells.Count ? Line(row.Cells[i]) : "")}</td>");
            page.WriteLine($"<tr{(row.IsTotal ? " class=\"total\"" : "")}>{string.Concat(cells)}</tr>");
        }

        page.WriteLine("</tbody></table></div>");
    }

    private static string Class(ColumnKind kind) => kind switch
    {
        ColumnKind.Number => " class=\"number\"",
        ColumnKind.Short => " class=\"short\"",
        _ => "",
    };

    private void WritePicture(Picture picture)
    {
        if (picture.Svg is null && picture.Png is null) return;
        page.WriteLine($"<figure role=\"group\" aria-label=\"{HtmlText.Encode(picture.Alt)}\">");
        page.WriteLine(picture.Svg is { } svg
            ? SvgContent.Element(svg, picture.Alt)
            : $"<img alt=\"{HtmlText.Encode(picture.Alt)}\" src=\"data:image/png;base64,{Convert.ToBase64String(picture.Png!)}\">");
        if (picture.Caption is { } caption) page.WriteLine($"<figcaption>{HtmlText.Encode(caption)}</figcaption>");
        page.WriteLine("</figure>");
    }

    private void WriteContents(Contents contents)
    {
        page.WriteLine($"<nav aria-label=\"{HtmlText.Encode(contents.Title)}\"><div class=\"contents-title\">{HtmlText.Encode(contents.Title)}</div><ul>");
        var counted = new HeadingNumbers();
        var at = 0;
        foreach (var heading in document.Blocks.OfType<Heading>())
        {
            var text = counted.Next(heading) + HtmlText.Encode(heading.Text);
            at++;
            if (heading.Level <= contents.Depth) page.WriteLine($"<li class=\"level{heading.Level}\"><a href=\"#h{at}\">{text}</a></li>");
        }

        page.WriteLine("</ul></nav>");
    }

    private void WriteNotes()
    {
        hasList = true;
        page.WriteLine("<ol class=\"notes\">");
        for (var i = 0; i < notes.Notes.Count; i++)
        {
            var number = i + 1;
            page.WriteLine($"<li id=\"n{number}\"><a class=\"mark\" href=\"#r{number}\">[{number}]</a>{HtmlText.Encode(notes.Notes[i].Content)}</li>");
        }

        page.WriteLine("</ol>");
    }

    private string Line(IReadOnlyList<Inline> line) => string.Concat(line.Select(piece => piece switch
    {
        TextRun { Emphasis: Emphasis.Strong } run => $"<strong>{HtmlText.Encode(run.Value)}</strong>",
        TextRun { Emphasis: Emphasis.Muted } run => $"<span class=\"muted\">{HtmlText.Encode(run.Value)}</span>",
        TextRun run => HtmlText.Encode(run.Value),
        NoteMark mark => Mark(mark.Note),
        _ => throw new NotSupportedException(piece.GetType().Name),
    }));

    private string Mark(Note note)
    {
        var number = notes[note];
        var id = marked.Add(note.Id) ? $" id=\"r{number}\"" : "";
        return $"<sup{id}><a href=\"#n{number}\" title=\"{HtmlText.Encode(note.Short)}\">[{number}]</a></sup>";
    }
}
