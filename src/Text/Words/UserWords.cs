namespace PolicyML.Text.Words;

/// <summary>Words that a user adds to a dictionary. One without a frequency gets the least one that keeps it whole, by jieba's rule.</summary>
internal static class UserWords
{
    /// <summary>Adds words to a table.</summary>
    /// <param name="words">The table.</param>
    /// <param name="without">Words without a frequency.</param>
    /// <param name="build">Builds the trie of the table, to see how it cuts them so far.</param>
    public static void AddWithoutFrequency(WordTable words, List<string> without, Func<WordTrie> build)
    {
        if (without.Count == 0) return;
        var trie = build();
        foreach (var word in without) words.Add(word, Suggest(trie, word));
    }

    /// <summary>Adds words with their frequencies; one of frequency 0 is a word no more.</summary>
    /// <param name="words">The table.</param>
    /// <param name="added">What to add.</param>
    /// <param name="parted">Takes the words that are to be cut by the character.</param>
    public static void AddAll(WordTable words, WordTable added, HashSet<string> parted)
    {
        for (var i = 0; i < added.Count; i++)
        {
            words.Add(added[i], added.Frequency(i));
            if (added.Frequency(i) == 0) parted.Add(added[i].ToString());
        }
    }

    // As often as its parts would meet by chance, and once more.
    private static long Suggest(WordTrie trie, string word)
    {
        var score = new double[word.Length + 1];
        var length = new byte[word.Length];
        trie.BestPath(word, score, length);
        var chance = 1.0;
        for (var i = 0; i < word.Length;)
        {
            var end = i + length[i];
            if (length[i] == 1 && WordLetters.IsLatin(word[i]))
            {
                while (end < word.Length && length[end] == 1 && WordLetters.IsLatin(word[end])) end++;
            }

            chance *= FrequencyOf(trie, word.AsSpan(i, end - i)) / (double)trie.Total;
            i = end;
        }

        return Math.Max((long)(chance * trie.Total) + 1, trie.Frequency(word));
    }

    // A word that only begins longer ones has frequency 0 in jieba, an unknown one 1.
    private static long FrequencyOf(WordTrie trie, ReadOnlySpan<char> part) => Math.Max(trie.Frequency(part), 1);
}
