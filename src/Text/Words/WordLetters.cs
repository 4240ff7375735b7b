using System.Runtime.CompilerServices;

namespace PolicyML.Text.Words;

/// <summary>The classes of characters that jieba parts text by.</summary>
internal static class WordLetters
{
    private const byte Block = 1;
    private const byte Latin = 2;
    private const byte Digit = 4;
    private const byte Han = 8;
    private static readonly byte[] Table = BuildTable();

    /// <summary>May stand in a word: a Chinese character, an ASCII letter or digit, or one of <c>+#&amp;._%-</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool InBlock(char c) => Table[c] != 0;

    /// <summary>A Chinese character (U+4E00 to U+9FD5).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsHan(char c) => (Table[c] & Han) != 0;

    /// <summary>An ASCII letter or digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLatin(char c) => (Table[c] & (Latin | Digit)) != 0;

    /// <summary>An ASCII digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(char c) => (Table[c] & Digit) != 0;

    private static byte[] BuildTable()
    {
        var table = new byte[char.MaxValue + 1];
        foreach (var c in "+#&._%-") table[c] = Block;
        for (var c = 'a'; c <= 'z'; c++) table[c] = table[c - 32] = Block | Latin;
        for (var c = '0'; c <= '9'; c++) table[c] = Block | Digit;
        for (var c = '\u4E00'; c <= '\u9FD5'; c++) table[c] = Block | Han;
        return table;
    }
}
