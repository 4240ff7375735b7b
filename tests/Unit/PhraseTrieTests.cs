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
        var starts = trie.StartsIn("总投资额5亿元");
        Assert.True(starts.MoveNext());
        foreach (var hit in starts.Prefixes()) found.Add(hit);
        Assert.Equal([(3, 1), (4, 2)], found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void All_starts_of_a_text_are_told_with_all_phrases_there(int length)
    {
        var random = new Random(length);
        string Word(int n) => new([.. Enumerable.Range(0, n).Select(_ => (char)('一' + random.Next(9)))]);
        var words = Enumerable.Range(0, 200).Select(_ => Word(1 + random.Next(6))).Where(w => w.Length > 1 || w == "三").Distinct().ToArray();
        var text = Word(length);
        var expected = Enumerable.Range(0, length)
            .SelectMany(at => words.Where(w => text.AsSpan(at).StartsWith(w)).OrderBy(w => w.Length).Select(w => (at, w.Length, Array.IndexOf(words, w))))
            .ToList();
        var found = new List<(int, int, int)>();
        for (var starts = PhraseTrie.Build(words).StartsIn(text); starts.MoveNext();)
        {
            var before = found.Count;
            foreach (var (n, value) in starts.Prefixes()) found.Add((starts.Current, n, value));
            Assert.Equal(found.Count > before ? found[^1].Item2 : 0, starts.Longest(out _));
        }

        Assert.Equal(expected, found);
    }

    [Fact]
    public void Starts_that_are_passed_over_are_not_told()
    {
        var found = new List<int>();
        for (var starts = trie.StartsIn("总投资额" + new string('无', 70) + "投资，总投资"); starts.MoveNext();)
        {
            if (starts.Longest(out _) is not (> 0 and var length)) continue;
            found.Add(starts.Current);
            starts.SkipTo(starts.Current + length);
        }

        Assert.Equal([0, 74, 77], found);
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
