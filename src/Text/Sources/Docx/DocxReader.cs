using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

using DocumentFormat.OpenXml.Packaging;

namespace PolicyML.Text.Sources.Docx;

/// <summary>Reads the text of a .docx document (ISO/IEC 29500, strict and transitional).</summary>
internal static class DocxReader
{
    /// <summary>
    /// The paragraphs of the document's body, as <see cref="BlockText"/> writes them. Text boxes come after the
    /// paragraph that they are anchored in. Headers, footers, comments and deleted text are left out.
    /// </summary>
    /// <exception cref="SourceException">The bytes are no Word document, or a zip bomb.</exception>
    public static string Read(ReadOnlyMemory<byte> bytes, string path, long maxBytes)
    {
        if (!bytes.Span.StartsWith("PK"u8)) throw new SourceException(SourceProblemCode.NotDocx, path, "it is no zip archive");
        using var archive = OpenArchive(bytes, path);
        try
        {
            DocxGuard.Check(archive, path, maxBytes);
            return ReadBody(bytes, archive) is { } text ? text : throw new SourceException(SourceProblemCode.NotDocx, path, DocxGuard.Describe(archive));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new SourceException(SourceProblemCode.NotDocx, path, DocxGuard.Describe(archive));
        }
    }

    /// <summary>The body's text; null where the package has no body of a Word document.</summary>
    private static string? ReadBody(ReadOnlyMemory<byte> bytes, ZipArchive archive)
    {
        try
        {
            using var document = WordprocessingDocument.Open(StreamOf(bytes), isEditable: false);
            if (document.MainDocumentPart is not { } main) return null;
            using var part = main.GetStream(FileMode.Open, FileAccess.Read);
            return ReadPart(part);
        }
        catch (Exception e) when (IsDamage(e) && e is not XmlException)
        {
            // One malformed address of a hyperlink makes the whole package invalid; the text is good all the same.
            if (archive.GetEntry("word/document.xml") is not { } entry) return null;
            using var part = entry.Open();
            return ReadPart(part);
        }
    }

    private static string ReadPart(Stream part)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        using var reader = XmlReader.Create(part, settings);
        return BlockText.Join(new DocxBody(reader).Read());
    }

    private static ZipArchive OpenArchive(ReadOnlyMemory<byte> bytes, string path)
    {
        try
        {
            var archive = new ZipArchive(StreamOf(bytes), ZipArchiveMode.Read);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new SourceException(SourceProblemCode.NotDocx, path, "the zip archive is damaged or cut short");
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    /// <summary>What the package and XML readers throw on bad input; the formats of their exceptions are many.</summary>
    private static bool IsDamage(Exception e) => e is not (SourceException or OutOfMemoryException);
}
