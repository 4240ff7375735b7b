using System.Text;

namespace PolicyML.Text.Decoding;

/// <summary>Byte-order marks at the start of a file.</summary>
internal static class ByteOrderMark
{
    /// <summary>The longer marks stand before the shorter ones that they begin with.</summary>
    private static readonly (byte[] Mark, Func<Encoding> Encoding)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], () => TextEncodings.Utf8),
        ([0xFF, 0xFE, 0x00, 0x00], () => new UTF32Encoding(bigEndian: false, byteOrderMark: false)),
        ([0x00, 0x00, 0xFE, 0xFF], () => new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
        ([0xFF, 0xFE], () => TextEncodings.Utf16LittleEndian),
        ([0xFE, 0xFF], () => TextEncodings.Utf16BigEndian),
        ([0x84, 0x31, 0x95, 0x33], () => TextEncodings.Gb18030),
    ];

    /// <summary>The encoding that a leading mark names, and the mark's length; null and 0 where there is none.</summary>
    public static (Encoding? Encoding, int Length) Find(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, encoding) in Marks)
        {
            if (bytes.StartsWith(mark)) return (encoding(), mark.Length);
        }

        return (null, 0);
    }

    /// <summary>Length of the mark with which a file of a known encoding begins, or 0.</summary>
    public static int LengthFor(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        foreach (var (mark, marked) in Marks)
        {
            if (bytes.StartsWith(mark) && marked().CodePage == encoding.CodePage) return mark.Length;
        }

        return 0;
    }
}
