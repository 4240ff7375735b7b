using System.IO.Compression;

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

using PolicyML.Reports.Documents;
using PolicyML.Reports.Documents.Word;

using Body = DocumentFormat.OpenXml.Wordprocessing.Body;
using Document = PolicyML.Reports.Documents.Document;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace PolicyML.Tests.Unit.Documents;

public class WordWriterTests
{
    public static TheoryData<string> Texts => [.. SampleDocument.HostileTexts];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_makes_a_valid_document_that_holds_it_as_text(string text)
    {
        using var word = Open(SampleDocument.Of(text));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2013).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var clean = PlainText.Clean(text);
        Assert.Equal(clean, Body(word).Elements<Paragraph>().First().InnerText);
        Assert.Empty(Body(word).Descendants<AltChunk>());
        Assert.DoesNotContain(Body(word).Descendants<FieldCode>(), f => f.Text.Contains("HYPERLINK", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var document = SampleDocument.Of("产业");
        Assert.Equal(SampleDocument.Write(new WordWriter(), document), SampleDocument.Write(new WordWriter(), document));
    }

    [Fact]
    public void Nothing_tells_when_the_file_was_made_but_the_date_of_the_data()
    {
        using var zip = new ZipArchive(new MemoryStream(SampleDocument.Write(new WordWriter(), SampleDocument.Of("产业"))));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        using var core = new StreamReader(zip.GetEntry("docProps/core.xml")!.Open());
        Assert.Contains("2025-03-04T00:00:00Z", core.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_carry_styles_of_outline_levels_that_are_counted_in_Chinese()
    {
        using var word = Open(SampleDocument.Of("产业"));
        var styles = word.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().ToDictionary(s => s.StyleId!.Value!);
        Assert.Equal([0, 1, 2], Enumerable.Range(1, 3).Select(i => styles[$"Heading{i}"].StyleParagraphProperties!.OutlineLevel!.Val!.Value));
        var levels = word.MainDocumentPart.NumberingDefinitionsPart!.Numbering!.Elements<AbstractNum>().First().Elements<Level>();
        Assert.Equal(["%1、", "（%2）", "%3."], levels.Select(l => l.LevelText!.Val!.Value!));
        var appendix = Body(word).Elements<Paragraph>().Last(p => p.InnerText == "附录");
        Assert.Equal(0, appendix.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value);
    }

    [Fact]
    public void The_first_mark_in_the_text_is_a_footnote_and_marks_in_tables_lead_to_the_list_of_notes()
    {
        using var word = Open(SampleDocument.Of("产业"));
        var footnotes = word.MainDocumentPart!.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Type is null).ToList();
        Assert.Equal(2, footnotes.Count);
        Assert.Equal([1L, 2L], Body(word).Descendants<FootnoteReference>().Select(r => r.Id!.Value));
        Assert.Equal(["note2"], Body(word).Descendants<TableCell>().SelectMany(c => c.Descendants<Hyperlink>()).Select(h => h.Anchor!.Value));
        var anchors = Body(word).Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToList();
        Assert.All(Body(word).Descendants<Hyperlink>(), h => Assert.Contains(h.Anchor!.Value!, anchors));
    }

    [Fact]
    public void Without_a_list_of_notes_each_mark_is_a_footnote_with_the_whole_note()
    {
        var note = new Note("a", "全文", "短");
        using var word = Open(new Document { Title = "题", Blocks = [new PolicyML.Reports.Documents.Paragraph([new NoteMark(note), new NoteMark(note)])] });
        var texts = word.MainDocumentPart!.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(f => f.Type is null).Select(f => f.InnerText.Trim());
        Assert.Equal(["全文", "全文"], texts);
    }

    [Fact]
    public void The_head_of_a_table_is_repeated_and_no_row_is_broken()
    {
        using var word = Open(SampleDocument.Of("产业"));
        var rows = Body(word).Descendants<TableRow>().ToList();
        Assert.NotNull(rows[0].TableRowProperties!.GetFirstChild<TableHeader>());
        Assert.All(rows, r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void Each_ordered_list_starts_at_one()
    {
        using var word = Open(SampleDocument.Of("产业"));
        var used = Body(word).Descendants<NumberingId>().Select(n => n.Val!.Value).Where(n => n >= 3).ToList();
        Assert.Equal([3, 4], used);
        var instances = word.MainDocumentPart!.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>().ToDictionary(n => n.NumberID!.Value);
        Assert.All(used, n => Assert.Equal(1, instances[n].Descendants<StartOverrideNumberingValue>().Single().Val!.Value));
    }

    private static Body Body(WordprocessingDocument word) => word.MainDocumentPart!.Document!.Body!;

    private static WordprocessingDocument Open(Document document) =>
        WordprocessingDocument.Open(new MemoryStream(SampleDocument.Write(new WordWriter(), document)), false);
}
