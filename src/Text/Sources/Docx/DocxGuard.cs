using System.IO.Compression;

namespace PolicyML.Text.Sources.Docx;

/// <summary>Looks at a zip archive before anything of it is unpacked.</summary>
internal static class DocxGuard
{
    private const int MostEntries = 20_000;

    /// <summary>What the XML of one document may unpack to; a thousand pages take some 50 MB.</summary>
    private const long LargestXml = 256L << 20;

    /// <summary>Real documents shrink to a tenth or a fiftieth; deflate ends at a thousandth.</summary>
    private const int HighestRatio = 250;

    /// <summary>XML parts below this size are harmless at any ratio.</summary>
    private const long SmallXml = 8L << 20;

    /// <summary>Throws where the archive would unpack to more than a document holds.</summary>
    /// <remarks>The sizes are those that the archive declares; the framework unpacks no more than these.</remarks>
    /// <exception cref="SourceException">A zip bomb.</exception>
    public static void Check(ZipArchive archive, string path, long maxBytes)
    {
        if (archive.Entries.Count > MostEntries) throw new SourceException(SourceProblemCode.ZipBomb, path);
        var limit = Math.Min(LargestXml, maxBytes);
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            if (!IsXml(entry.Name)) continue;
            total += entry.Length;
            var isBomb = entry.Length > SmallXml && entry.Length / Math.Max(1, entry.CompressedLength) > HighestRatio;
            if (isBomb || total > limit) throw new SourceException(SourceProblemCode.ZipBomb, path);
        }
    }

    /// <summary>What an archive is that is no Word document, for the user.</summary>
    public static string Describe(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not null) return "it is an Excel workbook";
        if (archive.GetEntry("ppt/presentation.xml") is not null) return "it is a PowerPoint presentation";
        if (archive.GetEntry("content.xml") is not null) return "it is an OpenDocument file; save it as .docx";
        return archive.GetEntry("word/document.xml") is null ? "it is another zip archive; unpack it first" : "it is damaged";
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
