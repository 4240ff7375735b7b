using PolicyML.Core.Lexicons.Prepared;
using PolicyML.Text.Matching;

namespace PolicyML.Extraction.Cues;

/// <summary>A set of words to look for in a text: at a position, before one, or anywhere.</summary>
internal sealed class WordSet
{
    private readonly PhraseTrie trie;
    private readonly int longest;

    public WordSet(IReadOnlyCollection<string> words)
    {
        trie = PhraseTrie.Build(words);
        longest = words.Count == 0 ? 0 : words.Max(w => w.Length);
    }

    private WordSet(PhraseTrie trie, int longest) => (this.trie, this.longest) = (trie, longest);

    public void Write(PreparedWriter writer)
    {
        trie.Write(writer);
        writer.Number(longest);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static WordSet Read(PreparedReader reader) => new(PhraseTrie.Read(reader), reader.Number(0, char.MaxValue));

    /// <summary>True where the whole text is a word of the set.</summary>
    public bool Has(ReadOnlySpan<char> text) => text.Length <= longest && trie.Find(text) >= 0;

    /// <summary>True where the text starts with a word of the set.</summary>
    public bool Opens(ReadOnlySpan<char> text) => StartsAt(text, 0, text.Length) > 0;

    /// <summary>True where the text ends with a word of the set.</summary>
    public bool Ends(ReadOnlySpan<char> text) => EndsAt(text, 0, text.Length) > 0;

    /// <summary>True where a word of the set stands somewhere in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text) => IsIn(text, 0, text.Length);

    /// <summary>True where a word of the set stands in text[start, end).</summary>
    public bool IsIn(ReadOnlySpan<char> text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (StartsAt(text, at, end) > 0) return true;
        }

        return false;
    }

    /// <summary>Length of the longest word that starts at a position of text[.., end); 0 where none does.</summary>
    public int StartsAt(ReadOnlySpan<char> text, int at, int end) => at < end && trie.CanStart(text[at]) ? trie.Longest(text[..end], at, out _) : 0;

    /// <summary>Length of the longest word that ends at a position and starts at or after another; 0 where none does.</summary>
    public int EndsAt(ReadOnlySpan<char> text, int start, int at)
    {
        for (var length = Math.Min(longest, at - start); length > 0; length--)
        {
            if (trie.Find(text.Slice(at - length, length)) >= 0) return length;
        }

        return 0;
    }

    /// <summary>The end of words of the set that follow one another from a position.</summary>
    public int Skip(ReadOnlySpan<char> text, int at, int end)
    {
        for (var length = StartsAt(text, at, end); length > 0; length = StartsAt(text, at, end)) at += length;
        return at;
    }
}
