using System.Runtime.CompilerServices;

namespace PolicyML.Learning.NGrams;

/// <summary>An n-gram of at most four code units as one number: sixteen bits each, the last one lowest. No two n-grams share a key.</summary>
internal static class GramKey
{
    /// <summary>Longest n-gram.</summary>
    public const int MaxLength = 4;

    /// <summary>What a break between n-grams folds to.</summary>
    public const char Break = '\0';

    private const char FirstHan = '\u4E00';
    private const char LastHan = '\u9FEF';   // common characters, which are letters and stay as they are

    private static readonly char[] Folded = BuildTable();

    /// <summary>A code unit as n-grams see it: Latin letters small, digits as 0, anything that is no letter or digit a break.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c) => (uint)(c - FirstHan) <= LastHan - FirstHan ? c : Folded[c];

    /// <summary>The bits of the last <paramref name="length"/> code units.</summary>
    public static ulong Mask(int length) => length >= MaxLength ? ulong.MaxValue : (1UL << (16 * length)) - 1;

    /// <summary>The characters of a key.</summary>
    public static string ToText(ulong key)
    {
        Span<char> text = stackalloc char[MaxLength];
        var at = MaxLength;
        for (; key != 0; key >>= 16) text[--at] = (char)(key & 0xFFFF);
        return new string(text[at..]);
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = (char)i;
            if (char.IsDigit(c)) table[i] = '0';
            else if (char.IsLetter(c) || char.IsSurrogate(c) || c is '%') table[i] = char.ToLowerInvariant(c);
        }

        return table;
    }
}
