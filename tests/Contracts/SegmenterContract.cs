using PolicyML.Core;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Contracts;

/// <summary>What every segmenter must hold to: exact ranges, whatever the text.</summary>
public abstract class SegmenterContract
{
    /// <summary>The segmenter.</summary>
    protected abstract ISegmenter Segmenter { get; }

    [Fact]
    public void Words_cover_every_text_without_gap_and_never_part_a_surrogate_pair()
    {
        const string signs = "产业投资的aZ09.%+-_&# \r\n\t，。〇龥龦\U00020000\U0001F600\uD83D\u3000é";
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var text = new string(Enumerable.Range(0, random.Next(40)).Select(_ => signs[random.Next(signs.Length)]).ToArray());
            AssertCovers(text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("\uFEFF煤矿")]
    [InlineData("Ａ股 e\u0301 ﬁ ㍿ İ ß ǅ")]
    [InlineData("总投资3.5亿元，同比增长12.6%。\r\n第二行")]
    [InlineData("\uD842\uDFB7野家\uD83D\uDE00開業\uDE00")]
    public void Signs_of_every_kind_keep_their_places(string text) => AssertCovers(text);

    [Theory]
    [InlineData("一", 100_000)]
    [InlineData("鑫", 100_000)]
    [InlineData("9", 100_000)]
    [InlineData(" ", 100_000)]
    [InlineData("中国人民", 25_000)]
    public void A_long_run_of_one_thing_is_cut_to_its_end(string unit, int times) => AssertCovers(string.Concat(Enumerable.Repeat(unit, times)));

    [Fact]
    public void Common_words_stay_whole()
    {
        const string text = "项目开工建设，推动产业发展。";
        Assert.Equal(["项目", "开工", "建设", "，", "推动", "产业", "发展", "。"], Cut(text));
    }

    [Fact]
    public void Threads_share_a_segmenter()
    {
        var texts = Enumerable.Range(0, 400).Select(i => string.Concat(Enumerable.Repeat($"第{i}个项目开工，总投资{i}.5亿元，", 1 + i % 7))).ToArray();
        var expected = texts.Select(Cut).ToArray();
        Assert.Equal(expected, texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(Cut));
    }

    [Fact]
    public void Words_are_appended_to_what_the_list_holds()
    {
        var words = new List<TextSpan> { new(7, 8) };
        Segmenter.Cut("项目开工", words);
        Assert.Equal([new(7, 8), new(0, 2), new(2, 4)], words);
    }

    [Fact]
    public void Its_name_says_which_words_it_knows() => Assert.Matches("^[^@]+@[0-9a-f]{16}$", Segmenter.Name);

    /// <summary>The words of a text.</summary>
    private protected string[] Cut(string text) => Cut(Segmenter, text);

    /// <summary>The words of a text.</summary>
    private protected static string[] Cut(ISegmenter segmenter, string text)
    {
        var words = new List<TextSpan>();
        segmenter.Cut(text, words);
        return [.. words.Select(w => w.Of(text).ToString())];
    }

    private void AssertCovers(string text)
    {
        var words = new List<TextSpan>();
        Segmenter.Cut(text, words);
        var at = 0;
        foreach (var word in words)
        {
            Assert.Equal(at, word.Start);
            Assert.True(word.End > word.Start);
            at = word.End;
            Assert.False(at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]));
        }

        Assert.Equal(text.Length, at);
    }
}
