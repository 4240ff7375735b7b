using System.Buffers.Binary;
using System.Text;

namespace PolicyML.Reports.Charts.Raster;

/// <summary>The little of the PNG format (ISO/IEC 15948) that charts need.</summary>
internal static class Png
{
    private const int HeaderEnd = 33;   // signature, then the chunk IHDR

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether bytes begin as a PNG with its header does.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.Length > HeaderEnd && bytes.StartsWith(Signature) && bytes[12..16].SequenceEqual("IHDR"u8);

    /// <summary>Width and height in pixels.</summary>
    public static (int Width, int Height) SizeOf(ReadOnlySpan<byte> png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));

    /// <summary>The picture with its resolution, so that a document shows it in its natural size; in place of one it had.</summary>
    public static byte[] WithResolution(ReadOnlySpan<byte> png, double dotsPerInch)
    {
        var output = new MemoryStream();
        output.Write(png[..HeaderEnd]);
        output.Write(Resolution((int)Math.Round(dotsPerInch / 0.0254)));
        for (var at = HeaderEnd; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            var end = (int)Math.Min(png.Length, at + 12L + length);
            if (!png.Slice(at + 4, 4).SequenceEqual("pHYs"u8)) output.Write(png[at..end]);
            at = end;
        }

        return output.ToArray();
    }

    private static byte[] Resolution(int dotsPerMetre)
    {
        var chunk = new byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        Encoding.ASCII.GetBytes("pHYs", chunk.AsSpan(4));
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), dotsPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), dotsPerMetre);
        chunk[16] = 1;   // the unit is the metre
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Crc(chunk.AsSpan(4, 13)));
        return chunk;
    }

    /// <summary>CRC-32 of ISO 3309, as chunks carry it.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
