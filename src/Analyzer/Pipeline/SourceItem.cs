using PolicyML.Text;
using PolicyML.Text.Sources;
using PolicyML.Text.Sources.Documents;

namespace PolicyML.Analyzer.Pipeline;

/// <summary>One thing to read: a file, a document of a JSON Lines file, standard input; or a problem met on the way.</summary>
internal sealed class SourceItem
{
    private readonly Stream? input;
    private readonly DocumentLine? line;

    private SourceItem(string path, SourceProblem? problem = null, DocumentLine? line = null, Stream? input = null)
    {
        Path = path;
        Problem = problem;
        this.line = line;
        this.input = input;
    }

    /// <summary>The path as it was given or found.</summary>
    public string Path { get; }

    /// <summary>True for a document of a JSON Lines file, whose id is to be its own.</summary>
    public bool IsDocument => line is not null;

    /// <summary>Bytes of a document; of a file, which may be of any size, the greatest number.</summary>
    public long Size => line?.Bytes.Length ?? long.MaxValue;

    /// <summary>Why it cannot be read; null where it can be tried.</summary>
    public SourceProblem? Problem { get; }

    /// <summary>Position of a document in its file, from 1; else 0.</summary>
    public int Line => line?.Number ?? 0;

    /// <summary>A document.</summary>
    public static SourceItem Of(DocumentLine line) => new(line.Path, line: line);

    /// <summary>The items of what was found, in order. JSON Lines files are opened while they are listed, one line held at a time.</summary>
    public static IEnumerable<SourceItem> Of(IEnumerable<SourceFound> found, ReadOptions options, StandardInput standardInput)
    {
        foreach (var source in found)
        {
            if (source.File is not { } file) yield return new SourceItem(source.Path, source.Problem);
            else if (file.IsStandardInput)
                foreach (var item in Of(standardInput, options)) yield return item;
            else if (DocumentLines.IsDocumentFile(file.Path))
                foreach (var item in Lines(file.Path, () => DocumentLines.Read(file.Path, options))) yield return item;
            else yield return new SourceItem(file.Path);
        }
    }

    /// <summary>The decoded text. Called from several threads.</summary>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public SourceText Read(ReadOptions options) =>
        line is not null ? DocumentReader.Read(line)
        : input is not null ? SourceReader.Read(input, Path, options)
        : SourceReader.Read(Path, options);

    /// <summary>Standard input is one source, or JSON Lines where it looks like them.</summary>
    private static IEnumerable<SourceItem> Of(StandardInput input, ReadOptions options)
    {
        if (!input.HoldsDocuments) yield return new SourceItem("-", input: input.Stream);
        else
            foreach (var item in Lines("-", () => DocumentLines.Read(input.Stream, "-", options))) yield return item;
    }

    private static IEnumerable<SourceItem> Lines(string path, Func<IEnumerable<DocumentLine>> read)
    {
        using var lines = read().GetEnumerator();
        while (true)
        {
            var next = Next(path, lines);
            if (next is null) yield break;
            yield return next;
            if (next.Problem is not null) yield break;
        }
    }

    private static SourceItem? Next(string path, IEnumerator<DocumentLine> lines)
    {
        try
        {
            return lines.MoveNext() ? new SourceItem(path, line: lines.Current) : null;
        }
        catch (SourceException error)
        {
            return new SourceItem(path, error.Problem);
        }
    }
}
