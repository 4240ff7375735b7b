using System.Buffers.Binary;
using System.Numerics;

namespace PolicyML.Core.Lexicons.Prepared;

/// <summary>
/// A checksum of 64 bits that keeps pace with memory: four sums of eight bytes each, multiplied and turned in the manner of xxHash (Collet
/// 2012), whose values it does not share. It tells damage and change, not malice.
/// </summary>
public static class PreparedHash
{
    private const ulong First = 0x9E3779B185EBCA87;
    private const ulong Second = 0xC2B2AE3D27D4EB4F;
    private const ulong Third = 0x165667B19E3779F9;
    private const int Step = 4 * sizeof(ulong);

    /// <summary>The checksum of bytes, the same on every machine.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (First, Second, Third, First ^ Second);
        var rest = bytes;
        for (; rest.Length >= Step; rest = rest[Step..])
        {
            a = Mix(a, BinaryPrimitives.ReadUInt64LittleEndian(rest));
            b = Mix(b, BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            c = Mix(c, BinaryPrimitives.ReadUInt64LittleEndian(rest[16..]));
            d = Mix(d, BinaryPrimitives.ReadUInt64LittleEndian(rest[24..]));
        }

        var hash = Mix(Mix(Mix(Mix((ulong)bytes.Length, a), b), c), d);
        foreach (var one in rest) hash = Mix(hash, one);
        return (hash ^ (hash >> 29)) * Third;
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft(hash ^ (word * Second), 31) * First;
}
