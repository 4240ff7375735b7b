using System.Security.Cryptography;
using System.Text;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;

namespace PolicyML.Learning.Training;

/// <summary>SHA-256 over what a training depends on, as lower-case hexadecimal.</summary>
public static class DataHash
{
    /// <summary>Over texts and labels in their order.</summary>
    public static string Of(IEnumerable<LabeledArticle> data) => Hash(data.Select(a => $"{a.Text}\0{string.Join(',', a.Chains)}\0{string.Join(',', a.Themes)}"));

    /// <summary>Over kinds and ids of labels in their order.</summary>
    public static string Of(IEnumerable<LabelDefinition> labels) => Hash(labels.Select(l => $"{l.Kind}\0{l.Id}"));

    /// <summary>Over lines.</summary>
    internal static string Hash(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\u0001"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
