using PolicyML.Core.Lexicons;
using PolicyML.Text.Words;

namespace PolicyML.Tests.Specs;

/// <summary>The rows of words/cuts.txt: how the default dictionary cuts.</summary>
public class WordSpecTests
{
    private static readonly Segmenter Segmenter = Segmenter.Load(Lexicon.Default);

    public static TheoryData<string> Rows => new(File.ReadAllLines(Repository.PathOf("tests", "Specs", "words", "cuts.txt")).Where(l => l.Length > 0 && l[0] != '#'));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_holds(string row)
    {
        var words = row.TrimStart('?').Split('|');
        var found = Segmenter.Cut(string.Concat(words));
        if (row[0] == '?') Assert.Empty(words.Except(found));
        else Assert.Equal(words, found);
    }
}
