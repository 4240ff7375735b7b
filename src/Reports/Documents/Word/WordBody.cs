using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>The text of a document, block by block.</summary>
internal sealed class WordBody(Document document, MainDocumentPart part, WordNotes notes)
{
    private const int HeadingAnchors = 1_000_000;   // ids of bookmarks: apart from those of notes
    private readonly HeadingNumbers headingNumbers = new();
    private int pictures;
    private int headings;

    /// <summary>The number of ordered lists so far.</summary>
    public int OrderedLists { get; private set; }

    /// <summary>The whole text.</summary>
    public Body Make()
    {
        var body = new Body(Styled(WordStyles.Title, [new TextRun(document.Title)]));
        if (document.Subtitle is { } subtitle) body.Append(Styled(WordStyles.Subtitle, [new TextRun(subtitle)]));
        foreach (var block in document.Blocks) body.Append(Elements(block));
        return body;
    }

    private IEnumerable<OpenXmlElement> Elements(Block block) => block switch
    {
        Heading heading => [HeadingOf(heading)],
        Paragraph paragraph => [Styled(paragraph.Kind == ParagraphKind.Remark ? WordStyles.Remark : WordStyles.Body, paragraph.Content)],
        ListBlock list => ListOf(list),
        Table table => TableOf(table),
        Picture picture => PictureOf(picture),
        PageBreak => [new W.Paragraph(new W.Run(new Break { Type = BreakValues.Page }))],
        Contents contents => ContentsOf(contents),
        NoteList => notes.List(),
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private W.Paragraph Styled(string style, IReadOnlyList<Inline> line)
    {
        var paragraph = new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(WordText.Runs(line, notes));
        return paragraph;
    }

    private W.Paragraph HeadingOf(Heading heading)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Heading(heading.Level) });
        if (!heading.IsNumbered)
        {
            properties.NumberingProperties = new NumberingProperties(
                new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 0 });
        }

        var id = $"{HeadingAnchors + headings}";
        return new W.Paragraph(
            properties,
            new BookmarkStart { Id = id, Name = Anchor(headings++) },
            new W.Run(WordText.Of(heading.Text)),
            new BookmarkEnd { Id = id });
    }

    private IEnumerable<OpenXmlElement> ListOf(ListBlock list)
    {
        var number = list.IsOrdered ? WordNumbering.OrderedList(OrderedLists++) : WordNumbering.Bullets;
        foreach (var item in list.Items)
        {
            var paragraph = Styled(WordStyles.List, item);
            paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(
                new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number });
            yield return paragraph;
        }
    }

    private IEnumerable<OpenXmlElement> TableOf(Table table)
    {
        if (table.Caption is { } caption) yield return Styled(WordStyles.Caption, [new TextRun(caption)]);
        yield return WordTables.Make(table, notes);
        yield return new W.Paragraph(new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.Cell },
            new SpacingBetweenLines { Before = "0", After = "0", Line = "160", LineRule = LineSpacingRuleValues.Exact }));
    }

    private IEnumerable<OpenXmlElement> PictureOf(Picture picture)
    {
        if (picture.Png is not { } png) yield break;
        var relation = $"rIdPicture{++pictures}";
        using (var stream = new MemoryStream(png)) part.AddImagePart(ImagePartType.Png, relation).FeedData(stream);
        yield return WordPictures.Make(picture, relation, pictures, picture.Caption is not null);
        if (picture.Caption is not { } caption) yield break;
        var below = Styled(WordStyles.Caption, [new TextRun(caption)]);
        below.ParagraphProperties!.KeepNext = new KeepNext { Val = false };
        yield return below;
    }

    /// <summary>A field that Word can renew, filled in from the start; without page numbers, which only a program that sets pages knows.</summary>
    private IEnumerable<OpenXmlElement> ContentsOf(Contents contents)
    {
        yield return Styled(WordStyles.ContentsTitle, [new TextRun(contents.Title)]);
        var lines = ContentsLines(contents.Depth).ToList();
        if (lines.Count == 0) yield break;
        lines[0].InsertAfter(FieldStart(contents.Depth), lines[0].ParagraphProperties!);
        lines[^1].Append(new W.Run(new FieldChar { FieldCharType = FieldCharValues.End }));
        foreach (var line in lines) yield return line;
    }

    private static W.Run FieldStart(int depth) => new(
        new FieldChar { FieldCharType = FieldCharValues.Begin },
        new FieldCode($" TOC \\o \"1-{depth}\" \\n \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve },
        new FieldChar { FieldCharType = FieldCharValues.Separate });

    private IEnumerable<W.Paragraph> ContentsLines(int depth)
    {
        var at = 0;
        foreach (var heading in document.Blocks.OfType<Heading>())
        {
            var text = headingNumbers.Next(heading) + heading.Text;
            var anchor = Anchor(at++);
            if (heading.Level > depth) continue;
            yield return new W.Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.ContentsLine(heading.Level) }),
                new Hyperlink(new W.Run(WordText.Of(text))) { Anchor = anchor, History = true });
        }
    }

    private static string Anchor(int heading) => $"_Toc{heading + 1}";
}
