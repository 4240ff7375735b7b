using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Words;

/// <summary>The words of this project's own vocabulary: general words with classes of frequency, and what the other tables name.</summary>
internal static class DomainDictionary
{
    private const int LongestTerm = 5;

    /// <summary>Makes the segmenter.</summary>
    public static Segmenter Load(Lexicon lexicon)
    {
        var words = new WordTable(1 << 15);
        foreach (var row in lexicon.Read("terms.tsv"))
        {
            var term = row["term"];
            if (term.Length is > 1 and <= LongestTerm) words.Add(term, 10);
        }

        var sorted = words.Sorted();
        return new Segmenter($"default@{words.Checksum(sorted):x16}", WordTrieBuilder.Build(words, sorted), null);
    }
}
