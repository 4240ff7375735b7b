using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

using PolicyML.Text.Words;

namespace PolicyML.NuGetEngines.Jieba;

/// <summary>The dictionaries of jieba.NET. Where its main dictionary is missing it cuts wrongly without a word, so they are looked for first.</summary>
internal static class JiebaResources
{
    private const string Main = "dict.txt";
    private static readonly string[] Needed = [Main, "prob_emit.json", "prob_trans.json"];

    /// <summary>Looks for the files that cutting needs.</summary>
    /// <exception cref="WordException">One is missing or empty.</exception>
    public static void Check(string folder)
    {
        foreach (var file in Needed.Select(n => new FileInfo(Path.Combine(folder, n))))
        {
            if (!file.Exists || file.Length == 0)
                throw new WordException($"{file.FullName}: no such dictionary; copy the folder Resources of the package jieba.NET there, or build the program again with -p:NuGetEngines=true");
        }
    }

    /// <summary>A checksum over the main dictionary and the words that are added, 16 hexadecimal digits.</summary>
    public static string Checksum(string folder, IReadOnlyList<UserWord> words)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(File.ReadAllBytes(Path.Combine(folder, Main)));
        foreach (var word in words) hash.AppendData(Encoding.UTF8.GetBytes($"\n{word.Text} {word.Frequency}"));
        return BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset()).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
