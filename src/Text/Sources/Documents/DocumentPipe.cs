using System.Text.Json;

namespace PolicyML.Text.Sources.Documents;

/// <summary>
/// A pipe of JSON Lines, read as it comes: what one read brings is one batch of lines, so that an answer need not wait for what has
/// not been written yet. Holds one batch at a time.
/// </summary>
public static class DocumentPipe
{
    /// <summary>The most bytes of a line; longer ones are passed over. 64 MiB.</summary>
    public const int LongestLine = 64 << 20;

    /// <summary>How far to look for a first document where a pipe begins with something else. 64 KiB.</summary>
    public const int Sample = 1 << 16;

    private const int Chunk = 1 << 16;

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>
    /// Whether a pipe holds documents: it begins like one, or a line among its first is one. A page of HTML is none, whatever scripts it has.
    /// </summary>
    /// <param name="start">What was read of it.</param>
    /// <param name="isAll">Whether no more will be read: else the last line may be a part.</param>
    /// <returns>Null where more must be read to tell.</returns>
    public static bool? HoldsDocuments(ReadOnlySpan<byte> start, bool isAll)
    {
        if (DocumentLines.IsDocument(start)) return true;
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) start = start[3..];
        start = start.TrimStart(Blanks);
        if (start is [(byte)'<', ..]) return false;
        for (var end = start.IndexOf((byte)'\n'); end >= 0; end = start.IndexOf((byte)'\n'))
        {
            if (IsObject(start[..end])) return true;
            start = start[(end + 1)..];
        }

        return isAll ? IsObject(start) : null;
    }

    /// <summary>Looks at the start of a pipe, so far as is needed to tell documents from anything else.</summary>
    /// <exception cref="SourceException">The pipe cannot be read.</exception>
    public static PeekedStream Open(Stream stream, string path)
    {
        try
        {
            return new PeekedStream(stream, Sample, start => HoldsDocuments(start, isAll: false) is not null);
        }
        catch (Exception e) when (IoProblems.Explains(e))
        {
            throw new SourceException(IoProblems.Of(e, path));
        }
    }

    /// <summary>The lines that are not blank, in batches. The stream is not closed.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="path">What it is called.</param>
    /// <param name="longest">The most bytes of a line; for longer ones <see cref="DocumentLine.Limit"/> is set.</param>
    /// <exception cref="SourceException">The pipe cannot be read on; thrown while listing.</exception>
    public static IEnumerable<IReadOnlyList<DocumentLine>> Batches(Stream stream, string path, int longest = LongestLine)
    {
        var cutter = new Cutter(path, longest);
        while (cutter.ReadFrom(stream) is { } batch)
        {
            if (batch.Count > 0) yield return batch;
        }

        if (cutter.Rest() is { } last) yield return [last];
    }

    private static bool IsObject(ReadOnlySpan<byte> line)
    {
        line = line.Trim(Blanks);
        if (line is not [(byte)'{', .., (byte)'}']) return false;
        try
        {
            var json = new Utf8JsonReader(line);
            while (json.Read())
            {
                // To the end: a line that is an object and nothing else.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private sealed class Cutter(string path, int longest)
    {
        private byte[] buffer = new byte[Chunk];
        private int start;
        private int end;
        private int number;
        private bool isPassingOver;

        /// <summary>The lines that one read completes; null at the end.</summary>
        public List<DocumentLine>? ReadFrom(Stream stream)
        {
            var scanned = end;
            var read = Next(stream);
            if (read == 0) return null;
            end += read;
            var lines = new List<DocumentLine>();
            for (int at; (at = buffer.AsSpan(scanned, end - scanned).IndexOf((byte)'\n')) >= 0; start = scanned)
            {
                scanned += at;
                if (Line(buffer.AsSpan(start, scanned - start)) is { } line) lines.Add(line);
                scanned++;
            }

            MakeRoom();
            return lines;
        }

        /// <summary>What stands after the last line end.</summary>
        public DocumentLine? Rest() => Line(buffer.AsSpan(start, end - start));

        private DocumentLine? Line(ReadOnlySpan<byte> bytes)
        {
            number++;
            if (isPassingOver || bytes.Length > longest)
            {
                isPassingOver = false;
                return new DocumentLine(path, number, default) { Limit = longest };
            }

            if (number == 1 && bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
            bytes = bytes.Trim(" \t\r"u8);
            return bytes.IsEmpty ? null : new DocumentLine(path, number, bytes.ToArray());
        }

        /// <summary>Moves what is left of the last line to the front, into a buffer twice as large where that line fills it.</summary>
        private void MakeRoom()
        {
            isPassingOver |= end - start > longest;
            if (isPassingOver) start = end;
            var length = end - start;
            var target = length > buffer.Length / 2 ? new byte[buffer.Length * 2]
                : buffer.Length > Chunk && length < Chunk / 2 ? new byte[Chunk]
                : buffer;
            buffer.AsSpan(start, length).CopyTo(target);
            (buffer, start, end) = (target, 0, length);
        }

        private int Next(Stream stream)
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
}
