using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Layout;

public class LayoutPageTests
{
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);

    [Fact]
    public void Two_articles_come_apart_and_a_cut_sentence_is_rejoined()
    {
        const string page = """
            鹿泉：产业链“链”出新动能

            本报讯（记者 赵一鸣 通讯员 钱多）今年以来，鹿泉区围绕主导产业抓招商，上半年规上工业增加值同比增长8.2%，其中装备制造业

            同比增长12.5%，成为拉动增长的主力。

            井陉县召开项目建设推进会

            本报讯（记者 孙立）8月3日，井陉县召开项目建设推进会，安排部署三季度重点工作。
            """;
        var pieces = Layout.Split(SourceText.FromString(page));
        Assert.Equal(["鹿泉：产业链“链”出新动能", "井陉县召开项目建设推进会"], pieces.Select(p => p.Headline));
        Assert.Equal(["赵一鸣 钱多", "孙立"], pieces.Select(p => p.Byline));
        Assert.All(pieces, p => Assert.Equal(ArticleKind.Article, p.Kind));
        Assert.Contains("其中装备制造业同比增长12.5%", pieces[0].Reading.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n\u3000\n")]
    public void Nothing_comes_of_nothing(string text) => Assert.Empty(Layout.Split(SourceText.FromString(text)));
}
