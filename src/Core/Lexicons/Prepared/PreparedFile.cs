using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

using Microsoft.Win32.SafeHandles;

namespace PolicyML.Core.Lexicons.Prepared;

/// <summary>
/// Vocabulary and weights as the arrays they are looked up in, made once when the program is built. The file holds a head (magic, format,
/// stamp, parts with their places and checksums, checksum of the head) and the parts. It is a convenience: where it is missing, damaged,
/// or of other code or other tables than the program's (the stamp), everything is made of the tables as if it were not there.
/// Safe for use from several threads.
/// </summary>
public sealed class PreparedFile
{
    /// <summary>The name of the file beside the program.</summary>
    public const string FileName = "vocabulary.bin";

    private const int HeadLength = 5 * sizeof(ulong);
    private const int MostParts = 64;
    private const ulong Magic = 0x3130_5250_4C4D_4C50;   // "PLMLPR01"
    private readonly SafeFileHandle file;
    private readonly Part[] parts;

    private PreparedFile(SafeFileHandle file, Part[] parts) => (this.file, this.parts) = (file, parts);

    /// <summary>What the code and tables of some modules are told by: their version ids, which a compiler derives from all that went into them.</summary>
    public static ulong StampOf(params ReadOnlySpan<Module> modules)
    {
        Span<byte> ids = stackalloc byte[16 * modules.Length];
        for (var i = 0; i < modules.Length; i++) modules[i].ModuleVersionId.TryWriteBytes(ids[(16 * i)..]);
        return PreparedHash.Of(ids);
    }

    /// <summary>Opens a file; null where there is none, or none that can be used.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">What it must have been made of, see <see cref="StampOf"/>.</param>
    public static PreparedFile? Open(string path, ulong stamp)
    {
        if (!BitConverter.IsLittleEndian || !File.Exists(path)) return null;
        try
        {
            var handle = File.OpenHandle(path);
            if (ReadHead(handle, stamp) is { } parts) return new PreparedFile(handle, parts);
            handle.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without it the start takes longer, and that is all.
        }

        return null;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stamp">What it is made of, see <see cref="StampOf"/>.</param>
    /// <param name="parts">The parts by their names.</param>
    public static void Write(string path, ulong stamp, IReadOnlyList<(string Name, PreparedWriter Content)> parts)
    {
        var directory = new Part[parts.Count];
        var contents = parts.Select(p => p.Content.ToBytes()).ToArray();
        long at = HeadLength + (parts.Count * Unsafe.SizeOf<Part>());
        for (var i = 0; i < directory.Length; i++)
        {
            directory[i] = new Part(KeyOf(parts[i].Name), at, contents[i].Length, PreparedHash.Of(contents[i]));
            at += contents[i].Length;
        }

        ulong[] head = [Magic, stamp, (ulong)at, (ulong)directory.Length, PreparedHash.Of(MemoryMarshal.AsBytes<Part>(directory))];
        using var stream = File.Create(path);
        stream.Write(MemoryMarshal.AsBytes<ulong>(head));
        stream.Write(MemoryMarshal.AsBytes<Part>(directory));
        foreach (var content in contents) stream.Write(content);
    }

    /// <summary>Reads a part.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="read">Makes of it what it stands for.</param>
    /// <returns>Null where the file has no such part, or the part is not what was written.</returns>
    public object? Read(string name, Func<PreparedReader, object> read)
    {
        var (key, at) = (KeyOf(name), parts.Length - 1);
        while (at >= 0 && parts[at].Key != key) at--;
        if (at < 0) return null;
        var size = (int)parts[at].Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var bytes = buffer.AsMemory(0, size);
            if (RandomAccess.Read(file, bytes.Span, parts[at].Start) < size || PreparedHash.Of(bytes.Span) != parts[at].Checksum) return null;
            return read(new PreparedReader(bytes));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            return null;   // whoever altered it mended its checksum too, and said what cannot be
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Part[]? ReadHead(SafeFileHandle file, ulong stamp)
    {
        Span<ulong> head = stackalloc ulong[HeadLength / sizeof(ulong)];
        if (RandomAccess.Read(file, MemoryMarshal.AsBytes(head), 0) < HeadLength) return null;
        var (length, count) = (RandomAccess.GetLength(file), head[3]);
        if (head[0] != Magic || head[1] != stamp || head[2] != (ulong)length || count > MostParts) return null;
        var found = new Part[count];
        var bytes = MemoryMarshal.AsBytes(found.AsSpan());
        if (RandomAccess.Read(file, bytes, HeadLength) < bytes.Length || PreparedHash.Of(bytes) != head[4]) return null;
        foreach (var part in found)
            if (part.Start < HeadLength || part.Length < 0 || part.Length > int.MaxValue / 2 || part.Start > length - part.Length) return null;
        return found;
    }

    private static ulong KeyOf(string name) => PreparedHash.Of(MemoryMarshal.AsBytes(name.AsSpan()));

    private readonly record struct Part(ulong Key, long Start, long Length, ulong Checksum);
}
