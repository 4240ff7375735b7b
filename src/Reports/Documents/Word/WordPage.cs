using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>The page: A4 with the margins of official documents (GB/T 9704), the title above, the page number below.</summary>
internal static class WordPage
{
    /// <summary>Width of the text in twips: 156 mm.</summary>
    public const int TextWidth = Width - Left - Right;

    /// <summary>Height of the text in twips: 225 mm.</summary>
    public const int TextHeight = Height - Top - Bottom;

    private const int Width = 11906, Height = 16838, Top = 2098, Bottom = 1984, Left = 1588, Right = 1474;

    /// <summary>The section: first page without the title in its header.</summary>
    public static SectionProperties Section(string header, string footer, string firstHeader) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        new HeaderReference { Type = HeaderFooterValues.First, Id = firstHeader },
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new FooterReference { Type = HeaderFooterValues.First, Id = footer },
        new PageSize { Width = Width, Height = Height },
        new PageMargin { Top = Top, Bottom = Bottom, Left = Left, Right = Right, Header = 1247, Footer = 1247, Gutter = 0 },
        new TitlePage(),
        new DocGrid { LinePitch = 312 });

    /// <summary>The header with the title above a thin line.</summary>
    public static Header Header(string title) => new(new W.Paragraph(
        new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.Header },
            new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 4, Space = 4, Color = "808080" })),
        new Run(new W.Text(title) { Space = SpaceProcessingModeValues.Preserve })));

    /// <summary>A header without words.</summary>
    public static Header EmptyHeader() =>
        new(new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Header })));

    /// <summary>The footer: — 1 —.</summary>
    public static Footer Footer() => new(new W.Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }),
        Dash("— "),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new Run(new FieldCode(" PAGE ") { Space = SpaceProcessingModeValues.Preserve }),
        new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        Dash("1"),
        new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
        Dash(" —")));

    /// <summary>Settings of the whole document.</summary>
    public static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 420 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new FootnoteDocumentWideProperties(
            new FootnoteSpecialReference { Id = -1 },
            new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });

    private static Run Dash(string text) =>
        new(new W.Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
