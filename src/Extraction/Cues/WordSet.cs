using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Cues;

/// <summary>A set of words to look for in the text around a figure.</summary>
internal sealed class WordSet
{
    private readonly PhraseTrie trie;
    private readonly int longest;

    public WordSet(IReadOnlyCollection<string> words)
    {
        trie = PhraseTrie.Build(words);
        longest = words.Max(w => w.Length);
    }

    /// <summary>True where the whole text is a word of the set.</summary>
    public bool Has(ReadOnlySpan<char> text) => text.Length <= longest && trie.Find(text) >= 0;

    /// <summary>True where a word of the set stands somewhere in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (trie.CanStart(text[i]) && trie.Longest(text, i, out _) > 0) return true;
        }

        return false;
    }

    /// <summary>True where the text starts with a word of the set.</summary>
    public bool Opens(ReadOnlySpan<char> text) => text.Length > 0 && trie.CanStart(text[0]) && trie.Longest(text, 0, out _) > 0;

    /// <summary>True where the text ends with a word of the set.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(longest, text.Length); length > 0; length--)
        {
            if (trie.Find(text[^length..]) >= 0) return true;
        }

        return false;
    }
}
