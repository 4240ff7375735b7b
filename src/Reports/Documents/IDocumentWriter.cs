namespace PolicyML.Reports.Documents;

/// <summary>Writes documents in one format. Safe for use from several threads; the same document gives the same bytes.</summary>
public interface IDocumentWriter
{
    /// <summary>The extension of its files, with the point, in small letters.</summary>
    string Extension { get; }

    /// <summary>True where it takes pictures as PNG, false where it takes them as SVG.</summary>
    bool TakesPng { get; }

    /// <summary>Writes a document. The stream is left open.</summary>
    void Write(Document document, Stream output);
}
