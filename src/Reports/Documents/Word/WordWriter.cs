using System.Globalization;
using System.Text;
using System.Xml;

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

using W = DocumentFormat.OpenXml.Wordprocessing;

namespace PolicyML.Reports.Documents.Word;

/// <summary>Writes Word documents (ECMA-376) that open in Word, WPS and LibreOffice.</summary>
public sealed class WordWriter : IDocumentWriter
{
    /// <inheritdoc/>
    public string Extension => ".docx";

    /// <inheritdoc/>
    public bool TakesPng => true;

    /// <inheritdoc/>
    public void Write(Document document, Stream output)
    {
        using var package = new MemoryStream();
        using (var word = WordprocessingDocument.Create(package, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            var properties = word.AddCoreFilePropertiesPart();
            word.ChangeIdOfPart(main, "rIdDocument");   // the library would name them at random
            word.ChangeIdOfPart(properties, "rIdProperties");
            Fill(main, document);
            WriteProperties(properties, document);
        }

        package.Position = 0;
        FixedZip.Repack(package, output);
    }

    private static void Fill(MainDocumentPart main, Document document)
    {
        var notes = new WordNotes(document);
        var body = new WordBody(document, main, notes);
        var text = body.Make();
        text.Append(WordPage.Section("rIdHeader", "rIdFooter", "rIdFirstHeader"));
        main.Document = new W.Document(text);
        main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = WordStyles.Make();
        main.AddNewPart<NumberingDefinitionsPart>("rIdNumbering").Numbering = WordNumbering.Make(body.OrderedLists);
        main.AddNewPart<FontTablePart>("rIdFonts").Fonts = WordFonts.Table();
        main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = WordPage.Settings();
        main.AddNewPart<FootnotesPart>("rIdFootnotes").Footnotes = notes.Footnotes;
        main.AddNewPart<HeaderPart>("rIdHeader").Header = WordPage.Header(PlainText.Clean(document.Title));
        main.AddNewPart<HeaderPart>("rIdFirstHeader").Header = WordPage.EmptyHeader();
        main.AddNewPart<FooterPart>("rIdFooter").Footer = WordPage.Footer();
        using var theme = typeof(WordWriter).Assembly.GetManifestResourceStream("theme.xml")!;
        main.AddNewPart<ThemePart>("rIdTheme").FeedData(theme);
    }

    private static void WriteProperties(CoreFilePropertiesPart part, Document document)
    {
        const string core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        const string dc = "http://purl.org/dc/elements/1.1/";
        const string terms = "http://purl.org/dc/terms/";
        const string xsi = "http://www.w3.org/2001/XMLSchema-instance";
        using var stream = part.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("cp", "coreProperties", core);
        xml.WriteAttributeString("xmlns", "dc", null, dc);
        xml.WriteAttributeString("xmlns", "dcterms", null, terms);
        xml.WriteAttributeString("xmlns", "xsi", null, xsi);
        xml.WriteElementString("title", dc, PlainText.Clean(document.Title));
        if (document.Author is { } author) xml.WriteElementString("creator", dc, PlainText.Clean(author));
        if (document.Date is { } day)
        {
            xml.WriteStartElement("created", terms);
            xml.WriteAttributeString("type", xsi, "dcterms:W3CDTF");
            xml.WriteString(day.ToString("O", CultureInfo.InvariantCulture) + "T00:00:00Z");
            xml.WriteEndElement();
        }

        xml.WriteElementString("language", dc, "zh-CN");
        xml.WriteEndElement();
    }
}
