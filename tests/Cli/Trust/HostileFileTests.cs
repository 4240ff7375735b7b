using System.IO.Compression;
using System.Text;

namespace PolicyML.Tests.Cli.Trust;

/// <summary>Files from outside: their text, names and insides are data and nothing more. docs/security.md says which test covers what.</summary>
public class HostileFileTests
{
    private const string Body = "本报讯 3月4日，总投资2.8亿元的负极材料项目在灵石县开工。2023年，灵石县完成工业投资31.2亿元，同比增长6.5%。";

    [Fact]
    public void Text_of_an_article_cannot_steer_the_terminal()
    {
        using var scratch = new Scratch();
        scratch.Write("2024-03-04.txt", $"灵石\e]0;x\a\e[31m县\u202E\u009B2J项目开工\n\n本报讯 3月4日，总投资2.8亿元的\e[2J负极\b\b材料项目在灵石县开工。\u200F灵石县晨川\e[1m有限公司完成投资31.2亿元。\n");
        var store = scratch.PathOf("p.db");
        string[][] calls =
        [
            ["analyze", "2024-03-04.txt"], ["facts", "2024-03-04.txt", "--explain"], ["analyze", "2024-03-04.txt", "--store", store],
            ["articles", "--store", store], ["facts", "--store", store], ["search", "项目", "--store", store], ["projects", "--store", store], ["enterprises", "--store", store],
        ];
        foreach (var call in calls)
        {
            var result = Analyzer.Run(new Call { Arguments = call, Folder = scratch.Folder });
            Assert.True(result.ExitCode == 0, result.Error);
            Assert.DoesNotContain(result.Output + result.Error, c => (char.IsControl(c) && c is not '\n') || c is '\u202E' or '\u200F');
        }
    }

    [Theory]
    [InlineData("../../../../tmp/policyml-escaped.txt")]
    [InlineData("/tmp/policyml-escaped.txt")]
    [InlineData("..\\..\\policyml-escaped.txt")]
    [InlineData("word/../../../policyml-escaped.txt")]
    public void A_name_inside_an_archive_leads_nowhere(string name)
    {
        using var scratch = new Scratch();
        scratch.Write("in/page.docx", Docx(("word/document.xml", Word(Body)), (name, "x")));
        var result = Analyzer.Run(new Call { Arguments = ["analyze", "in", "--format", "jsonl", "--quiet"], Folder = scratch.Folder });
        Assert.InRange(result.Lines.Length + result.ErrorLines.Length, 1, 1);
        Assert.Equal(["page.docx"], Directory.EnumerateFiles(scratch.Folder, "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!));
        Assert.False(File.Exists("/tmp/policyml-escaped.txt"));
    }

    [Fact]
    public void Entities_that_multiply_or_point_outside_are_not_followed_in_any_part()
    {
        using var scratch = new Scratch();
        const string laughs = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]>";
        scratch.Write("1.docx", Docx(("word/document.xml", laughs + Word("&c;&d;"))));
        scratch.Write("2.docx", Docx(("[Content_Types].xml", laughs + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">&c;&d;</Types>"), ("word/document.xml", Word(Body))));
        scratch.Write("3.html", laughs + $"<html><body><p>{Body}&c;&d;</p><script>document.write('x')</script><iframe src=\"file:///etc/passwd\"></iframe><object data=\"http://127.0.0.1:1/x\"></object></body></html>");
        var result = Analyzer.Run("analyze", scratch.Folder, "--format", "jsonl", "--with-text", "--quiet");
        Assert.DoesNotContain("root:", result.Output);
        Assert.DoesNotContain("aaaaaaaaaaaaaaaaaaaa", result.Output);
        Assert.DoesNotContain("document.write", result.Output);
        Assert.Contains("1.docx", result.Error);
        Assert.DoesNotContain("internal", result.Error);
    }

    [Theory]
    [InlineData("articles --source ';DROP_TABLE_article;--")]
    [InlineData("articles --source %_'\"\\")]
    [InlineData("search '_OR_1=1_--")]
    [InlineData("search 灵石%%工业")]
    [InlineData("facts --source x')_UNION_SELECT_*_FROM_source--")]
    public void Words_of_a_call_are_no_SQL(string call)
    {
        using var scratch = new Scratch();
        scratch.Write("it's;--.txt", $"灵石'); DROP TABLE article;--县项目开工\n\n{Body}\n");
        var store = scratch.PathOf("p.db");
        Assert.Equal(0, Analyzer.Run("analyze", scratch.PathOf("it's;--.txt"), "--store", store).ExitCode);
        var result = Analyzer.Run([.. call.Split(' ').Select(word => word.Replace('_', ' ')), "--store", store, "--format", "jsonl", "--quiet"]);
        Assert.Empty(result.Lines);
        Assert.Single(Analyzer.Run("articles", "--store", store, "--format", "jsonl").Lines);
    }

    [Fact]
    public void Devices_and_pipes_among_the_sources_are_named_and_the_rest_is_read()
    {
        if (OperatingSystem.IsWindows()) return;
        using var scratch = new Scratch();
        foreach (var (name, target) in (ReadOnlySpan<(string, string)>)[("zero.txt", "/dev/zero"), ("full.jsonl", "/dev/full"), ("null.txt", "/dev/null"), ("self.md", "self.md")])
            File.CreateSymbolicLink(scratch.PathOf(name), target);
        scratch.Write("page.txt", $"灵石县项目开工\n\n{Body}\n");
        var result = Analyzer.Run("analyze", scratch.Folder, "--format", "jsonl", "--quiet");
        Assert.Equal(1, result.ExitCode);
        Assert.Single(result.Lines);
        Assert.Contains("zero.txt: a device without end", result.Error);
        Assert.Contains("full.jsonl: larger than 64 MB", result.Error);
        Assert.Contains("self.md: a symbolic link that leads back to itself", result.Error);
        Assert.DoesNotContain("internal", result.Error);
    }

    [Theory]
    [InlineData("PolicyML.Core")]
    [InlineData("PolicyML.Text")]
    [InlineData("PolicyML.Extraction")]
    [InlineData("PolicyML.Learning")]
    [InlineData("PolicyML.Reports")]
    [InlineData("PolicyML.Terminal")]
    public void A_room_that_reads_or_writes_files_cannot_reach_the_network(string room) =>
        Assert.DoesNotContain(
            System.Reflection.Assembly.Load(room).GetReferencedAssemblies(),
            a => a.Name!.StartsWith("System.Net.", StringComparison.Ordinal) && a.Name is not "System.Net.Primitives");

    [Fact]
    public void Only_pdftotext_and_what_draws_pictures_are_ever_started() =>
        Assert.Equal(
            ["src/Core/Programs/ProgramRun.cs"],
            Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(f).Contains("Process.Start(", StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/')));

    private static string Word(string text) =>
        $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>";

    private static byte[] Docx(params (string Name, string Text)[] parts)
    {
        (string Name, string Text)[] usual =
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"txt\" ContentType=\"text/plain\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
            ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ];
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in usual.Where(u => parts.All(p => p.Name != u.Name)).Concat(parts))
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
