using System.Text;

using PolicyML.Text.Decoding;
using PolicyML.Text.Sources.Docx;
using PolicyML.Text.Sources.Html;
using PolicyML.Text.Sources.Pdf;

namespace PolicyML.Text.Sources;

/// <summary>
/// Reads a source of any known format: text and Markdown, HTML, .docx, and PDF through pdftotext.
/// The format follows from the content's signature, else the extension, else the content.
/// </summary>
public static class SourceReader
{
    /// <summary>Reads a file; <c>-</c> reads standard input.</summary>
    /// <exception cref="SourceException">The file cannot be read; nothing else is thrown.</exception>
    public static SourceText Read(string path, ReadOptions options)
    {
        using Stream stream = path == "-" ? Console.OpenStandardInput() : SourceBytes.Open(path);
        return Read(stream, path, options);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream; need not be seekable, is not closed.</param>
    /// <param name="path">What the source is called; its extension counts as the format.</param>
    /// <param name="options">How to read.</param>
    /// <returns>The text; empty for an empty source. <see cref="SourceText.Warning"/> says what had to be mended.</returns>
    /// <exception cref="SourceException">The source cannot be read; nothing else is thrown.</exception>
    public static SourceText Read(Stream stream, string path, ReadOptions options)
    {
        var bytes = SourceBytes.ReadAll(stream, path, options.MaxBytes);
        try
        {
            if (bytes.IsEmpty) return new SourceText(path, "", "utf-8", 0);
            return SourceFormats.Of(path, bytes.Span) switch
            {
                SourceFormat.OldWord => throw new SourceException(SourceProblemCode.OldWordDocument, path),
                SourceFormat.Zip => new SourceText(path, DocxReader.Read(bytes, path, options.MaxBytes), "docx", bytes.Length),
                SourceFormat.Pdf => PdfReader.Read(bytes, path, options),
                SourceFormat.Html => ReadHtml(bytes, path, options),
                _ => ReadText(bytes, path, options),
            };
        }
        catch (OutOfMemoryException)
        {
            throw SourceBytes.TooLarge(path, options.MaxBytes);
        }
    }

    private static SourceText ReadText(ReadOnlyMemory<byte> bytes, string path, ReadOptions options)
    {
        var decoded = Decode(bytes.Span, path, options, hint: null);
        return new SourceText(path, decoded.Text, decoded.Encoding, bytes.Length) { Warning = WarningOf(decoded, path) };
    }

    private static SourceText ReadHtml(ReadOnlyMemory<byte> bytes, string path, ReadOptions options)
    {
        if (bytes.Length > HtmlText.LargestPage) throw SourceBytes.TooLarge(path, HtmlText.LargestPage);
        var decoded = Decode(bytes.Span, path, options, HtmlText.DeclaredEncoding(bytes.Span));
        var text = HtmlText.Read(decoded.Text, out var headings);
        return new SourceText(path, text, "html", bytes.Length) { Headings = headings, Warning = WarningOf(decoded, path) };
    }

    private static DecodedText Decode(ReadOnlySpan<byte> bytes, string path, ReadOptions options, Encoding? hint)
    {
        var decoded = TextDecoder.Decode(bytes, options.Encoding, hint);
        return decoded.Verdict switch
        {
            DecodingVerdict.Binary => throw new SourceException(SourceProblemCode.Binary, path),
            DecodingVerdict.WrongEncoding => throw new SourceException(SourceProblemCode.WrongEncoding, path, decoded.Encoding),
            DecodingVerdict.UnknownEncoding => throw new SourceException(SourceProblemCode.UnknownEncoding, path),
            DecodingVerdict.MixedEncodings => throw new SourceException(SourceProblemCode.MixedEncodings, path, decoded.Encoding),
            _ => decoded,
        };
    }

    private static SourceProblem? WarningOf(DecodedText decoded, string path) =>
        decoded.Errors == 0 ? null : new SourceProblem(SourceProblemCode.DamagedCharacters, path, decoded.Errors.ToString(), decoded.Encoding);
}
