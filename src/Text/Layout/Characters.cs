using System.Runtime.CompilerServices;

using PolicyML.Text.Reading;

namespace PolicyML.Text.Layout;

/// <summary>Classes of characters that lines are told apart by, one table look-up each; all go by the folded character.</summary>
internal static class Characters
{
    private const byte Blank = 1;
    private const byte Word = 2;
    private const byte Stop = 4;
    private const byte Comma = 8;
    private const byte Opener = 16;
    private const byte Closer = 32;
    private const byte Bullet = 64;
    private const byte Bracket = 128;

    private const string Stops = "。！？!?…．；;";
    private const string Commas = "，,、—-~·/+";
    private const string Openers = "“‘『「《〈【[(〔";
    private const string Closers = "”’』」》〉】])〕";
    private const string Bullets = "●■▲◆★□△○◎◇▼▶►•※☆▪◤◢|丨";
    private const string Brackets = "([【〔";

    private static readonly byte[] Table = BuildTable();

    /// <summary>The character as it is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c) => Normalizer.Fold(c);

    /// <summary>Blank, or not read at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(char c) => (Table[c] & Blank) != 0;

    /// <summary>A Chinese character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇';

    /// <summary>A Chinese character, letter or digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWord(char c) => (Table[c] & Word) != 0;

    /// <summary>Ends a sentence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsStop(char c) => (Table[c] & Stop) != 0;

    /// <summary>Divides a sentence.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsComma(char c) => (Table[c] & Comma) != 0;

    /// <summary>Closes a bracket or quotation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsCloser(char c) => (Table[c] & Closer) != 0;

    /// <summary>Opens a bracket or quotation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOpener(char c) => (Table[c] & Opener) != 0;

    /// <summary>A round or square bracket that opens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOpenBracket(char c) => (Table[c] & Bracket) != 0;

    /// <summary>A sign that stands before an item or an author.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBullet(char c) => (Table[c] & Bullet) != 0;

    /// <summary>Trims blanks and unread characters off a range.</summary>
    public static (int Start, int End) Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return (start, end);
    }

    private static byte[] BuildTable()
    {
        var table = new byte[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var c = Normalizer.Fold((char)i);
            var flags = c is ' ' or Normalizer.Dropped ? Blank : 0;
            if (char.IsLetterOrDigit(c) || IsHan(c)) flags |= Word;
            flags |= Flag(Stops, c, Stop) | Flag(Commas, c, Comma) | Flag(Openers, c, Opener) | Flag(Closers, c, Closer);
            table[i] = (byte)(flags | Flag(Bullets, c, Bullet) | Flag(Brackets, c, Bracket));
        }

        return table;
    }

    private static int Flag(string signs, char c, byte flag) => signs.Contains(c, StringComparison.Ordinal) ? flag : 0;
}
