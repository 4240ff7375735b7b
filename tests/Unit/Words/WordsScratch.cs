using System.Text;

namespace PolicyML.Tests.Unit.Words;

/// <summary>A folder for the dictionaries of one test, removed after it.</summary>
internal sealed class WordsScratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("policyml-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
