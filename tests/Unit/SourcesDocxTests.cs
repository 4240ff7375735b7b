using System.IO.Compression;
using System.Text;

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

public class SourcesDocxTests
{
    private const string First = "太和县一季度签约项目12个，总投资36.5亿元。";
    private const string WordNamespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    [Fact]
    public void Paragraphs_and_headings_are_lines_with_an_empty_line_between()
    {
        var text = Read(Document(
            new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Heading1" }, new Tabs(new TabStop { Position = 720 })), Run("项目建设提速")),
            new Paragraph(),
            new Paragraph(Run("　　太和县一季度签约"), Run("项目12个，总投资36.5亿元。")),
            new Paragraph(new Run(new DocumentFormat.OpenXml.Wordprocessing.Text("本报记者"), new TabChar(), new DocumentFormat.OpenXml.Wordprocessing.Text("王小明"), new Break(), new DocumentFormat.OpenXml.Wordprocessing.Text("通讯员 李一")))));
        Assert.Equal($"项目建设提速\n\n{First}\n\n本报记者\t王小明\n通讯员 李一\n", text);
    }

    [Fact]
    public void The_rows_of_a_table_are_lines_and_a_table_that_arranges_the_page_is_paragraphs()
    {
        var data = new Table(Row(Cell("指标"), Cell("总量"), Cell("增长")), Row(Cell("产值"), Cell(""), Cell("5.2%")));
        var arrangement = new Table(Row(Cell("左栏标题", "左栏第一段。"), Cell("右栏标题", "右栏第一段。")));
        var text = Read(Document(new Paragraph(Run("附表")), data, new Paragraph(Run("说明")), arrangement));
        Assert.Equal("附表\n\n指标\t总量\t增长\n产值\t\t5.2%\n\n说明\n\n左栏标题\n\n左栏第一段。\n\n右栏标题\n\n右栏第一段。\n", text);
    }

    [Fact]
    public void A_text_box_is_read_once_after_its_paragraph()
    {
        const string box = """
            <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
            <mc:Choice Requires="wps"><w:drawing><wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>
            <w:p><w:r><w:t>框中第一段</w:t></w:r></w:p><w:p><w:r><w:t>框中第二段</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>框中第一段</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>
            """;
        Assert.Equal("前文后文\n\n框中第一段\n\n框中第二段\n\n下一段\n", Read(Package($"<w:p><w:r><w:t>前文</w:t>{box}</w:r><w:r><w:t>后文</w:t></w:r></w:p><w:p><w:r><w:t>下一段</w:t></w:r></w:p>")));
    }

    [Fact]
    public void Deleted_text_and_field_codes_are_not_read()
    {
        var text = Read(Package("<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t xml:space=\"preserve\"> 产值</w:t></w:r><w:bookmarkStart/></w:p>"));
        Assert.Equal("新增 产值\n", text);
    }

    [Fact]
    public void An_empty_document_is_an_empty_source() => Assert.Equal("", Read(Document()));

    [Fact]
    public void A_docx_is_known_by_its_content_on_standard_input()
    {
        using var stream = new MemoryStream(Document(new Paragraph(Run(First))));
        var source = SourceReader.Read(stream, "-", ReadOptions.Default);
        Assert.Equal((First + "\n", "docx"), (source.Text, source.Encoding));
    }

    [Fact]
    public void A_malformed_hyperlink_does_not_spoil_the_text()
    {
        var bytes = Package($"<w:p><w:r><w:t>{First}</w:t></w:r></w:p>", ("word/_rels/document.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" TargetMode="External"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a@@b, c@d:x"/></Relationships>
            """));
        Assert.Equal(First + "\n", Read(bytes));
    }

    [Fact]
    public void What_is_no_docx_says_what_it_is()
    {
        Assert.Contains("no zip", Problem("产值"u8.ToArray(), SourceProblemCode.NotDocx), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem(Document(new Paragraph(Run(First)))[..200], SourceProblemCode.NotDocx), StringComparison.Ordinal);
        Assert.Contains("Excel", Problem(Zip(("xl/workbook.xml", "<workbook/>")), SourceProblemCode.NotDocx), StringComparison.Ordinal);
        Assert.Contains("zip", Problem(Zip(("photo.jpg", "x")), SourceProblemCode.NotDocx), StringComparison.Ordinal);
        Assert.Contains("damaged", Problem(Package("<w:p><w:r>"), SourceProblemCode.NotDocx), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_not_resolved()
    {
        var secret = Path.GetTempFileName();
        File.WriteAllText(secret, "机密");
        try
        {
            var document = $"<!DOCTYPE w:document [<!ENTITY x SYSTEM \"file://{secret}\">]><w:document {WordNamespace}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>";
            Problem(Package("", ("word/document.xml", document)), SourceProblemCode.NotDocx);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unpacks()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/document.xml").Open();
            var blanks = new byte[1 << 20];
            for (var i = 0; i < 100; i++) part.Write(blanks);
        }

        Assert.InRange(stream.Length, 1, 1 << 20);
        Problem(stream.ToArray(), SourceProblemCode.ZipBomb);
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_read()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 100_000));
        var ends = string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 100_000));
        Assert.Equal(First + "\n", Read(Package($"{nested}<w:p><w:r><w:t>{First}</w:t></w:r></w:p>{ends}")));
    }

    private static string Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return SourceReader.Read(stream, "a.docx", ReadOptions.Default).Text;
    }

    private static string Problem(byte[] bytes, SourceProblemCode code)
    {
        var problem = Assert.Throws<SourceException>(() => Read(bytes)).Problem;
        Assert.Equal(code, problem.Code);
        return problem.Message;
    }

    private static byte[] Document(params OpenXmlElement[] content)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(content));
        }

        return stream.ToArray();
    }

    /// <summary>A package written by hand around the content of a body; parts given by name replace its own.</summary>
    private static byte[] Package(string body, params (string Name, string Text)[] parts)
    {
        (string Name, string Text)[] usual =
        [
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""),
            ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
            ("word/document.xml", $"<w:document {WordNamespace}><w:body>{body}</w:body></w:document>"),
        ];
        return Zip([.. usual.Where(u => !parts.Any(p => p.Name == u.Name)), .. parts]);
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static Run Run(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Text(text));

    private static TableRow Row(params TableCell[] cells) => new(cells);

    private static TableCell Cell(params string[] paragraphs) => new(paragraphs.Select(p => new Paragraph(Run(p))));
}
