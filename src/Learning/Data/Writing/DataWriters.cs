namespace PolicyML.Learning.Data.Writing;

/// <summary>Writes articles one at a time in some form.</summary>
public interface IDataWriter
{
    /// <summary>Writes one article.</summary>
    void Write(LabeledArticle article);

    /// <summary>Writes what stands at the end and flushes; the stream stays open.</summary>
    void Finish();
}

/// <summary>The forms that data is written in.</summary>
public static class DataWriters
{
    private static readonly Dictionary<string, Func<Stream, IDataWriter>> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["jsonl"] = stream => new JsonLinesWriter(stream, ours: true),
        ["csv"] = stream => new TableWriter(stream),
        ["fasttext"] = stream => new LineWriter(stream, fastText: true),
        ["tsv"] = stream => new LineWriter(stream, fastText: false),
        ["doccano"] = stream => new JsonLinesWriter(stream, ours: false),
        ["label-studio"] = stream => new LabelStudioWriter(stream),
    };

    /// <summary>
    /// Names of the forms: <c>jsonl</c> (ours, nothing is lost), <c>csv</c>, <c>fasttext</c> and <c>tsv</c> (text and labels
    /// alone, line breaks become blanks), <c>doccano</c>, <c>label-studio</c>.
    /// </summary>
    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <summary>True for the name of a form.</summary>
    public static bool IsKnown(string name) => Makers.ContainsKey(name);

    /// <summary>The form that the extension of a file asks for.</summary>
    public static string NameOf(string? path) => Path.GetExtension(path ?? "").ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".tsv" => "tsv",
        ".json" => "label-studio",
        ".txt" => "fasttext",
        _ => "jsonl",
    };

    /// <summary>A writer of a form.</summary>
    /// <exception cref="KeyNotFoundException">There is no such form.</exception>
    public static IDataWriter Make(string name, Stream stream) => Makers[name](stream);
}
