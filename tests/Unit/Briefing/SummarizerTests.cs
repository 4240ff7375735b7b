using PolicyML.Core;
using PolicyML.Reports.Briefing;

namespace PolicyML.Tests.Unit.Briefing;

public class SummarizerTests
{
    private static readonly Summarizer Made = new(BriefingSample.Words);

    [Fact]
    public void The_dateline_and_the_headline_are_no_part_of_a_summary() => Assert.Equal(
        "6月3日，丹河新材料产业园二期正式开工。",
        Of("新材料产业园二期开工", "新材料产业园二期开工\n\n本报讯（记者 王一）6月3日，丹河新材料产业园二期正式开工。现场彩旗招展。"));

    [Fact]
    public void A_sentence_with_the_words_of_the_headline_goes_before_a_scene() => Assert.Equal(
        "全市开发区一季度签约项目46个，其中投资亿元以上的19个。",
        Of("开发区一季度签约项目46个", "开发区一季度签约项目46个\n\n天还没亮，门口就排起了队。同时，服务窗口也早早打开。全市开发区一季度签约项目46个，其中投资亿元以上的19个。"));

    [Fact]
    public void A_summary_is_text_of_the_article_cut_at_a_clause()
    {
        var sentence = string.Concat(Enumerable.Range(1, 20).Select(i => $"第{i}条生产线已经安装，")) + "全部投产。";
        var summary = Of("生产线", sentence);
        Assert.EndsWith("安装……", summary, StringComparison.Ordinal);
        Assert.StartsWith(summary[..^2], sentence, StringComparison.Ordinal);
        Assert.True(summary.Length <= 82);
    }

    [Theory]
    [InlineData("")]
    [InlineData("没有句号的一行")]
    [InlineData("\n\n\n")]
    public void Text_without_a_sentence_has_no_summary(string text) => Assert.Equal("", Of("", text));

    [Fact]
    public void A_long_line_without_ends_is_read_in_good_time() =>
        Assert.Equal("", Of("", new string('长', 5_000_000)));

    private static string Of(string headline, string text) => Made.Of(text, [new TextSpan(0, text.Length)], headline, []);
}
