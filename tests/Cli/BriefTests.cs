using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace PolicyML.Tests.Cli;

/// <summary>Briefings and workbooks made through the command line.</summary>
public sealed class BriefTests : IClassFixture<BriefTests.Filled>
{
    private const string Page = """
        =HYPERLINK("http://x.example")开工
        本报讯 4月2日，总投资2.6亿元的永济兽药企业改扩建项目在永济市开工。

        一季度经济平稳
        本报讯 一季度，永济市规上工业增加值同比增长6.4%。会议<script>alert(1)</script>要求，永济市各部门抓好落实。
        """;

    private readonly Filled filled;

    public BriefTests(Filled filled) => this.filled = filled;

    [Fact]
    public void A_Word_document_holds_the_figures_and_their_footnotes()
    {
        var path = Make("brief.docx");
        using var zip = ZipFile.OpenRead(path);
        Assert.Contains("6.4%", TextOf(zip, "word/document.xml"), StringComparison.Ordinal);
        Assert.Contains("“", TextOf(zip, "word/footnotes.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_runs_no_script_of_an_article()
    {
        var page = File.ReadAllText(Make("brief.html"));
        Assert.Contains("6.4%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_same_store_gives_the_same_bytes() =>
        Assert.Equal(File.ReadAllBytes(Make("one.md")), File.ReadAllBytes(Make("two.md")));

    [Fact]
    public void The_title_and_the_days_can_be_given()
    {
        var lines = File.ReadAllLines(Make("titled.md", "--title", "四月简报", "--from", "2024-04", "--to", "2024-04"));
        Assert.Equal("# 四月简报", lines[0]);
        Assert.Equal("2024年4月", lines[2]);
    }

    [Fact]
    public void A_period_without_articles_is_said_to_be_empty()
    {
        var path = Path.Combine(filled.Folder, "empty.md");
        var result = Analyzer.Run("brief", "--store", filled.Store, "--from", "1999", "--to", "1999", "--out", path);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("no such articles", result.Error, StringComparison.Ordinal);
        Assert.Contains("没有符合条件的文章", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief.pdf", ".docx .html .md")]
    [InlineData("brief", ".docx .html .md")]
    [InlineData(null, ".docx .html .md")]
    [InlineData("nowhere/brief.docx", "nowhere")]
    public void A_call_that_cannot_be_done_says_what_to_do(string? path, string expected)
    {
        var result = Analyzer.Run(["brief", "--store", filled.Store, .. path is null ? (string[])[] : ["--out", path]]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_is_missing_is_named()
    {
        var result = Analyzer.Run("brief", "--store", "no-such.db", "--out", Path.Combine(filled.Folder, "x.md"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no-such.db", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facts", "数字")]
    [InlineData("articles", "文章")]
    [InlineData("projects", "项目")]
    public void Lists_are_written_as_workbooks_without_formulas(string command, string sheet)
    {
        var path = Path.Combine(filled.Folder, command + ".xlsx");
        var result = Analyzer.Run(command, "--store", filled.Store, "--out", path);
        Assert.Equal(0, result.ExitCode);
        using var zip = ZipFile.OpenRead(path);
        Assert.Contains(sheet, Xml(zip, "xl/workbook.xml").Descendants().Attributes("name").Select(a => a.Value), StringComparer.Ordinal);
        var rows = Xml(zip, "xl/worksheets/sheet1.xml");
        Assert.True(rows.Descendants().Count(e => e.Name.LocalName == "row") > 1);
        Assert.DoesNotContain(rows.Descendants(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public void What_is_read_is_written_as_a_workbook_of_figures_and_articles()
    {
        var path = Path.Combine(filled.Folder, "read.xlsx");
        Assert.Equal(0, Analyzer.Run("analyze", filled.Page, "--out", path).ExitCode);
        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(["数字", "文章"], Xml(zip, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Attributes("name").Select(a => a.Value));
        Assert.Contains("260000000", TextOf(zip, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void All_ledgers_are_written_as_one_workbook()
    {
        var path = Path.Combine(filled.Folder, "ledgers.xlsx");
        var result = Analyzer.Run("brief", "--store", filled.Store, "--out", path);
        Assert.Equal((0, "1 projects, 0 enterprises, 0 clusters"), (result.ExitCode, Assert.Single(result.ErrorLines)));
        using var zip = ZipFile.OpenRead(path);
        Assert.Equal(
            ["项目", "项目历次报道", "产业链图谱", "企业", "企业历次报道", "专业镇与园区", "专业镇与园区历次数字"],
            Xml(zip, "xl/workbook.xml").Descendants().Where(e => e.Name.LocalName == "sheet").Attributes("name").Select(a => a.Value));
        Assert.Contains("260000000", TextOf(zip, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    private string Make(string name, params string[] more)
    {
        var path = Path.Combine(filled.Folder, name);
        var result = Analyzer.Run(["brief", "--store", filled.Store, "--out", path, .. more]);
        Assert.True(result.ExitCode is 0 or 1, result.Error);   // 1: no program that makes PNG here
        return path;
    }

    private static XDocument Xml(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }

    private static string TextOf(ZipArchive zip, string part) => Xml(zip, part).Root!.Value;

    /// <summary>A store of one page.</summary>
    public sealed class Filled : IDisposable
    {
        public Filled()
        {
            Folder = Directory.CreateTempSubdirectory("policyml-brief-").FullName;
            Page = Path.Combine(Folder, "2024-04-20.txt");
            Store = Path.Combine(Folder, "papers.db");
            File.WriteAllText(Page, BriefTests.Page, Encoding.UTF8);
            var result = Analyzer.Run("analyze", Page, "--store", Store);
            if (result.ExitCode != 0) throw new InvalidOperationException(result.Error);
        }

        public string Folder { get; }

        public string Page { get; }

        public string Store { get; }

        public void Dispose() => Directory.Delete(Folder, recursive: true);
    }
}
