using System.Text;

using PolicyML.Text;
using PolicyML.Text.Sources;
using PolicyML.Text.Sources.Documents;

namespace PolicyML.Tests.Unit;

/// <summary>JSON Lines files: one document a line.</summary>
public class SourcesDocumentsTests
{
    [Fact]
    public void A_line_is_a_source_with_its_id_day_and_text()
    {
        var source = ReadOne("""{"id": "a7", "published": "2024-03-04", "labels": {"x": [1, 2]}, "text": "永济市\r\n开工"}""");
        Assert.Equal("news.jsonl#a7", source.Path);
        Assert.Equal(new DateOnly(2024, 3, 4), source.Published);
        Assert.Equal("永济市\n开工", source.Text);
    }

    [Theory]
    [InlineData("""{"text": "一"}""", "news.jsonl#1")]
    [InlineData("""{"text": "一", "id": null}""", "news.jsonl#1")]
    [InlineData("""{"text": "一", "id": 42}""", "news.jsonl#42")]
    public void A_document_without_an_id_is_called_by_its_line(string line, string path) => Assert.Equal(path, ReadOne(line).Path);

    [Theory]
    [InlineData("""{"text": "一", "published": null}""")]
    [InlineData("""{"text": "一", "published": "soon"}""")]
    [InlineData("""{"text": "一", "published": 20240304}""")]
    public void A_day_that_is_none_is_left_to_the_text(string line) => Assert.Null(ReadOne(line).Published);

    [Theory]
    [InlineData("[1]", SourceProblemCode.NotADocument)]
    [InlineData("""{"text": "一" """, SourceProblemCode.NotADocument)]
    [InlineData("""{"text": "一"} {"text": "二"}""", SourceProblemCode.NotADocument)]
    [InlineData("""{"text": "\ud83d"}""", SourceProblemCode.NotADocument)]
    [InlineData("""{"id": "1", "headline": "一"}""", SourceProblemCode.DocumentWithoutText)]
    [InlineData("""{"id": "1", "text": ["一"]}""", SourceProblemCode.DocumentWithoutText)]
    [InlineData("""{"source": "p.txt", "segments": [[0, 2]], "text": "一"}""", SourceProblemCode.AResult)]
    [InlineData("""{"indicator": "tax", "span": [0, 2], "text": "一"}""", SourceProblemCode.AResult)]
    public void What_is_no_document_is_named_with_file_and_line(string line, SourceProblemCode code)
    {
        var error = Assert.Throws<SourceException>(() => ReadOne("\n" + line));
        Assert.Equal(code, error.Code);
        Assert.Equal("news.jsonl:2", error.Path);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_a_problem_of_their_line()
    {
        byte[] bytes = [.. "{\"text\": \""u8, 0xD3, 0xC0, .. "\"}"u8];
        var line = Assert.Single(DocumentLines.Read(new MemoryStream(bytes), "news.jsonl", ReadOptions.Default));
        Assert.Equal(SourceProblemCode.NotADocument, Assert.Throws<SourceException>(() => DocumentReader.Read(line)).Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1 << 20)]
    public void Lines_come_whole_however_the_stream_is_cut(int chunk)
    {
        var long1 = $$"""{"text": "{{new string('项', 60_000)}}"}""";
        var text = "\uFEFF" + long1 + "\r\n\n  \n{\"text\": \"二\"}\n" + long1;
        var lines = DocumentLines.Read(new SlowStream(Encoding.UTF8.GetBytes(text), chunk), "p", ReadOptions.Default).ToList();
        Assert.Equal([1, 4, 5], lines.Select(l => l.Number));
        Assert.Equal([60_000, 1, 60_000], lines.Select(l => DocumentReader.Read(l).Text.Length));
    }

    [Fact]
    public void A_line_beyond_the_limit_is_a_problem_of_the_file()
    {
        var stream = new MemoryStream(new byte[1 << 20]);
        var error = Assert.Throws<SourceException>(() => DocumentLines.Read(stream, "p", new ReadOptions { MaxBytes = 1 << 18 }).Count());
        Assert.Equal(SourceProblemCode.TooLarge, error.Code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1 << 20)]
    public void A_pipe_gives_its_lines_whole_and_passes_over_one_that_is_too_long(int chunk)
    {
        const int longest = 200_000;
        var tooLong = $$"""{"text": "{{new string('x', longest)}}"}""";
        var text = "\uFEFF{\"text\": \"一\"}\r\n\n" + tooLong + "\n{\"text\": \"二\"}\n" + tooLong;
        var lines = DocumentPipe.Batches(new SlowStream(Encoding.UTF8.GetBytes(text), chunk), "-", longest).SelectMany(b => b).ToList();
        Assert.Equal([(1, 0L), (3, longest), (4, 0L), (5, longest)], lines.Select(l => (l.Number, l.Limit)));
        Assert.Equal("二", DocumentReader.Read(lines[2]).Text);
        var error = Assert.Throws<SourceException>(() => DocumentReader.Read(lines[3]));
        Assert.Equal((SourceProblemCode.TooLarge, "-:5"), (error.Code, error.Path));
    }

    [Fact]
    public void A_document_of_a_pipe_without_an_id_is_called_by_its_text_alone()
    {
        static string Name(string lines) => DocumentReader.Read(DocumentPipe.Batches(new MemoryStream(Encoding.UTF8.GetBytes(lines)), "-").SelectMany(b => b).Last()).Path;
        var name = Name("""{"text": "夏县"}""");
        Assert.Matches("^-#[0-9a-f]{24}$", name);
        Assert.Equal(name, Name("""
            {"text": "灵石县"}
            {"published": "2024-03-04", "text": "夏县"}
            """));
        Assert.NotEqual(name, Name("""{"text": "灵石县"}"""));
    }

    [Theory]
    [InlineData("{\"text\"", true)]
    [InlineData("\uFEFF { \"id\"", true)]
    [InlineData("{}", false)]
    [InlineData("{项目}", false)]
    [InlineData("", false)]
    public void A_pipe_of_documents_is_told_by_its_first_bytes(string start, bool isDocument) =>
        Assert.Equal(isDocument, DocumentLines.IsDocument(Encoding.UTF8.GetBytes(start)));

    [Theory]
    [InlineData("no JSON at all\n{\"text\": \"一\"}\n", true)]
    [InlineData("[1]\n{\"text\": \"一\"}", true)]
    [InlineData("{\n{\"text\": \"一\"}\n", true)]
    [InlineData("{}\n", true)]
    [InlineData("\uFEFF{}", true)]
    [InlineData("<html><script type=\"application/ld+json\">\n{\"@type\": \"x\"}\n</script>", false)]
    [InlineData("夏县投资12亿元\n{\"text\": \n", false)]
    [InlineData("", false)]
    public void A_pipe_that_begins_with_something_else_is_known_by_a_document_after_it(string start, bool holds) =>
        Assert.Equal(holds, DocumentPipe.HoldsDocuments(Encoding.UTF8.GetBytes(start), isAll: true));

    [Fact]
    public void No_more_of_a_pipe_is_waited_for_than_its_first_document()
    {
        Assert.Null(DocumentPipe.HoldsDocuments("夏县"u8, isAll: false));
        Assert.Null(DocumentPipe.HoldsDocuments("{"u8, isAll: false));
        Assert.True(DocumentPipe.HoldsDocuments("{\"id"u8, isAll: false));
    }

    private static SourceText ReadOne(string text) =>
        DocumentReader.Read(Assert.Single(DocumentLines.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "news.jsonl", ReadOptions.Default)));

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class SlowStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
