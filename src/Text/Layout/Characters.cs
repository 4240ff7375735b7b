using System.Runtime.CompilerServices;

using PolicyML.Text.Reading;

namespace PolicyML.Text.Layout;

/// <summary>Classes of characters that lines are told apart by; all on the folded character.</summary>
internal static class Characters
{
    private const string Openers = "“‘『「《〈【[(";
    private const string Closers = "”’』」》〉】])";

    /// <summary>The character as it is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c) => Normalizer.Fold(c);

    /// <summary>Blank, or not read at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBlank(char c) => Normalizer.Fold(c) is ' ' or Normalizer.Dropped;

    /// <summary>A Chinese character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇';

    /// <summary>A Chinese character, letter or digit.</summary>
    public static bool IsWord(char c) => IsHan(c) || char.IsLetterOrDigit(c);

    /// <summary>Ends a sentence.</summary>
    public static bool IsStop(char c) => Fold(c) is '。' or '！' or '？' or '!' or '?' or '…' or '．' or '；' or ';';

    /// <summary>Divides a sentence.</summary>
    public static bool IsComma(char c) => Fold(c) is '，' or ',' or '、' or '—' or '-' or '~' or '·' or '/' or '+';

    /// <summary>Closes a bracket or quotation.</summary>
    public static bool IsCloser(char c) => Closers.Contains(Fold(c), StringComparison.Ordinal);

    /// <summary>Opens a bracket or quotation.</summary>
    public static bool IsOpener(char c) => Openers.Contains(Fold(c), StringComparison.Ordinal);

    /// <summary>A round or lenticular bracket that opens.</summary>
    public static bool IsOpenBracket(char c) => Fold(c) is '(' or '[' or '【' or '〔';

    /// <summary>A sign that stands before an item or an author.</summary>
    public static bool IsBullet(char c) => c is '●' or '■' or '▲' or '◆' or '★' or '□' or '△' or '○' or '◎' or '◇' or '▼' or '▶' or '►' or '•' or '※' or '☆' or '▪' or '◤' or '◢' or '|' or '丨';

    /// <summary>Trims blanks and unread characters off a range.</summary>
    public static (int Start, int End) Trim(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return (start, end);
    }
}
