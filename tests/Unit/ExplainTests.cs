using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Extraction;
using PolicyML.Extraction.Explaining;
using PolicyML.Text;
using PolicyML.Text.Layout;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit;

/// <summary>The reasons behind a fact: they change nothing, and they lean on words that stand in the source.</summary>
public class ExplainTests
{
    private static readonly FactExtractor Extractor = FactExtractor.Load(Lexicon.Default);
    private static readonly PageLayout Layout = PageLayout.Load(Lexicon.Default);
    private static readonly FactContext Context = new(new DateOnly(2024, 5, 17), null);

    public static TheoryData<string> Issues() =>
        new(Directory.EnumerateFiles(Repository.PathOf("datasets", "issues")).Select(p => Path.GetFileName(p)));

    [Theory]
    [MemberData(nameof(Issues))]
    public void Explaining_gives_the_facts_of_extraction(string name)
    {
        var source = SourceReader.Read(Repository.PathOf("datasets", "issues", name), new ReadOptions());
        foreach (var article in Layout.Split(source))
        {
            var explained = Extractor.Explain(article, source.Text, Context);
            Assert.Equal(Extractor.Extract(article, source.Text, Context), explained.Select(e => e.Fact));
            foreach (var (fact, why) in explained)
            {
                Assert.Equal(fact.Rule, why.Rule);
                Assert.Equal(fact.Confidence, why.Confidence.Probability);
                Assert.All(why.Reasons, r => Assert.Equal(r.Text, r.Span is { } s ? s.Of(source.Text).ToString().Replace("\n", "", StringComparison.Ordinal) : ""));
            }
        }
    }

    [Fact]
    public void The_confidence_is_the_logistic_curve_of_its_terms_up_to_the_most_that_is_told()
    {
        Assert.All(Explain("2023年，柳河县税收4.1亿元，同比增长6.5%；总投资2.8亿元的项目投产。"), e =>
        {
            var (offset, _, evidence, slope, probability) = e.Explanation.Confidence;
            const double most = 0.96;   // lexicon/figure-model.tsv
            Assert.Equal(Math.Min(most, 1 / (1 + Math.Exp(-offset - slope * evidence))), probability, 3);
        });
    }

    [Fact]
    public void The_noun_and_those_that_lost_are_named_with_their_evidence()
    {
        var why = Single("外贸企业当年税收总计达到4.1亿元。", Measure.Amount);
        var noun = Of(why, ReasonAspect.Indicator);
        Assert.Equal(("noun", "税收", "tax"), (noun.Code, noun.Text, noun.Indicator));
        var second = Of(why, ReasonAspect.RunnerUp);
        Assert.Equal(("外贸", "trade"), (second.Text, second.Indicator));
        Assert.True(noun.Score > second.Score);
    }

    [Fact]
    public void A_change_without_a_noun_names_the_figure_that_lent_it()
    {
        var why = Single("2023年，柳河县税收4.1亿元，同比增长6.5%。", Measure.Growth);
        Assert.Contains(why.Reasons, r => r is { Aspect: ReasonAspect.Indicator, Code: "lent", Text: "4.1亿元" });
        Assert.Contains(why.Reasons, r => r is { Aspect: ReasonAspect.Change, Code: "up", Text: "增长" });
        Assert.Contains(why.Reasons, r => r is { Aspect: ReasonAspect.Basis, Code: "word", Text: "同比" });
        Assert.Contains(why.Reasons, r => r is { Aspect: ReasonAspect.Period, Code: "carried", Text: "4.1亿元" });
        Assert.Contains(why.Reasons, r => r is { Aspect: ReasonAspect.Period, Text: "2023年" });
    }

    [Theory]
    [InlineData("预计年产值5亿元。", ReasonAspect.Status, "word", "预计")]
    [InlineData("全年产值突破5亿元。", ReasonAspect.Bound, "word", "突破")]
    [InlineData("全年产值5亿元左右。", ReasonAspect.Bound, "word", "左右")]
    [InlineData("上半年，柳河县工业增势良好。完成产值5亿元。", ReasonAspect.Period, "topic", "上半年")]
    [InlineData("上半年完成产值5亿元。", ReasonAspect.Period, "clause", "上半年")]
    [InlineData("上半年，柳河县发力，完成产值5亿元。", ReasonAspect.Period, "sentence", "上半年")]
    [InlineData("完成产值5亿元。", ReasonAspect.Period, "none", "")]
    [InlineData("完成产值5亿元。", ReasonAspect.Status, "stated", "")]
    public void The_words_that_gave_a_part_are_named(string text, ReasonAspect aspect, string code, string word)
    {
        var why = Single(text, Measure.Amount);
        Assert.Contains(why.Reasons, r => r.Aspect == aspect && r.Code == code && r.Text == word);
    }

    private static Reason Of(Explanation why, ReasonAspect aspect) => why.Reasons.First(r => r.Aspect == aspect);

    private static Explanation Single(string text, Measure measure) => Assert.Single(Explain(text), e => e.Fact.Measure == measure).Explanation;

    private static List<ExplainedFact> Explain(string text)
    {
        var source = SourceText.FromString("柳河县经济平稳运行\n\n" + text + "\n");
        return [.. Layout.Split(source).SelectMany(a => Extractor.Explain(a, source.Text, Context))];
    }
}
