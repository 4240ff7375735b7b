using System.Runtime.CompilerServices;

namespace PolicyML.Text.Words;

/// <summary>A set of free numbers, read 64 at a time from any start.</summary>
internal sealed class FreeBits
{
    private ulong[] words = [];

    /// <summary>Makes room for the numbers below a size; new ones are free.</summary>
    public void Grow(int size)
    {
        var old = words.Length;
        Array.Resize(ref words, size / 64 + 3);
        words.AsSpan(old).Fill(ulong.MaxValue);
    }

    /// <summary>A number is free no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int number) => words[number >> 6] &= ~(1UL << number);

    /// <summary>Bit i: <paramref name="start"/> + i is free.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Window(int start)
    {
        var at = start >> 6;
        var shift = start & 63;
        return shift == 0 ? words[at] : words[at] >> shift | words[at + 1] << (64 - shift);
    }
}
