using System.Text.Json;

using PolicyML.Text;
using PolicyML.Text.Sources;

namespace PolicyML.Benchmarks.Texts;

/// <summary>The texts to measure on: the sample issues, and the shared real texts where they lie beside the repository.</summary>
public static class Corpora
{
    private const long LeastBytes = 1 << 20;

    /// <summary>The repository's root: the folder that holds PolicyML.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Names of the corpora that are here.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. from name in (string[])["samples", "reports", "news"] where name == "samples" || Shared(name) is not null select name];

    /// <summary>Loads a corpus.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Corpus Load(string name) => name switch
    {
        "samples" => new Corpus(name, Samples()),
        "reports" => new Corpus(name, [.. Files(Shared(name)!, "*.txt").Select(ReadFile)]),
        "news" => new Corpus(name, [.. Files(Shared(name)!, "*.jsonl").SelectMany(File.ReadLines).Select(ReadNews)]),
        _ => throw new ArgumentException($"no corpus {name}", nameof(name)),
    };

    private static List<Document> Samples()
    {
        var issues = Files(Path.Combine(Root, "datasets", "issues"), "*").Select(ReadFile).ToList();
        var all = new List<Document>();
        for (long bytes = 0; bytes < LeastBytes; bytes += issues.Sum(d => d.Source.Bytes)) all.AddRange(issues);
        return all;
    }

    private static Document ReadFile(string path) =>
        new(SourceText.FromString(SourceReader.Read(path, ReadOptions.Default).Text, Path.GetFileName(path)), null);

    private static Document ReadNews(string line)
    {
        using var json = JsonDocument.Parse(line);
        var day = json.RootElement.GetProperty("published").GetString();
        var text = json.RootElement.GetProperty("text").GetString()!.ReplaceLineEndings("\n");
        return new Document(SourceText.FromString(text), day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd"));
    }

    private static string[] Files(string folder, string pattern) =>
        [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)];

    private static string? Shared(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus", name));
        return Directory.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PolicyML.sln"))) return at.FullName;
        }

        throw new DirectoryNotFoundException("PolicyML.sln is in no folder above the benchmarks");
    }
}
