using System.Globalization;
using System.IO.Compression;

using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

using PolicyML.Core.Tables;
using PolicyML.Reports.Exports;

using TableColumn = PolicyML.Core.Tables.TableColumn;


namespace PolicyML.Tests.Unit.Exports;

public class WorkbookWriterTests
{

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86 0350")]
    [InlineData("-3.5%")]
    [InlineData("@SUM(A1)")]
    [InlineData("　=cmd|' /C calc'!A0")]
    [InlineData("\t=1")]
    [InlineData("<script>&amp;</t></is>")]
    [InlineData("_x0041_ _x000D_")]
    [InlineData("𠮷野家")]
    [InlineData("两行\n文字")]
    public void Text_comes_back_as_text_whatever_it_begins_with(string text)
    {
        using var book = Open(Write(b => b.Add(Table("表", [text]))));
        var cell = Cells(book).Last();
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.Null(cell.CellFormula);
        Assert.Equal(text, cell.InnerText.Replace("_x005F_", "_", StringComparison.Ordinal));
        Assert.Empty(Problems(book));
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced()
    {
        using var book = Open(Write(b => b.Add(Table("表", ["a\0b\u001Bc\uFFFFd\uD800e"]))));
        Assert.Equal("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe", Cells(book).Last().InnerText);
    }

    [Fact]
    public void A_text_longer_than_a_cell_is_cut_with_a_mark()
    {
        using var book = Open(Write(b => b.Add(Table("表", [new string('长', 40_000)]))));
        var text = Cells(book).Last().InnerText;
        Assert.Equal(32_767, text.Length);
        Assert.EndsWith("已截断）", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_days_are_typed_and_formatted()
    {
        TableColumn[] columns =
        [
            new("amount", "金额", CellKind.Amount), new("growth", "增速", CellKind.Percent), new("day", "日期", CellKind.Date),
            new("none", "空", CellKind.Number), new("early", "远", CellKind.Date),
        ];
        using var book = Open(Write(b => b.Add(new TableData(
            "t", "表", columns, [[66_500_000.00m, -7.3m, new DateOnly(2025, 3, 4), (decimal?)null, new DateOnly(1899, 1, 1)]]))));
        var cells = Cells(book).Skip(5).ToList();
        Assert.Equal(["A2", "B2", "C2", "E2"], cells.Select(c => c.CellReference!.Value!));
        Assert.Equal(["66500000", "-0.073", "45720"], cells.Take(3).Select(c => c.CellValue!.Text));
        Assert.Equal(new DateTime(2025, 3, 4, 0, 0, 0, DateTimeKind.Unspecified), DateTime.FromOADate(45720));
        Assert.Equal(["#,##0.00", "0.0##%", "yyyy\\-mm\\-dd"], cells.Take(3).Select(c => FormatOf(book, c)));
        Assert.Equal("1899-01-01", cells[3].InnerText);
    }

    [Fact]
    public void A_full_sheet_goes_on_in_another_with_the_same_head()
    {
        using var book = Open(Write(b => b.Add(Table("数字", Enumerable.Range(1, 5).Select(i => $"{i}"))), mostRows: 3));
        var sheets = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!).ToList();
        Assert.Equal(["数字", "数字 (2)", "数字 (3)"], sheets);
        Assert.Equal(["文字", "1", "2", "文字", "3", "4", "文字", "5"], Cells(book).Select(c => c.InnerText));
    }

    [Fact]
    public void The_head_is_frozen_and_filtered()
    {
        using var book = Open(Write(b => b.Add(Table("表", ["甲", "乙"]))));
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Equal("A2", sheet.Descendants<Pane>().Single().TopLeftCell!.Value);
        Assert.Equal("A1:A3", sheet.Descendants<AutoFilter>().Single().Reference!.Value);
        Assert.Contains(book.WorkbookPart.Workbook.Descendants<DefinedName>(), n => n.Text == "'表'!$A$1:$A$3");
    }

    [Fact]
    public void Sheets_get_names_that_a_workbook_takes()
    {
        using var book = Open(Write(b =>
        {
            b.Add(Table("a/b[c]:*?\\", []));
            b.Add(Table("ABC", []));
            b.Add(Table("", []));
            b.Add(Table(new string('名', 40), []));
            b.Add(Table(new string('名', 40), []));
            b.Add(Table("甲'乙", []));
        }));
        var names = book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!).ToList();
        Assert.Equal(["abc", "ABC (2)", "表", new string('名', 31), new string('名', 27) + " (2)", "甲'乙"], names);
        Assert.Empty(Problems(book));
    }

    [Fact]
    public void A_workbook_without_rows_or_sheets_is_valid()
    {
        using var empty = Open(Write(_ => { }));
        Assert.Empty(Problems(empty));
        using var head = Open(Write(b => b.Add(Table("表", []))));
        Assert.Empty(Problems(head));
    }

    [Fact]
    public void The_same_rows_make_the_same_bytes()
    {
        var bytes = Write(b => b.Add(Table("表", ["甲"])));
        Assert.Equal(bytes, Write(b => b.Add(Table("表", ["甲"]))));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
    }

    private static TableData Table(string name, IEnumerable<string> texts) =>
        new("t", name, [new TableColumn("text", "文字")], texts.Select(text => (IReadOnlyList<TableCell>)[text]));

    private static string FormatOf(SpreadsheetDocument book, DocumentFormat.OpenXml.Spreadsheet.Cell cell)
    {
        var styles = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = styles.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == format.NumberFormatId!.Value).FormatCode!.Value!;
    }

    private static IEnumerable<DocumentFormat.OpenXml.Spreadsheet.Cell> Cells(SpreadsheetDocument book) =>
        book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => (WorksheetPart)book.WorkbookPart.GetPartById(s.Id!.Value!))
            .SelectMany(p => p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>());

    private static IEnumerable<string> Problems(SpreadsheetDocument book) => new OpenXmlValidator(FileFormatVersions.Office2013)
        .Validate(book).Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));

    private static SpreadsheetDocument Open(byte[] bytes) => SpreadsheetDocument.Open(new MemoryStream(bytes), false);

    private static byte[] Write(Action<WorkbookWriter> write, int mostRows = WorkbookWriter.MostRows)
    {
        using var stream = new MemoryStream();
        using (var book = new WorkbookWriter(stream, mostRows)) write(book);
        return stream.ToArray();
    }
}
