using PolicyML.Core;
using PolicyML.Core.Lexicons;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Unit.Words;

/// <summary>The path, against all paths there are; and what must hold of every text.</summary>
public sealed class WordsCutTests : IDisposable
{
    private static readonly Segmenter Own = Segmenter.Load(Lexicon.Default);
    private readonly WordsScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_path_of_greatest_probability_wins_and_of_equal_ones_the_longer_word()
    {
        // A model in which every character is a word: runs of unknown characters stay apart, and the path alone is seen.
        var hmm = scratch.Write("hmm_model.utf8", "-3.14e100 -3.14e100 -3.14e100 0\n" + string.Concat(Enumerable.Repeat("-3.14e100 -3.14e100 -3.14e100 0\n", 4)) + "甲:-3.14e100\n甲:-3.14e100\n甲:-3.14e100\n甲:0,乙:0,丙:0,丁:0\n");
        var random = new Random(11);
        for (var round = 0; round < 60; round++)
        {
            var words = Enumerable.Range(0, 1 + random.Next(25)).Select(_ => Draw(random, 1 + random.Next(4))).Distinct().ToDictionary(w => w, _ => 1L << random.Next(12));
            var path = scratch.Write($"{round}.txt", string.Concat(words.Select(w => $"{w.Key} {w.Value} n\n")));
            var segmenter = Segmenter.Load(path, hmm);
            for (var i = 0; i < 40; i++)
            {
                var text = Draw(random, 1 + random.Next(10));
                Assert.Equal(BestOfAll(text, words), segmenter.Cut(text));
            }
        }
    }

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
    [InlineData("一", 1_000_000)]
    [InlineData("国", 1_000_000)]
    [InlineData("鑫", 1_000_000)]
    [InlineData("9", 1_000_000)]
    [InlineData(" ", 1_000_000)]
    [InlineData("\U00020000", 500_000)]
    [InlineData("中国人民", 250_000)]
    public void A_long_run_of_one_thing_is_cut_to_its_end(string unit, int times) => AssertCovers(string.Concat(Enumerable.Repeat(unit, times)));

    [Fact]
    public void Threads_share_a_segmenter()
    {
        var texts = Enumerable.Range(0, 400).Select(i => string.Concat(Enumerable.Repeat($"第{i}个项目开工，总投资{i}.5亿元，", 1 + i % 7))).ToArray();
        var expected = texts.Select(Own.Cut).ToArray();
        var found = texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(Own.Cut).ToArray();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Words_are_appended_to_what_the_list_holds()
    {
        var words = new List<TextSpan> { new(7, 8) };
        Own.Cut("项目开工", words);
        Assert.Equal([new(7, 8), new(0, 2), new(2, 4)], words);
    }

    [Fact]
    public void An_empty_text_has_no_words() => Assert.Empty(Own.Cut(""));

    private static void AssertCovers(string text)
    {
        var words = new List<TextSpan>();
        Own.Cut(text, words);
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

    private static string Draw(Random random, int length) => new(Enumerable.Range(0, length).Select(_ => "甲乙丙丁"[random.Next(4)]).ToArray());

    // Every way to part the text, each scored from its end as the algorithm adds.
    private static string[] BestOfAll(string text, Dictionary<string, long> words)
    {
        var total = Math.Log(words.Values.Sum());
        return Paths(0).MaxBy(p => (p.Score, string.Concat(p.Words.Select(w => (char)w.Length)))).Words;

        IEnumerable<(double Score, string[] Words)> Paths(int at)
        {
            if (at == text.Length) return [(0, [])];
            var known = Enumerable.Range(1, text.Length - at).Where(n => words.ContainsKey(text.Substring(at, n))).ToArray();
            if (known.Length == 0) known = [1];
            return known.SelectMany(n => Paths(at + n).Select(rest => (Math.Log(words.GetValueOrDefault(text.Substring(at, n), 1)) - total + rest.Score, (string[])[text.Substring(at, n), .. rest.Words])));
        }
    }
}
