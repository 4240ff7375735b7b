using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>The styles of a document: sizes and spaces as in official Chinese documents, fonts by the theme.</summary>
internal static class WordStyles
{
    /// <summary>Ids of the styles.</summary>
    public const string Title = "Title", Subtitle = "Subtitle", Body = "BodyText", Remark = "Remark", List = "ListParagraph",
        Caption = "Caption", Picture = "Picture", Cell = "TableCell", CellHead = "TableHead", NoteText = "FootnoteText",
        NoteMark = "FootnoteReference", NoteItem = "NoteItem", Header = "Header", Footer = "Footer", ContentsTitle = "ContentsTitle";

    private const int Character = 240;   // twips of a character of 12 points
    private const string Pale = "595959";

    /// <summary>The id of the style of a heading.</summary>
    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 3)}";

    /// <summary>The id of the style of a line of the table of contents.</summary>
    public static string ContentsLine(int level) => $"TOC{Math.Clamp(level, 1, 3)}";

    /// <summary>All styles.</summary>
    public static Styles Make()
    {
        var styles = new Styles(Defaults());
        styles.Append(Paragraph("Normal", "Normal", null, Space(line: 360), null));
        styles.Append(Paragraph(Title, "Title", "Normal", Space(240, 160, 320) + Centre + KeepNext, Head(44)));
        styles.Append(Paragraph(Subtitle, "Subtitle", "Normal", Space(0, 240, 320) + Centre, Size(28)));
        for (var level = 1; level <= 3; level++) styles.Append(HeadingStyle(level));
        styles.Append(Paragraph(Body, "Body Text", "Normal", Indent(firstLine: 2) + Justify, null));
        styles.Append(Paragraph(Remark, "Remark", "Normal", Space(60, 120, 280) + Justify, Size(18) + Colour(Pale)));
        styles.Append(Paragraph(List, "List Paragraph", "Normal", null, null));
        styles.Append(Paragraph(Caption, "caption", "Normal", Space(160, 80, 280) + Centre + KeepNext, Head(21)));
        styles.Append(Paragraph(Picture, "Picture", "Normal", Space(160, 80, 240) + Centre, null));
        styles.Append(Paragraph(Cell, "Table Cell", "Normal", Space(20, 20, 264), Size(21)));
        styles.Append(Paragraph(CellHead, "Table Head", Cell, KeepNext, Head(21)));
        styles.Append(Paragraph(NoteText, "footnote text", "Normal", Space(0, 0, 240), Size(18)));
        styles.Append(Paragraph(NoteItem, "Note Item", "Normal", Space(0, 40, 264) + Justify, Size(18)));
        styles.Append(Paragraph(Header, "header", "Normal", Space(0, 0, 240) + Centre, Size(18) + Colour(Pale)));
        styles.Append(Paragraph(Footer, "footer", "Normal", Space(0, 0, 240) + Centre, Size(24)));
        styles.Append(Paragraph(ContentsTitle, "TOC Heading", "Normal", Space(240, 160, 320) + Centre + KeepNext, Head(32)));
        for (var level = 1; level <= 3; level++)
            styles.Append(Paragraph(ContentsLine(level), $"toc {level}", "Normal", Indent(left: 2 * (level - 1)), null));
        styles.Append(MarkStyle());
        return styles;
    }

    private static Props Centre => new Justification { Val = JustificationValues.Center };

    private static Props Justify => new Justification { Val = JustificationValues.Both };

    private static Props KeepNext => new(new KeepNext(), new KeepLines());

    private static Props Space(int before = 0, int after = 0, int line = 360) => new SpacingBetweenLines
    {
        Before = $"{before}",
        After = $"{after}",
        Line = $"{line}",
        LineRule = LineSpacingRuleValues.Auto,
    };

    private static Props Indent(int firstLine = 0, int left = 0)
    {
        var indent = new Indentation();
        if (firstLine > 0) (indent.FirstLineChars, indent.FirstLine) = (firstLine * 100, $"{firstLine * Character}");
        if (left > 0) (indent.LeftChars, indent.Left) = (left * 100, $"{left * Character}");
        return indent;
    }

    private static Props Size(int halfPoints) =>
        new(new FontSize { Val = $"{halfPoints}" }, new FontSizeComplexScript { Val = $"{halfPoints}" });

    private static Props Head(int halfPoints) => new Props(WordFonts.Head()) + Size(halfPoints);

    private static Props Colour(string value) => new Color { Val = value };

    private static Style HeadingStyle(int level)
    {
        var size = level switch { 1 => 32, 2 => 28, _ => 24 };
        var numbering = new NumberingProperties(new NumberingLevelReference { Val = level - 1 }, new NumberingId { Val = WordNumbering.Headings });
        if (level == 1) numbering.NumberingLevelReference = null;
        var paragraph = Space(level == 1 ? 240 : 160, 80, 320) + KeepNext + new Props(new OutlineLevel { Val = level - 1 }, numbering);
        return Paragraph(Heading(level), $"heading {level}", "Normal", paragraph, Head(size));
    }

    private static Style Paragraph(string id, string name, string? basedOn, Props? paragraph, Props? run)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" ? true : null, CustomStyle = IsOwn(id) ? true : null };
        style.StyleName = new StyleName { Val = name };
        if (basedOn is not null) style.BasedOn = new BasedOn { Val = basedOn };
        if (id.StartsWith("Heading", StringComparison.Ordinal) || id == Title) style.NextParagraphStyle = new NextParagraphStyle { Val = Body };
        style.PrimaryStyle = new PrimaryStyle();
        if (paragraph is not null) style.StyleParagraphProperties = paragraph.In(new StyleParagraphProperties());
        if (run is not null) style.StyleRunProperties = run.In(new StyleRunProperties());
        return style;
    }

    private static bool IsOwn(string id) => id is Remark or Picture or Cell or CellHead or NoteItem;

    private static Style MarkStyle() => new(
        new StyleName { Val = "footnote reference" },
        new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
    {
        Type = StyleValues.Character,
        StyleId = NoteMark,
    };

    private static DocDefaults Defaults() => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            WordFonts.Body(), new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" },
            new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl())));

    /// <summary>Properties of a style, put in the order that the schema asks for.</summary>
    private sealed class Props(params OpenXmlElement[] elements)
    {
        private readonly OpenXmlElement[] elements = elements;

        public static implicit operator Props(OpenXmlElement element) => new(element);

        public static Props operator +(Props left, Props right) => new([.. left.elements, .. right.elements]);

        public T In<T>(T target)
            where T : OpenXmlCompositeElement
        {
            foreach (var element in elements) target.AddChild(element);
            return target;
        }
    }
}
