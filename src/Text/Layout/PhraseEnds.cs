using PolicyML.Text.Matching;

namespace PolicyML.Text.Layout;

/// <summary>Looks for phrases at the end of a text, or anywhere in it.</summary>
internal static class PhraseEnds
{
    private const int Longest = 8;

    /// <summary>True where a phrase of at most eight characters ends the text.</summary>
    public static bool EndsWith(PhraseTrie trie, ReadOnlySpan<char> body)
    {
        for (var i = Math.Max(0, body.Length - Longest); i < body.Length; i++)
        {
            if (trie.CanStart(body[i]) && i + trie.Longest(body, i, out _) == body.Length) return true;
        }

        return false;
    }

    /// <summary>True where a phrase stands in the text.</summary>
    public static bool Within(PhraseTrie trie, ReadOnlySpan<char> body)
    {
        for (var starts = trie.StartsIn(body); starts.MoveNext();)
        {
            if (starts.Longest(out _) > 0) return true;
        }

        return false;
    }
}
