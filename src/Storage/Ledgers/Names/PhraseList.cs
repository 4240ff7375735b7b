namespace PolicyML.Storage.Ledgers.Names;

/// <summary>A set of phrases, matched longest first at a position of a short text.</summary>
internal sealed class PhraseList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> phrases;
    private readonly Dictionary<char, int> longest = [];
    private readonly Dictionary<char, int> longestEnd = [];

    public PhraseList(IEnumerable<string> words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var folded = NameFolding.Fold(word);
            if (folded.Length == 0 || !set.Add(folded)) continue;
            longest[folded[0]] = Math.Max(folded.Length, longest.GetValueOrDefault(folded[0]));
            longestEnd[folded[^1]] = Math.Max(folded.Length, longestEnd.GetValueOrDefault(folded[^1]));
        }

        phrases = set.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>True where the whole text is a phrase.</summary>
    public bool Has(ReadOnlySpan<char> text) => phrases.Contains(text);

    /// <summary>Length of the longest phrase that begins at a position; 0 where none does.</summary>
    public int StartsAt(ReadOnlySpan<char> text, int at)
    {
        if (!longest.TryGetValue(text[at], out var most)) return 0;
        for (var length = Math.Min(most, text.Length - at); length > 0; length--)
        {
            if (phrases.Contains(text.Slice(at, length))) return length;
        }

        return 0;
    }

    /// <summary>Length of the longest phrase that the text ends with, the whole text left out; 0 where it ends with none.</summary>
    public int Ends(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !longestEnd.TryGetValue(text[^1], out var most)) return 0;
        for (var length = Math.Min(most, text.Length - 1); length > 0; length--)
        {
            if (phrases.Contains(text[^length..])) return length;
        }

        return 0;
    }

    /// <summary>True where some phrase stands in the text.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (StartsAt(text, at) > 0) return true;
        }

        return false;
    }

    /// <summary>The text without the phrases that stand in it, longest first from left to right.</summary>
    public string Without(string text)
    {
        var kept = new char[text.Length];
        var count = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StartsAt(text, at);
            if (length == 0) kept[count++] = text[at];
            at += Math.Max(1, length);
        }

        return count == text.Length ? text : new string(kept, 0, count);
    }
}
