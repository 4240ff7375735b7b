namespace PolicyML.Text.Reading;

/// <summary>
/// Character folding, one code unit to one: full-width ASCII (U+FF01 to U+FF5E) to ASCII where it is a letter, digit
/// or sign of a number, all blanks to a space, half-width forms of Chinese punctuation to full-width, format characters dropped.
/// </summary>
public static class Normalizer
{
    /// <summary>Stands for a character that is not read (zero-width characters, controls).</summary>
    public const char Dropped = '\0';

    private static readonly char[] Table = BuildTable();

    /// <summary>Folds one code unit without context.</summary>
    public static char Fold(char c) => Table[c];

    /// <summary>
    /// Settles a folded sign by its neighbours: a half-width comma, colon, semicolon, question or exclamation mark
    /// beside a Chinese character is read as the Chinese sign; between digits or Latin letters it stays.
    /// </summary>
    public static char InContext(char c, char before, char after)
    {
        if (c >= 0x80 || (before < 0x2E80 && after < 0x2E80 && !IsClosing(before))) return c;
        return c switch
        {
            ',' => '，',
            ':' => '：',
            ';' => '；',
            '?' => '？',
            '!' => '！',
            _ => c,
        };
    }

    private static bool IsClosing(char c) => c is '%' or '”' or '’' or ')';

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++) table[i] = FoldSlow((char)i);
        return table;
    }

    private static char FoldSlow(char c) => c switch
    {
        '（' => '(',
        '）' => ')',
        '，' or '：' or '；' or '？' or '！' => c,
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        '｡' => '。',
        '､' => '、',
        '｢' => '「',
        '｣' => '」',
        '￥' => '¥',
        '﹪' => '%',
        '﹒' => '.',
        '–' or '―' or '─' or '━' => '—',
        '−' or '﹣' => '-',
        '〜' => '~',
        '\t' or '\n' or '\r' or '\v' or '\f' or '\u00A0' or '\u3000' or '\u1680' or '\u202F' or '\u205F' => ' ',
        >= '\u2000' and <= '\u200A' => ' ',
        '\u2028' or '\u2029' or '\u0085' => ' ',
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\uFFFE' or '\uFFFF' => Dropped,
        >= '\u200E' and <= '\u200F' => Dropped,
        >= '\u202A' and <= '\u202E' => Dropped,
        >= '\u2066' and <= '\u2069' => Dropped,
        < ' ' or '\u007F' => Dropped,
        _ => c,
    };
}
