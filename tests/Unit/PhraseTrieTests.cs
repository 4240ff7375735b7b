using PolicyML.Text.Matching;

namespace PolicyML.Tests.Unit;

public class PhraseTrieTests
{
    private static readonly string[] Phrases = ["投资", "总投资", "总投资额", "投资额", "GDP", "额", "地区生产总值"];
    private readonly PhraseTrie trie = PhraseTrie.Build(Phrases);

    [Theory]
    [InlineData("总投资额", 0, 4, 2)]
    [InlineData("总投资3亿", 0, 3, 1)]
    [InlineData("总投资3亿", 1, 2, 0)]
    [InlineData("人均GDP", 2, 3, 4)]
    [InlineData("地区生产总", 0, 0, -1)]
    [InlineData("无", 0, 0, -1)]
    public void Longest_match_wins(string text, int start, int length, int value)
    {
        Assert.Equal(length, trie.Longest(text, start, out var found));
        Assert.Equal(value, found);
    }

    [Fact]
    public void Prefixes_come_shortest_first()
    {
        var found = new List<(int, int)>();
        foreach (var hit in trie.Prefixes("总投资额5亿元", 0)) found.Add(hit);
        Assert.Equal([(3, 1), (4, 2)], found);
    }

    [Fact]
    public void Agrees_with_a_dictionary_on_random_words()
    {
        var random = new Random(7);
        string Word(int length) => new(Enumerable.Range(0, length).Select(_ => (char)('一' + random.Next(12))).ToArray());
        var words = Enumerable.Range(0, 3000).Select(_ => Word(1 + random.Next(5))).Distinct().ToArray();
        var set = words.ToHashSet();
        var big = PhraseTrie.Build(words);
        for (var i = 0; i < 3000; i++)
        {
            var text = Word(8);
            var expected = Enumerable.Range(1, 8).Where(n => set.Contains(text[..n])).DefaultIfEmpty(0).Max();
            Assert.Equal(expected, big.Longest(text, 0, out var value));
            if (expected > 0) Assert.Equal(text[..expected], words[value]);
        }
    }

    [Fact]
    public void An_empty_trie_matches_nothing() => Assert.Equal(0, PhraseTrie.Build(Array.Empty<string>()).Longest("投资", 0, out _));
}
