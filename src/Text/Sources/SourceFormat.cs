namespace PolicyML.Text.Sources;

/// <summary>The format of a source.</summary>
internal enum SourceFormat
{
    /// <summary>Plain text or Markdown.</summary>
    Text,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>A zip archive, such as .docx.</summary>
    Zip,

    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>A compound file (MS-CFB), which old Word documents are and new ones with a password; or RTF.</summary>
    OldWord,
}

/// <summary>Tells formats apart: by signature first, by extension second, by a look at the text last.</summary>
internal static class SourceFormats
{
    /// <summary>Readers accept a PDF header within the first kilobyte.</summary>
    private const int PdfHeaderReach = 1024;

    private static readonly string[] HtmlStarts = ["<!doctype html", "<html", "<head", "<body", "<meta"];

    /// <summary>The format of a source.</summary>
    /// <param name="path">Its path, of which the extension counts.</param>
    /// <param name="bytes">Its content.</param>
    public static SourceFormat Of(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return SourceFormat.Zip;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return SourceFormat.OldWord;
        if (bytes.StartsWith("{\\rtf"u8)) return SourceFormat.OldWord;
        if (bytes.StartsWith("%PDF-"u8)) return SourceFormat.Pdf;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".txt" or ".md" => SourceFormat.Text,
            ".html" or ".htm" => SourceFormat.Html,
            ".docx" => SourceFormat.Zip,
            ".pdf" => SourceFormat.Pdf,
            _ => Sniff(bytes),
        };
    }

    /// <summary>True where a PDF header stands at or near the start.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, PdfHeaderReach)].IndexOf("%PDF-"u8) >= 0;

    private static SourceFormat Sniff(ReadOnlySpan<byte> bytes)
    {
        if (IsPdf(bytes)) return SourceFormat.Pdf;
        var start = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        start = start.TrimStart(" \t\r\n"u8);
        foreach (var html in HtmlStarts)
        {
            if (start.Length >= html.Length && System.Text.Ascii.EqualsIgnoreCase(start[..html.Length], html)) return SourceFormat.Html;
        }

        return SourceFormat.Text;
    }
}
