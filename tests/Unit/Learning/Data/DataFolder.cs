using System.Text;

using PolicyML.Core.Lexicons;
using PolicyML.Learning.Data;

namespace PolicyML.Tests.Unit.Learning.Data;

/// <summary>Data files of one test, removed after it.</summary>
internal sealed class DataFolder : IDisposable
{
    public static LabelSchema Schema { get; } = LabelSchema.Load(Lexicon.Default);

    public string Folder { get; } = Directory.CreateTempSubdirectory("policyml-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public DataSet Read(string name, string text) => DataSet.Read([Write(name, text)], Schema);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
