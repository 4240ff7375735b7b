using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace PolicyML.Core.Lexicons.Prepared;

/// <summary>Writes the numbers and texts of one part of a <see cref="PreparedFile"/>, in the order in which <see cref="PreparedReader"/> reads them.</summary>
public sealed class PreparedWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new(1 << 16);

    /// <summary>Writes a number.</summary>
    public void Number(long value) => bytes.Write(MemoryMarshal.AsBytes([value]));

    /// <summary>Writes a number with fractions.</summary>
    public void Fraction(double value) => Number(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Writes an array of values without references.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Number(values.Length);
        bytes.Write(MemoryMarshal.AsBytes(values));
        while (bytes.WrittenCount % sizeof(ulong) != 0) bytes.Write([(byte)0]);
    }

    /// <summary>Writes a text.</summary>
    public void Text(string value) => Array(value.AsSpan());

    /// <summary>Writes texts.</summary>
    public void Texts(IReadOnlyCollection<string> values)
    {
        var all = new StringBuilder();
        var ends = new List<int>(values.Count);
        foreach (var value in values)
        {
            all.Append(value);
            ends.Add(all.Length);
        }

        Array<int>(CollectionsMarshal.AsSpan(ends));
        Text(all.ToString());
    }

    internal byte[] ToBytes() => bytes.WrittenSpan.ToArray();
}
