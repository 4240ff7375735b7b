using System.Globalization;

using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Words;

/// <summary>The words of this project's own vocabulary: general words, and what the other tables of the lexicon name (word-sources.tsv).</summary>
internal sealed class DomainDictionary
{
    private const int UnitPerMillion = 100;        // frequency of a word expected once in a million
    private readonly Lexicon lexicon;
    private readonly Dictionary<string, long> words = new(1 << 15, StringComparer.Ordinal);
    private readonly bool[] reached = new bool[WordTable.LongestWord + 1];
    private int longest = 1;

    private DomainDictionary(Lexicon lexicon) => this.lexicon = lexicon;

    /// <summary>Collects the words.</summary>
    /// <exception cref="FormatException">A row of a table is broken.</exception>
    public static WordTable Read(Lexicon lexicon)
    {
        var dictionary = new DomainDictionary(lexicon);
        foreach (var source in lexicon.Read("word-sources.tsv")) dictionary.Take(source);
        var table = new WordTable(dictionary.words.Count);
        foreach (var (word, frequency) in dictionary.words.OrderBy(p => p.Key, StringComparer.Ordinal)) table.Add(word, frequency);
        return table;
    }

    private void Take(TsvRow source)
    {
        var most = Number(source, "longest");
        var compounds = source["compounds"] == "yes";
        var filter = source["only"].Split('=');
        var taken = new List<(string Word, long Frequency)>();
        foreach (var row in lexicon.Read(source["table"]))
        {
            if (filter.Length == 2 && row[filter[0]] != filter[1]) continue;
            var frequency = Number(source["per_million"].Length > 0 ? source : row, "per_million") * UnitPerMillion;
            foreach (var word in row.List(source["column"]))
            {
                if (word.Length <= most && IsWord(word) && (compounds || IsNew(word))) taken.Add((word, frequency));
            }
        }

        foreach (var (word, frequency) in taken) Add(word, frequency);
    }

    private void Add(string word, long frequency)
    {
        words[word] = Math.Max(frequency, words.GetValueOrDefault(word));
        longest = Math.Max(longest, word.Length);
    }

    // Letters and digits alone need no dictionary to stay together, and one would part PM2.5 for the sake of M2.
    private static bool IsWord(string word) =>
        word.Length <= WordTable.LongestWord && word.All(WordLetters.InBlock) && !word.All(WordLetters.IsLatin);

    // Words of other tables are those of two characters, and longer ones that known words of two and more do not make up.
    private bool IsNew(string word)
    {
        if (word.Length < 2) return false;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Array.Clear(reached);
        reached[0] = true;
        for (var start = 0; start < word.Length; start++)
        {
            if (!reached[start]) continue;
            for (var end = start + 2; end <= Math.Min(word.Length, start + longest); end++)
            {
                if (lookup.ContainsKey(word.AsSpan(start, end - start))) reached[end] = true;
            }
        }

        return !reached[word.Length];
    }

    private static int Number(TsvRow row, string column) =>
        int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw row.Error($"\"{row[column]}\" is no whole number ({column})");
}
