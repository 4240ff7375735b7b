namespace PolicyML.Text.Sources.Documents;

/// <summary>Cuts a stream of JSON Lines (one document a line, UTF-8) into its lines, holding one line at a time.</summary>
public static class DocumentLines
{
    private const int Chunk = 1 << 16;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>True for a path that is read as JSON Lines.</summary>
    public static bool IsDocumentFile(string path)
    {
        var extension = System.IO.Path.GetExtension(path);
        return extension.Equals(".jsonl", StringComparison.OrdinalIgnoreCase) || extension.Equals(".ndjson", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True where a stream begins like a line of JSON with an object.</summary>
    /// <param name="start">Its first bytes.</param>
    public static bool IsDocument(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) start = start[3..];
        start = start.TrimStart(Blanks);
        return !start.IsEmpty && start[0] == '{' && start[1..].TrimStart(Blanks) is [(byte)'"', ..];
    }

    /// <summary>The lines of a file that are not blank, as they are read.</summary>
    /// <exception cref="SourceException">The file cannot be opened or read on, or a line is longer than <see cref="DocumentPipe.LongestLine"/>; thrown while listing.</exception>
    public static IEnumerable<DocumentLine> Read(string path, ReadOptions options)
    {
        using var stream = SourceBytes.Open(path);
        foreach (var line in Read(stream, path, options)) yield return line;
    }

    /// <summary>The lines of a stream that are not blank, as they are read. The stream is not closed.</summary>
    /// <exception cref="SourceException">As <see cref="Read(string, ReadOptions)"/>.</exception>
    public static IEnumerable<DocumentLine> Read(Stream stream, string path, ReadOptions options)
    {
        var longest = Math.Min(options.MaxBytes, DocumentPipe.LongestLine);
        var buffer = new byte[Chunk];
        var (start, end, number) = (0, 0, 0);
        while (true)
        {
            var scanned = start;
            int at;
            while ((at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n')) >= 0)
            {
                if (LineOf(buffer.AsSpan(start, scanned + at - start), path, ++number) is { } line) yield return line;
                start = scanned = scanned + at + 1;
            }

            (buffer, start, end) = WithRoom(buffer, start, end);
            if (end - start > longest) throw SourceBytes.TooLarge(path, longest);
            var read = ReadNext(stream, buffer, end, path);
            if (read == 0) break;
            end += read;
        }

        if (LineOf(buffer.AsSpan(start, end - start), path, number + 1) is { } last) yield return last;
    }

    private static DocumentLine? LineOf(ReadOnlySpan<byte> bytes, string path, int number)
    {
        if (number == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
        bytes = bytes.Trim(" \t\r"u8);
        return bytes.IsEmpty ? null : new DocumentLine(path, number, bytes.ToArray());
    }

    /// <summary>Moves what is left of the last line to the front, and doubles the buffer where that line fills it.</summary>
    private static (byte[] Buffer, int Start, int End) WithRoom(byte[] buffer, int start, int end)
    {
        var length = end - start;
        var target = length > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        buffer.AsSpan(start, length).CopyTo(target);
        return (target, 0, length);
    }

    private static int ReadNext(Stream stream, byte[] buffer, int end, string path)
    {
        try
        {
            return stream.Read(buffer, end, buffer.Length - end);
        }
        catch (Exception e) when (IoProblems.Explains(e))
        {
            throw new SourceException(IoProblems.Of(e, path));
        }
    }
}
