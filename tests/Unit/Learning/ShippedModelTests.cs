using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Text;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Learning;

public class ShippedModelTests
{
    private static readonly LabelModel Model = LabelModel.Load(Repository.PathOf("models", "default"), Lexicon.Default);

    [Fact]
    public void It_was_trained_with_the_terms_it_is_shipped_with() => Assert.True(Model.MatchesLexicon);

    [Theory]
    [InlineData("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统，年发电1.2亿千瓦时。", "new_energy")]
    [InlineData("白酒产业链推进会召开\n酒厂的新窖池启用，年产原酒2000吨，带动就业300人，酒糟全部做成饲料。", "liquor")]
    [InlineData("县里的法兰企业抱团技改\n全县126家法兰锻造企业更新锻压设备，去年产值48亿元，同比增长11%。", "equipment")]
    public void It_names_the_trade_of_a_plain_article(string text, string chain) =>
        Assert.Equal(chain, Model.Label(SingleArticle.ByLine(text)).Chains[0].Id);

    [Theory]
    [InlineData("今天是谷雨，村口的老槐树开花了。")]
    [InlineData("两国外长通电话\n双方就边境交火和俘虏交换问题交换意见，同意保持沟通。此前一架军用无人机在边境被击落。")]
    [InlineData("男子醉驾撞上路灯\n凌晨，一辆小汽车冲上人行道，司机被控制，无人受伤，事故正在调查。")]
    public void It_names_none_where_there_is_none(string text) => Assert.Empty(Model.Label(SingleArticle.ByLine(text)).Chains);

    [Fact]
    public void Articles_labelled_together_are_labelled_as_each_alone()
    {
        var layout = PageLayout.Load(Lexicon.Default);
        var articles = Directory.GetFiles(Repository.PathOf("datasets", "issues"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => layout.Split(SourceText.FromString(File.ReadAllText(path)))).Take(150).ToList();
        Assert.True(articles.Count > 100);
        var together = Model.Label(articles);
        for (var i = 0; i < articles.Count; i++)
        {
            var alone = Model.Label(articles[i]);
            Assert.Equal(alone.Chains, together[i].Chains);
            Assert.Equal(alone.Themes, together[i].Themes);
        }
    }

    [Fact]
    public void A_word_across_two_words_is_no_term()
    {
        var hits = Model.Explain(SingleArticle.ByLine("居委会开展社会工作服务，宣传动员居民和商户参加。")).Where(e => e.Label.Id is "textiles" or "equipment" or "food");
        Assert.All(hits, e => Assert.DoesNotContain(e.Parts, p => p.Kind == PartKind.Term));
    }
}
