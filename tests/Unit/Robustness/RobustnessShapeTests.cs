using System.Text;

using PolicyML.Core;
using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Tests.Unit.Robustness;

/// <summary>Shapes that no paper prints: each ends, with an empty result or one that has its evidence.</summary>
public class RobustnessShapeTests
{
    public static TheoryData<string, string, int> Shapes => new()
    {
        { "digits in a row", "1234567890", 100_000 },
        { "Chinese numerals in a row", "一二三四五六七八九十百千万亿", 70_000 },
        { "opening brackets", "（", 1_000_000 },
        { "closing brackets", "）", 1_000_000 },
        { "quotation marks", "“《", 500_000 },
        { "blanks", " \u3000", 500_000 },
        { "NULs", "\0", 1_000_000 },
        { "unpaired surrogates", "\uD842", 1_000_000 },
        { "marks of Markdown", "#", 1_000_000 },
        { "short lines", "字\n", 200_000 },
        { "bylines", "（记者 赵一）\n", 20_000 },
        { "photo lines", "图为车间一角。赵一摄\n", 20_000 },
        { "headings", "县工业园区新项目开工\n", 20_000 },
        { "figures in one sentence", "投资3.5亿元增长8.2%", 20_000 },
        { "figures with one tail", "产值、利润、税收分别增长1%、2%、3%，", 20_000 },
        { "dates", "2024年3月4日", 50_000 },
        { "ranges without an end", "10—", 100_000 },
        { "places", "鼓楼区", 50_000 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_shape_without_end_is_read(string name, string piece, int times)
    {
        var text = new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();
        Holds(SourceText.FromString(text, name));
    }

    [Fact]
    public void A_page_of_photos_alone_gives_photos_and_no_article()
    {
        const string page = """
            图为工人在鹿泉区一家装备企业的车间里调试设备。赵一鸣 摄

            3月2日，井陉县一处光伏电站内，技术人员在检查组件。孙立 摄
            """;
        var articles = RobustnessChain.Analyze(SourceText.FromString(page));
        Assert.NotEmpty(articles);
        Assert.All(articles, a => Assert.Equal(ArticleKind.Caption, a.Kind));
        Assert.All(articles, a => Assert.Equal("", a.Headline));
    }

    [Fact]
    public void Odd_characters_within_a_figure_leave_its_evidence_as_printed()
    {
        const string text = "春江区扩大投资\n\n本报讯 今年上半年，全区完成固定资产投资\u200B１２\uFEFF.５亿元，同比\u202E增长８.２％。\n";
        var facts = RobustnessChain.Analyze(SourceText.FromString(text), new DateOnly(2024, 8, 1)).SelectMany(a => a.Facts).ToList();
        Assert.Contains(facts, f => f.Measure == Measure.Amount && f.Value == 1_250_000_000m && f.Text.Contains("１２\uFEFF.５亿元"));
        Holds(SourceText.FromString(text));
    }

    [Fact]
    public void A_number_too_long_for_any_amount_is_no_error()
    {
        var text = $"开发区\n\n本报讯 去年，全区实现产值{new string('9', 60)}万亿元，增长{new string('8', 40)}%，投资{new string('万', 30)}元。";
        Holds(SourceText.FromString(text));
    }

    [Fact]
    public void Encodings_cut_anywhere_give_a_text_or_one_clear_problem()
    {
        var bytes = Encoding.Unicode.GetBytes("本报讯 上半年，全县完成投资3.5亿元，同比增长8.2%。\n");
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            using var stream = new MemoryStream(bytes, 0, cut);
            try
            {
                Holds(SourceReader.Read(stream, "page.txt", ReadOptions.Default));
            }
            catch (SourceException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static void Holds(SourceText source)
    {
        var problem = RobustnessChecks.Problem(source, new DateOnly(2024, 3, 4));
        Assert.True(problem is null, problem);
    }
}
