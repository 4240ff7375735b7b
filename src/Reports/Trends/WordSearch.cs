using System.Buffers;

namespace PolicyML.Reports.Trends;

/// <summary>Tells whether a text holds one of some words, or begins or ends with one.</summary>
internal sealed class WordSearch
{
    private readonly string[] words;
    private readonly SearchValues<string> anywhere;

    public WordSearch(IReadOnlyList<string> words)
    {
        this.words = [.. words];
        anywhere = SearchValues.Create(this.words, StringComparison.Ordinal);
    }

    /// <summary>The words in the order of the table.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>True where a word stands somewhere in the text.</summary>
    public bool IsIn(string text) => words.Length > 0 && text.Length > 0 && text.AsSpan().ContainsAny(anywhere);

    /// <summary>True where the text begins with a word.</summary>
    public bool Opens(string text)
    {
        if (text.Length == 0) return false;
        foreach (var word in words)
        {
            if (word[0] == text[0] && text.StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>True where the text ends with a word.</summary>
    public bool Ends(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return false;
        foreach (var word in words)
        {
            if (word[^1] == text[^1] && text.EndsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
