using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PolicyML.Storage.Writing;

/// <summary>Bytes of cells that hold lists: whole numbers in groups of seven bits, the lowest first; eight bytes a probability.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public void Clear() => buffer.ResetWrittenCount();

    public void Add(long value)
    {
        // Zigzag, so that small negative numbers are short too.
        var left = (ulong)(value << 1 ^ value >> 63);
        var space = buffer.GetSpan(10);
        var at = 0;
        for (; left >= 0x80; left >>= 7) space[at++] = (byte)(left | 0x80);
        space[at++] = (byte)left;
        buffer.Advance(at);
    }

    public void Add(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Add(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits) Add(part);
    }

    /// <summary>The length in UTF-16 code units and these.</summary>
    public void Add(string text)
    {
        Add(text.Length);
        buffer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }
}
