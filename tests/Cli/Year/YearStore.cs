using System.Text.Json;

namespace PolicyML.Tests.Cli.Year;

/// <summary>The sample year read by the program into one SQLite file, and the tables beside it that say what its pages print.</summary>
public sealed class YearStore : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly Dictionary<(string File, int Article), string> headlines;

    public YearStore()
    {
        Store = scratch.PathOf("year.db");
        var result = Analyzer.Run("analyze", Repository.PathOf("datasets", "issues", "danqin-2025"), "--store", Store, "--quiet", "--out", scratch.PathOf("year.jsonl"));
        Assert.True(result.ExitCode == 0, result.Error);
        Articles = Lines("articles");
        headlines = Articles.ToDictionary(a => (File(a), Number(a)), a => Text(a, "headline"));
    }

    public string Store { get; }

    internal IReadOnlyList<JsonElement> Articles { get; }

    /// <summary>What a command lists of the store, a row a line.</summary>
    internal IReadOnlyList<JsonElement> Lines(params string[] call)
    {
        var result = Analyzer.Run([.. call, "--store", Store, "--format", "jsonl"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. result.Lines.Select(l => JsonDocument.Parse(l).RootElement)];
    }

    /// <summary>A table beside the year.</summary>
    internal static IReadOnlyList<Dictionary<string, string>> Table(string name)
    {
        var lines = System.IO.File.ReadLines(Repository.PathOf("tests", "Unit", "Year", name)).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal))];
    }

    /// <summary>True where a page has an article of that headline.</summary>
    internal bool Has(string file, string headline) => headlines.Any(h => h.Key.File == file && h.Value == headline);

    /// <summary>The headline of an article; "" where the store has none.</summary>
    internal string Headline(string file, int article) => headlines.GetValueOrDefault((file, article), "");

    internal static string File(JsonElement row) => Path.GetFileName(Text(row, "source"));

    internal static int Number(JsonElement row) => row.GetProperty("article").GetInt32();

    /// <summary>A text of a row; "" where it has none.</summary>
    internal static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    /// <summary>A number of a row; null where it has none.</summary>
    internal static decimal? Value(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    /// <summary>How many character pairs two names share, of the shorter or of both, 0 to 1; words that only say project are left out.</summary>
    internal static double Likeness(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        var shared = a.Intersect(b).Count();
        return Math.Max(2.0 * shared / Math.Max(1, a.Count + b.Count), 0.9 * shared / Math.Max(1, Math.Min(a.Count, b.Count)));
    }

    public void Dispose() => scratch.Dispose();

    private static HashSet<(char, char)> Pairs(string name)
    {
        var letters = name.Replace("项目", "", StringComparison.Ordinal).Replace("工程", "", StringComparison.Ordinal).Where(c => !"（）()“”的".Contains(c)).ToList();
        return [.. letters.Zip(letters.Skip(1))];
    }
}

/// <summary>Tests that share one reading of the year.</summary>
[CollectionDefinition(Name)]
public sealed class YearGroup : ICollectionFixture<YearStore>
{
    public const string Name = "year";
}
