using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>A set of UTF-16 code units, a bit each: the 8 KB of several sets stay in the near caches where tables of numbers do not.</summary>
public sealed class CharFilter
{
    /// <summary>A set of none; nothing may be added to it.</summary>
    public static readonly CharFilter Empty = new();

    private readonly ulong[] words = new ulong[(char.MaxValue + 1) / 64];

    /// <summary>Adds a code unit.</summary>
    public void Add(char c) => words[c >> 6] |= 1UL << c;

    /// <summary>True where the set holds a code unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(char c) => (Bit(c) & 1) != 0;

    /// <summary>A number whose last bit says whether the set holds a code unit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ulong Bit(char c) => words[c >> 6] >> c;
}
