using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Learning.Rules;
using PolicyML.Text.Layout;

namespace PolicyML.Tests.Unit.Learning;

public class BlendedLabelerTests
{
    private static readonly string Folder = Repository.PathOf("models", "default");

    [Theory]
    [InlineData("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统，年发电1.2亿千瓦时。")]
    [InlineData("今天是谷雨，村口的老槐树开花了。")]
    [InlineData("白酒产业链推进会召开\n酒厂的新窖池启用，年产原酒2000吨，带动就业300人，酒糟全部做成饲料。")]
    public void What_both_say_lies_between_what_each_says(string text)
    {
        var article = SingleArticle.ByLine(text);
        var blended = BlendedLabeler.Load(Folder, Lexicon.Default).Probabilities(article);
        var model = LabelModel.Load(Folder, Lexicon.Default).Probabilities(article);
        var rules = RuleLabeler.Load(Lexicon.Default).Probabilities(article);
        for (var i = 0; i < blended.Length; i++)
            Assert.InRange(blended[i], Math.Min(model[i], rules[i]) - 1e-9, Math.Max(0.001, Math.Max(model[i], rules[i])) + 1e-9);
    }

    [Fact]
    public void The_shipped_model_names_the_trade_of_a_plain_article()
    {
        var labels = BlendedLabeler.Load(Folder, Lexicon.Default).Label(SingleArticle.ByLine("光伏电站并网\n总投资3亿元的光伏电站并网发电，配套储能系统，年发电1.2亿千瓦时。"));
        Assert.Equal("new_energy", labels.Chains[0].Id);
        Assert.Contains(labels.Themes, t => t.Id == "projects");
    }
}
