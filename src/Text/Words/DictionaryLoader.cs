namespace PolicyML.Text.Words;

/// <summary>Makes a segmenter of files.</summary>
internal static class DictionaryLoader
{
    private static readonly string[] DictionaryNames = ["dict.txt", "jieba.dict.utf8"];

    /// <summary>See <see cref="Segmenter.Load(string, string?)"/>.</summary>
    public static Segmenter Load(string dictionaryPath, string? hmmPath)
    {
        var file = DictionaryFile.Read(FindDictionary(dictionaryPath));
        var sorted = file.Words.Sorted();
        var trie = WordTrieBuilder.Build(file.Words, sorted);
        return new Segmenter($"{Path.GetFileName(dictionaryPath)}@{file.Words.Checksum(sorted):x16}", trie, null);
    }

    private static string FindDictionary(string path)
    {
        if (!Directory.Exists(path)) return path;
        return DictionaryNames.Select(n => Path.Combine(path, n)).FirstOrDefault(File.Exists)
            ?? throw new WordException($"{path}: holds neither {string.Join(" nor ", DictionaryNames)}");
    }
}
