using System.Runtime.CompilerServices;

namespace PolicyML.Text.Matching;

/// <summary>A set of UTF-16 code units, a bit each: the 8 KB of several sets stay in the near caches where tables of numbers do not.</summary>
internal sealed class CharFilter
{
    /// <summary>A set of none; nothing may be added to it.</summary>
    public static readonly CharFilter Empty = new();

    private readonly ulong[] words = new ulong[(char.MaxValue + 1) / 64];

    public void Add(char c) => words[c >> 6] |= 1UL << c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Holds(char c) => (words[c >> 6] >> c & 1) != 0;
}
