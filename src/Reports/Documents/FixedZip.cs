using System.IO.Compression;

namespace PolicyML.Reports.Documents;

/// <summary>Zip files without a trace of when they were made, so that equal contents make equal bytes.</summary>
internal static class FixedZip
{
    /// <summary>The first day that a zip file can name.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Adds an entry and opens it for writing.</summary>
    public static Stream Add(ZipArchive archive, string name)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        return entry.Open();
    }

    /// <summary>Copies an Office package, content types first and the rest by name.</summary>
    public static void Repack(Stream package, Stream output)
    {
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            using var from = entry.Open();
            using var to = Add(target, entry.FullName);
            from.CopyTo(to);
        }
    }
}
