using PolicyML.Core.Lexicons;

namespace PolicyML.Text.Words;

/// <summary>Makes segmenters of words: those of the lexicon, those of files, and a user's own.</summary>
internal static class DictionaryLoader
{
    private static readonly string[] DictionaryNames = ["dict.txt", "jieba.dict.utf8"];

    /// <summary>See <see cref="Segmenter.Load(Lexicon, string?)"/>.</summary>
    public static Segmenter Load(Lexicon lexicon, string? userPath)
    {
        var words = DomainDictionary.Read(lexicon);
        return Make("default", words, [], userPath, () => HmmEstimator.Estimate(words, lexicon));
    }

    /// <summary>See <see cref="Segmenter.Load(string, string?, string?)"/>.</summary>
    public static Segmenter Load(string dictionaryPath, string? hmmPath, string? userPath)
    {
        var path = FindDictionary(dictionaryPath);
        var hmm = hmmPath ?? (path == dictionaryPath ? null : HmmFile.FindIn(dictionaryPath));
        var model = hmm is null ? null : Task.Run(() => HmmFile.Read(hmm));
        var file = DictionaryFile.Read(path);
        return Make(
            Path.GetFileName(path),
            file.Words,
            file.WithoutFrequency,
            userPath,
            () => model?.GetAwaiter().GetResult() ?? HmmEstimator.Estimate(file.Words, Lexicon.Default));
    }

    private static Segmenter Make(string name, WordTable words, List<string> withoutFrequency, string? userPath, Func<HiddenMarkov> model)
    {
        var parted = new HashSet<string>(StringComparer.Ordinal);
        UserWords.AddWithoutFrequency(words, withoutFrequency, Build);
        if (userPath is not null)
        {
            var user = DictionaryFile.Read(userPath);
            UserWords.AddWithoutFrequency(words, user.WithoutFrequency, Build);
            UserWords.AddAll(words, user.Words, parted);
        }

        var sorted = words.Sorted();
        var trie = WordTrieBuilder.Build(words, sorted);
        return new Segmenter($"{name}@{words.Checksum(sorted):x16}", trie, model(), parted.Count > 0 ? parted : null);

        WordTrie Build() => WordTrieBuilder.Build(words, words.Sorted());
    }

    private static string FindDictionary(string path)
    {
        if (!Directory.Exists(path)) return path;
        return DictionaryNames.Select(n => Path.Combine(path, n)).FirstOrDefault(File.Exists)
            ?? throw new WordException($"{path}: holds neither {string.Join(" nor ", DictionaryNames)}");
    }
}
