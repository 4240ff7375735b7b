using System.Text;

using PolicyML.Reports.Documents;
using PolicyML.Reports.Documents.Markdown;

namespace PolicyML.Tests.Unit.Documents;

public class MarkdownWriterTests
{
    public static TheoryData<string> Texts => [.. SampleDocument.HostileTexts];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_stays_on_its_line_and_opens_no_markup(string text)
    {
        var lines = Write(SampleDocument.Of(text)).Split('\n');
        Assert.Equal(Write(SampleDocument.Of("产业")).Split('\n').Length, lines.Length);
        Assert.DoesNotContain(lines, line => line.Contains('<', StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Replace("\\]", "", StringComparison.Ordinal).Contains("](", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("# 标题", "\\# 标题")]
    [InlineData("1. 项", "1\\. 项")]
    [InlineData("3.5亿元", "3.5亿元")]
    [InlineData("- 项", "\\- 项")]
    [InlineData("　　缩进", "&#12288;&#12288;缩进")]
    [InlineData("增长-3.5%", "增长-3.5%")]
    public void Signs_at_the_beginning_of_a_line_are_signs_no_more(string text, string expected) =>
        Assert.Contains("\n" + expected + "\n", Write(new Document { Title = "题", Blocks = [new Paragraph(text)] }), StringComparison.Ordinal);

    [Fact]
    public void Notes_are_footnotes_with_one_definition_each()
    {
        var page = Write(SampleDocument.Of("产业"));
        Assert.Single(page.Split('\n'), line => line.StartsWith("[^1]: ", StringComparison.Ordinal));
        Assert.Single(page.Split('\n'), line => line.StartsWith("[^2]: ", StringComparison.Ordinal));
        Assert.Contains("| 产业[^2] | 1.5 | 3月4日 |", page, StringComparison.Ordinal);
    }

    private static string Write(Document document) => Encoding.UTF8.GetString(SampleDocument.Write(new MarkdownWriter(), document));
}
