using PolicyML.Text;

namespace PolicyML.Benchmarks.Texts;

/// <summary>A source to measure on.</summary>
/// <param name="Source">The decoded text.</param>
/// <param name="Published">The day of the issue, where it is known.</param>
public sealed record Document(SourceText Source, DateOnly? Published);

/// <summary>Sources that are measured together.</summary>
/// <param name="Name">What tables call them.</param>
/// <param name="Documents">The sources.</param>
public sealed record Corpus(string Name, IReadOnlyList<Document> Documents)
{
    /// <summary>Size of all texts in bytes of UTF-8: what MB/s is counted in, whatever the encoding of the files.</summary>
    public long Bytes { get; } = Documents.Sum(d => d.Source.Bytes);

    /// <inheritdoc />
    public override string ToString() => Name;
}
