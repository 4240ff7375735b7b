namespace PolicyML.Text.Sources;

/// <summary>Reads the bytes of a source whole, within a limit.</summary>
internal static class SourceBytes
{
    private const int FirstChunk = 1 << 16;

    /// <summary>What a file without a size may hold: those that the system makes up, as in /proc, are small, while some devices never end.</summary>
    private const int MostWithoutSize = 1 << 20;

    /// <summary>How long a pipe may stay without a writer.</summary>
    private static readonly TimeSpan OpenTimeout = TimeSpan.FromSeconds(3);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="SourceException">The file is missing, may not be read, or is a pipe that nobody writes to.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw new SourceException(SourceProblemCode.ReadFailed, path, "it is a folder");
            // An empty file may be a pipe, and opening a pipe waits for a writer.
            return new FileInfo(path) is { Exists: true, Length: 0 } ? OpenInTime(path) : OpenNow(path);
        }
        catch (Exception e) when (IoProblems.Explains(e))
        {
            throw new SourceException(IoProblems.Of(e, path));
        }
    }

    /// <summary>All bytes to the stream's end.</summary>
    /// <exception cref="SourceException">There are more bytes than the limit, or the system cannot read them.</exception>
    public static ReadOnlyMemory<byte> ReadAll(Stream stream, string path, long limit)
    {
        try
        {
            var expected = stream.CanSeek ? stream.Length - stream.Position : 0;
            if (expected > limit) throw TooLarge(path, limit);
            // One byte more than expected, so that the end is seen without growing.
            var capacity = expected > 0 ? expected + 1 : FirstChunk;
            var bytes = GC.AllocateUninitializedArray<byte>((int)Math.Min(capacity, Array.MaxLength));
            var isDevice = stream is FileStream { CanSeek: true } && expected == 0;
            var length = 0;
            while (true)
            {
                var read = stream.Read(bytes, length, bytes.Length - length);
                if (read == 0) return bytes.AsMemory(0, length);
                length += read;
                if (isDevice && length > MostWithoutSize) throw new SourceException(SourceProblemCode.NotAFile, path);
                if (length > limit) throw TooLarge(path, limit);
                if (length == bytes.Length) bytes = Grown(bytes, path, limit);
            }
        }
        catch (Exception e) when (IoProblems.Explains(e))
        {
            throw new SourceException(IoProblems.Of(e, path));
        }
    }

    /// <summary>The problem of a source beyond a limit in bytes.</summary>
    public static SourceException TooLarge(string path, long limit) =>
        new(SourceProblemCode.TooLarge, path, Math.Max(1, limit >> 20).ToString());

    private static byte[] Grown(byte[] bytes, string path, long limit)
    {
        if (bytes.Length == Array.MaxLength) throw TooLarge(path, limit);
        var grown = GC.AllocateUninitializedArray<byte>((int)Math.Min(bytes.Length * 2L, Array.MaxLength));
        bytes.CopyTo(grown, 0);
        return grown;
    }

    private static FileStream OpenNow(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);

    private static FileStream OpenInTime(string path)
    {
        var opening = Task.Run(() => OpenNow(path));
        if (Task.WhenAny(opening, Task.Delay(OpenTimeout)).GetAwaiter().GetResult() == opening) return opening.GetAwaiter().GetResult();
        _ = opening.ContinueWith(static t => t.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
        throw new SourceException(SourceProblemCode.NotAFile, path);
    }
}
