using PolicyML.Analyzer.Pipeline;
using PolicyML.Core.Lexicons;
using PolicyML.Learning.Models;
using PolicyML.Storage;
using PolicyML.Text;
using PolicyML.Text.Sources;
using PolicyML.Text.Sources.Documents;

namespace PolicyML.Tests.Fuzz;

/// <summary>Puts a case through all rooms, as the programs do. Safe for use from several threads.</summary>
internal sealed class FuzzChain : IDisposable
{
    private const long LargestUnpacked = 64 << 20;
    private static readonly ReadOptions Reading = new() { MaxBytes = LargestUnpacked, PdfTimeout = TimeSpan.FromSeconds(20) };
    private readonly SourceAnalyzer analyzer;
    private readonly string folder = Directory.CreateTempSubdirectory("policyml-fuzz-").FullName;
    private long files;

    /// <summary>Loads the rooms, with the model of a repository.</summary>
    public FuzzChain(string root) =>
        analyzer = SourceAnalyzer.Load(Lexicon.Default, null, LabelerChoice.Of(Path.Combine(root, "models", "default"), root));

    /// <summary>A store of a few sources, as a file.</summary>
    public byte[] MakeStore(string root)
    {
        var path = Path.Combine(folder, "seed.db");
        using (var store = Store.Open(path, StoreAccess.Write))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "datasets", "issues"), "*.txt").Order(StringComparer.Ordinal).Take(2))
            {
                var source = SourceReader.Read(file, Reading) with { Path = Path.GetFileName(file) };
                store.Save(new SourceRecord { Path = source.Path, Text = source.Text, Articles = analyzer.Analyze(source) });
            }
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>What comes out: lines of JSON, or what the case was refused with.</summary>
    /// <exception cref="Exception">Something that the rooms promise does not hold, or one of them threw.</exception>
    public string Run(FuzzCase input) => input.Kind switch
    {
        FuzzKind.Store => OpenStore(input.Bytes),
        FuzzKind.Model => LoadModel(input.Bytes),
        _ => Analyze(input),
    };

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Analyze(FuzzCase input)
    {
        if (Read(input) is not { } source) return "refused";
        var articles = analyzer.Analyze(source);
        return FuzzChecks.Problem(source.Text, articles) is { } problem ? throw new InvalidDataException(problem) : FuzzChecks.Lines(articles);
    }

    private static SourceText? Read(FuzzCase input)
    {
        try
        {
            if (input.Text is { } text) return SourceText.FromString(text, input.Name);
            if (input.Kind == FuzzKind.Json) return DocumentReader.Read(new DocumentLine("-", 1, input.Bytes));
            using var stream = new MemoryStream(input.Bytes);
            return SourceReader.Read(stream, input.Name, Reading);
        }
        catch (SourceException error)
        {
            return error.Message.Contains('\n', StringComparison.Ordinal) ? throw new InvalidDataException("a message of several lines", error) : null;
        }
    }

    private string OpenStore(byte[] bytes)
    {
        var path = Path.Combine(folder, $"{Interlocked.Increment(ref files)}.db");
        File.WriteAllBytes(path, bytes);
        try
        {
            using var store = Store.Open(path, StoreAccess.Read);
            var read = store.Articles(StoreFilter.All).Count() + store.Facts(StoreFilter.All).Count() + store.Projects(StoreFilter.All).Count() + store.Search("投资", StoreFilter.All).Count();
            foreach (var article in store.Articles(StoreFilter.All)) _ = store.Source(article.Head.Source);
            return read >= 0 ? "read" : "";
        }
        catch (StoreException)
        {
            return "refused";
        }
        finally
        {
            foreach (var end in (string[])["", "-wal", "-shm"]) File.Delete(path + end);
        }
    }

    private string LoadModel(byte[] bytes)
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, $"m{Interlocked.Increment(ref files)}")).FullName;
        File.WriteAllBytes(Path.Combine(path, "model.bin"), bytes);
        try
        {
            // What loads labels: a number that is not checked when it is read fails here.
            var own = SourceAnalyzer.Load(Lexicon.Default, null, LabelerChoice.Of(path, path));
            return FuzzChecks.Lines(own.Analyze(SourceText.FromString("夏县项目开工\n\n本报讯 总投资2亿元的负极材料项目在夏县开工。\n")));
        }
        catch (ModelException)
        {
            return "refused";
        }
        finally
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
