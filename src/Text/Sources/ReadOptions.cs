using System.Text;

namespace PolicyML.Text.Sources;

/// <summary>How sources are read.</summary>
public sealed record ReadOptions
{
    /// <summary>The usual options: encodings by content, up to 1 GiB, pdftotext from PATH.</summary>
    public static ReadOptions Default { get; } = new();

    /// <summary>The encoding of text and HTML files; null to find it by content.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>Largest source in bytes, inclusive. Also bounds what a .docx or .pdf unpacks to. Default 1 GiB.</summary>
    public long MaxBytes { get; init; } = 1L << 30;

    /// <summary>The program pdftotext; null to look it up on PATH.</summary>
    public string? PdfToText { get; init; }

    /// <summary>How long pdftotext may take for one file. Default two minutes.</summary>
    public TimeSpan PdfTimeout { get; init; } = TimeSpan.FromMinutes(2);
}
