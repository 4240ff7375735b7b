using PolicyML.Reports.Documents.Html;
using PolicyML.Reports.Documents.Markdown;
using PolicyML.Reports.Documents.Word;

namespace PolicyML.Reports.Documents;

/// <summary>The formats that documents are written in.</summary>
public static class DocumentWriters
{
    /// <summary>All writers.</summary>
    public static IReadOnlyList<IDocumentWriter> All { get; } = [new WordWriter(), new HtmlWriter(), new MarkdownWriter()];

    /// <summary>The writer of an extension with its point, in any case; null where there is none.</summary>
    public static IDocumentWriter? Find(string extension) =>
        All.FirstOrDefault(w => string.Equals(w.Extension, extension, StringComparison.OrdinalIgnoreCase));
}
