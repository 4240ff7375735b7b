using PolicyML.NuGetEngines.Jieba;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Engines;

public sealed class JiebaNetTests : SegmenterContract, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-jieba").FullName;

    protected override ISegmenter Segmenter { get; } = JiebaNetSegmenter.Load();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_cuts_as_jieba_cuts() =>
        Assert.Equal(["芮城县", "壮大", "新兴产业", "集群", "催生", "新质", "生产力"], Cut("芮城县壮大新兴产业集群催生新质生产力"));

    [Fact]
    public void A_piece_ends_at_a_sign_so_that_long_texts_are_cut_as_short_ones()
    {
        const string sentence = "项目总投资3.5亿元，建成后年产电池5万套。";
        var one = Cut(sentence);
        Assert.Equal(Enumerable.Repeat(one, 500).SelectMany(w => w), Cut(string.Concat(Enumerable.Repeat(sentence, 500))));
    }

    [Fact]
    public void A_missing_or_empty_dictionary_is_reported_by_its_path()
    {
        Assert.Contains("dict.txt", Assert.Throws<WordException>(() => JiebaNetSegmenter.Load(folder, null)).Message, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "dict.txt"), "");
        var message = Assert.Throws<WordException>(() => JiebaNetSegmenter.Load(folder, null)).Message;
        Assert.StartsWith(Path.Combine(folder, "dict.txt"), message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_words_in_the_same_process_are_refused()
    {
        var path = Path.Combine(folder, "words.txt");
        File.WriteAllText(path, "智造谷 20 n\n");
        Assert.Contains("one dictionary a process", Assert.Throws<WordException>(() => JiebaNetSegmenter.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("智造谷 二十 n", ":1:")]
    [InlineData("智造谷 20 n\n低空 5 n x", ":2:")]
    public void A_broken_line_of_added_words_is_named(string content, string place)
    {
        var path = Path.Combine(folder, "words.txt");
        File.WriteAllText(path, content);
        Assert.Contains(place, Assert.Throws<WordException>(() => JiebaNetSegmenter.Load(path)).Message, StringComparison.Ordinal);
    }
}
